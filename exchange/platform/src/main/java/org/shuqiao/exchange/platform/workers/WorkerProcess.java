package org.shuqiao.exchange.platform.workers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.base.process.ParentProcess;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerExit;
import org.shuqiao.contracts.worker.WorkerJob;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.PacksInForce;
import org.shuqiao.standards.pack.PacksOfProcess;

/** Worker process in a JVM with a class path of its own, whose events are read as it prints them. */
public final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final Path jobFile;
    private final Path log;

    private WorkerProcess(Process process, Path jobFile, Path log) {
        this.process = process;
        this.jobFile = jobFile;
        this.log = log;
    }

    /**
     * @param heap as {@code -Xmx} takes it
     * @param environment secrets for this worker alone
     */
    public static WorkerProcess start(Home home, WorkerJob job, String heap, Map<String, String> environment) {
        WorkerKind kind = WorkerKind.of(job);
        if (!Files.exists(kind.classPath(home.installation()))) {
            throw new CodedException(ConfigurationCode.NOT_BUILT, kind.classPath(home.installation()));
        }
        String name = kind.name().toLowerCase(Locale.ROOT);
        Path log = home.logs().resolve(name + ".log");
        try {
            Files.createDirectories(home.logs());
            Files.createDirectories(home.work());
            Path jobFile = Files.createTempFile(home.work(), name + "-job-", ".json"); // a trial may run beside a job
            Files.writeString(jobFile, RunJson.write(job));
            JavaCommand command = kind.command(home.installation()).heap(heap).inTheCity()
                    .with("-XX:TieredStopAtLevel=4",
                            "-D" + PacksOfProcess.FOLDER + "=" + PacksInForce.folder(home),
                            "-Djava.io.tmpdir=" + Files.createDirectories(home.work().resolve("tmp")));
            ProcessBuilder builder = new ProcessBuilder(command.words(jobFile.toString()))
                    .directory(home.work().toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            builder.environment().put(WorkerEnvironment.LOG, log.toString());
            builder.environment().put("TZ", "Asia/Shanghai");
            ParentProcess.announceTo(builder.environment());
            Process process = builder.start();
            return new WorkerProcess(process, jobFile, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Hands each event on until the worker ends.
     *
     * @return its exit code, one of {@link WorkerExit} or what ended it
     */
    public int run(Consumer<WorkerEvent> events) {
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                WorkerEvent.parse(line).ifPresent(events);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            return WorkerExit.FAILED;
        }
    }

    public Path log() {
        return log;
    }

    /** Asks the worker to end; it is safe at any line, the next run goes on from there. */
    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(jobFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
