package org.shuqiao.pipelines.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.Installation;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.StandardizeJob;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.contracts.worker.WorkerJob;

/** Worker process, started as by a launcher. */
public final class WorkerProcess {

    private static final BuiltModule BUILT = BuiltModule.of(Installation.above(Path.of("")), "pipelines/jobs");

    /** A worker over a few thousand rows ends before much of it is compiled twice. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final Path output;
    private final Path log;

    public WorkerProcess(Path folder, StandardizeJob job) {
        this(folder, "run", job);
    }

    public WorkerProcess(Path folder, String name, StandardizeJob job) {
        this(folder, name, StandardizeWorker.class, job);
    }

    public WorkerProcess(Path folder, String name, Class<?> worker, WorkerJob job) {
        output = folder.resolve(name + ".out");
        log = folder.resolve(name + ".log");
        try {
            Path file = Files.writeString(folder.resolve(name + ".job.json"), RunJson.write(job));
            ProcessBuilder builder = new ProcessBuilder(BUILT.command(worker.getName()).heap("1g")
                    .with(SHORT_LIVED).words(file.toString())).redirectOutput(output.toFile())
                    .redirectError(folder.resolve(name + ".err").toFile());
            builder.environment().put(WorkerEnvironment.LOG, log.toString());
            builder.environment().put(WorkerEnvironment.STORE_PASSWORD, "");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end, or until a folder is there and some time has passed since, and then kills it. */
    public boolean killAfter(Path sign, long millis) throws InterruptedException {
        while (!Files.exists(sign)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        process.destroyForcibly().waitFor();
        return true;
    }

    /** Kills it as soon as something is so; false if it ended before. */
    public boolean killWhen(BooleanSupplier sign) throws InterruptedException {
        while (!sign.getAsBoolean()) {
            if (process.waitFor(2, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        process.destroyForcibly().waitFor();
        return true;
    }

    public int end() throws InterruptedException {
        return process.waitFor();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    public String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
