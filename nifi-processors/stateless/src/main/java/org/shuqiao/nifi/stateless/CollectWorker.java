package org.shuqiao.nifi.stateless;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.remote.NifiClient;
import org.shuqiao.nifi.server.Deployment;
import org.shuqiao.nifi.server.ServerCollector;
import org.shuqiao.nifi.server.ServerKeeper;
import org.shuqiao.nifi.stateless.engine.ContentFolder;
import org.shuqiao.nifi.stateless.engine.Engine;
import org.shuqiao.nifi.stateless.protocol.CollectJob;
import org.shuqiao.nifi.stateless.protocol.Events;
import org.shuqiao.nifi.stateless.protocol.Failure;
import org.shuqiao.nifi.stateless.protocol.WorkerError;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The collecting worker: {@code java … CollectWorker JOB.json}. It runs each source file's flow in NiFi Stateless and
 * reports by JSON lines. A source that fails fails alone. Exit codes: 0 everything done, 3 some datasets failed, 1 the
 * worker itself failed.
 *
 * <p>The NARs are looked for in the folder that the system property {@code shuqiao.nars} names, else in {@code nars}
 * beside this jar.
 */
public final class CollectWorker {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int SOME_FAILED = 3;
    private static final Logger LOG = LoggerFactory.getLogger(CollectWorker.class);

    private CollectWorker() {
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
                StandardCharsets.UTF_8);
        // whatever a library prints must not mix with the protocol
        System.setOut(System.err);
        LogFile.open();
        Starter.endWithIt();
        int code;
        try {
            code = run(arguments, out);
        } catch (CodedException e) {
            LOG.error("The worker failed", e);
            new Events(out, 0).failed(Failure.of(e));
            code = FAILED;
        } catch (Exception | LinkageError e) {
            LOG.error("The worker failed", e);
            new Events(out, 0).failed(
                    Failure.of(new CodedException(WorkerError.UNEXPECTED, e.getClass().getSimpleName())));
            code = FAILED;
        }
        out.flush();
        // the engine keeps threads that are no daemons
        Runtime.getRuntime().halt(code);
    }

    @SuppressWarnings("try")
    private static int run(String[] arguments, PrintStream out) throws InterruptedException {
        long start = System.nanoTime();
        if (arguments.length != 1) {
            throw new CodedException(WorkerError.JOB_INVALID, "JOB.json");
        }
        CollectJob job = CollectJob.read(Path.of(arguments[0]));
        Events events = new Events(out, job.sources().size());
        try (WorkerLock lock = job.sample().isPresent() ? WorkerLock.NONE : WorkerLock.of(job.state());
                ContentFolder content = ContentFolder.create(job.work())) {
            boolean all = work(job, content, events);
            events.done(PeakMemory.bytes(), (System.nanoTime() - start) / 1e9);
            return all ? DONE : SOME_FAILED;
        } catch (IOException e) {
            throw new CodedException(WorkerError.PLACE_UNUSABLE, e, job.state());
        }
    }

    /** What is done for each dataset; whether it went well is told by the answer. */
    private interface DatasetWork {
        boolean run(SourceFile source, int done) throws InterruptedException;
    }

    private static boolean work(CollectJob job, ContentFolder content, Events events)
            throws InterruptedException, IOException {
        // a trial keeps nothing, so it leaves nothing on a server either
        if (job.nifi().isEmpty() || job.sample().isPresent()) {
            Engine engine = Engine.start(nars(), job.work(), content.path());
            return each(job, new EmbeddedCollector(job, engine, events)::run, events);
        }
        try (NifiClient nifi = new NifiClient(job.nifi().get(), NifiClient.PATIENT)) {
            Deployment deployment = new Deployment(nifi);
            return job.action() == CollectJob.Action.COLLECT
                    ? each(job, new ServerCollector(job, deployment, events)::run, events)
                    : each(job, new ServerKeeper(job, deployment, events)::run, events);
        }
    }

    private static boolean each(CollectJob job, DatasetWork work, Events events) throws InterruptedException {
        boolean all = true;
        int done = 0;
        for (Path file : job.sources()) {
            String dataset = nameOf(file);
            try {
                SourceFile source = SourceFiles.read(file);
                dataset = source.id();
                all &= work.run(source, done);
            } catch (CodedException e) {
                LOG.error("{} failed", dataset, e);
                events.failed(dataset, Failure.of(e));
                all = false;
            } catch (RuntimeException e) {
                LOG.error("{} failed", dataset, e);
                events.failed(dataset, Failure.of(
                        new CodedException(WorkerError.UNEXPECTED, e.getClass().getSimpleName())));
                all = false;
            }
            done++;
        }
        return all;
    }

    /** What a source file that cannot be read would be called. */
    private static String nameOf(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
        Path parent = file.toAbsolutePath().getParent();
        return parent == null || parent.getFileName() == null ? name : parent.getFileName() + "_" + name;
    }

    private static Path nars() {
        String named = System.getProperty("shuqiao.nars");
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        try {
            Path here = Path.of(CollectWorker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            for (Path candidate : List.of(here.resolveSibling("nars"), here.resolve("nars"))) {
                if (Files.isDirectory(candidate)) {
                    return candidate;
                }
            }
            throw new CodedException(WorkerError.NARS_MISSING, here.resolveSibling("nars"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
