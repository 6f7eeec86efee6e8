package org.shuqiao.nifi.collector;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.ParentProcess;
import org.shuqiao.base.process.PeakMemory;
import org.shuqiao.contracts.worker.CollectJob;
import org.shuqiao.contracts.worker.CollectorJob;
import org.shuqiao.contracts.worker.FlowJob;
import org.shuqiao.contracts.worker.NifiServer;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.contracts.worker.WorkerExit;
import org.shuqiao.nifi.deployment.Deployment;
import org.shuqiao.nifi.deployment.FlowOperations;
import org.shuqiao.nifi.deployment.ServerCollector;
import org.shuqiao.nifi.flow.WorkerCode;
import org.shuqiao.nifi.remote.NifiAccess;
import org.shuqiao.nifi.remote.NifiClient;
import org.shuqiao.nifi.stateless.EmbeddedCollector;
import org.shuqiao.nifi.stateless.engine.ContentFolder;
import org.shuqiao.nifi.stateless.engine.Engine;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point of the collect worker: {@code java … CollectWorker JOB.json}. It runs each source file's flow in NiFi
 * Stateless, or has a NiFi server run it, and reports by events. A source that fails fails alone.
 *
 * <p>The NARs are looked for in the folder that the system property {@code shuqiao.nars} names, else in {@code nars}
 * beside this jar.
 */
public final class CollectWorker {

    private static final Logger LOG = LoggerFactory.getLogger(CollectWorker.class);

    private CollectWorker() { }

    public static void main(String[] arguments) {
        WorkerEventWriter events = WorkerEventWriter.onStandardOutput();
        LogFile.open();
        ParentProcess.haltOnParentExit();
        int code;
        try {
            code = run(arguments, events);
        } catch (CodedException e) {
            LOG.error("The worker failed", e);
            events.failed(Optional.empty(), e);
            code = WorkerExit.FAILED;
        } catch (Exception | LinkageError e) {
            LOG.error("The worker failed", e);
            events.failed(Optional.empty(), new CodedException(WorkerCode.UNEXPECTED, e.getClass().getSimpleName()));
            code = WorkerExit.FAILED;
        }
        // the engine keeps threads that are no daemons
        Runtime.getRuntime().halt(code);
    }

    @SuppressWarnings("try")
    private static int run(String[] arguments, WorkerEventWriter events) throws InterruptedException {
        long start = System.nanoTime();
        if (arguments.length != 1) {
            throw new CodedException(WorkerCode.JOB_INVALID, "JOB.json");
        }
        CollectorJob job = JobFile.read(Path.of(arguments[0]));
        try (WorkerLock lock = lock(job); ContentFolder content = ContentFolder.create(work(job))) {
            boolean all = switch (job) {
                case CollectJob collect -> collect(collect, content, events);
                case FlowJob flows -> lookAfter(flows, events);
            };
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            events.emit(WorkerEvent.Done.after(duration, PeakMemory.ofThisProcess()));
            return all ? WorkerExit.DONE : WorkerExit.SOME_FAILED;
        } catch (IOException e) {
            throw new CodedException(WorkerCode.PLACE_UNUSABLE, e, job.state());
        }
    }

    /** Action per dataset that returns its success. */
    private interface DatasetWork {
        boolean run(SourceFile source, int done) throws InterruptedException;
    }

    private static WorkerLock lock(CollectorJob job) throws IOException {
        boolean trial = job instanceof CollectJob collect && collect.sample().isPresent();
        return trial ? WorkerLock.NONE : WorkerLock.of(Path.of(job.state()).toAbsolutePath());
    }

    private static Path work(CollectorJob job) {
        return Path.of(job.work()).toAbsolutePath();
    }

    private static boolean collect(CollectJob job, ContentFolder content, WorkerEventWriter events)
            throws InterruptedException {
        // a trial keeps nothing, so it leaves nothing on a server either
        if (job.nifi().isEmpty() || job.sample().isPresent()) {
            Engine engine = Engine.start(nars(), work(job), content.path());
            return each(job, reconciled(job, new EmbeddedCollector(job, engine, events, false)::run, () -> engine,
                    events), events);
        }
        try (NifiClient nifi = client(job.nifi().get())) {
            ServerCollector collector = new ServerCollector(job, new Deployment(nifi), events);
            // a comparison of keys ends; no flow of a server stays for it
            AtomicReference<Engine> begun = new AtomicReference<>();
            Supplier<Engine> engine = () -> begun.updateAndGet(known -> known != null ? known
                    : Engine.start(nars(), work(job), content.path()));
            return each(job, reconciled(job, collector::run, engine, events), events);
        }
    }

    private static DatasetWork reconciled(CollectJob job, DatasetWork collect, Supplier<Engine> engine,
            WorkerEventWriter events) {
        return (source, done) -> {
            if (!collect.run(source, done)) {
                return false;
            }
            Clock clock = SystemClock.beijing();
            Reconciliations kept = new Reconciliations(Path.of(job.state()), source);
            if (job.sample().isPresent() || !kept.due(job.reconcile(), clock.instant())) {
                return true;
            }
            boolean good = new EmbeddedCollector(job, engine.get(), events, true).run(source, done);
            if (good) {
                kept.done(clock.instant());
            }
            return good;
        };
    }

    private static boolean lookAfter(FlowJob job, WorkerEventWriter events) throws InterruptedException {
        try (NifiClient nifi = client(job.nifi())) {
            return each(job, new FlowOperations(job, new Deployment(nifi), events)::run, events);
        }
    }

    private static NifiClient client(NifiServer server) {
        String password = Optional.ofNullable(System.getenv(WorkerEnvironment.NIFI_PASSWORD)).orElse("");
        return new NifiClient(NifiAccess.of(server.url(), server.user(), password, server.trust().map(Path::of)),
                NifiClient.PATIENT);
    }

    private static boolean each(CollectorJob job, DatasetWork work, WorkerEventWriter events)
            throws InterruptedException {
        boolean all = true;
        int done = 0;
        for (Path file : job.sources().stream().map(Path::of).toList()) {
            String dataset = nameOf(file);
            try {
                SourceFile source = SourceFiles.read(file);
                dataset = source.id();
                all &= work.run(source, done);
            } catch (CodedException e) {
                LOG.error("{} failed", dataset, e);
                events.failed(Optional.of(dataset), e);
                all = false;
            } catch (RuntimeException e) {
                LOG.error("{} failed", dataset, e);
                events.failed(Optional.of(dataset),
                        new CodedException(WorkerCode.UNEXPECTED, e.getClass().getSimpleName()));
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
            throw new CodedException(WorkerCode.NARS_MISSING, here.resolveSibling("nars"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
