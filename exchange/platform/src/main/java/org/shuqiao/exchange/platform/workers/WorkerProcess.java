package org.shuqiao.exchange.platform.workers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.ConfigurationError;
import org.shuqiao.exchange.platform.settings.Home;

/** A worker in a JVM of its own, so that no class path fights another; its events are read as it prints them. */
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
    public static WorkerProcess start(Home home, WorkerKind kind, JsonNode job, String heap,
            Map<String, String> environment) {
        Path built = kind.built(home.installation());
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        Path log = home.logs().resolve(name + ".log");
        try {
            Files.createDirectories(home.logs());
            Files.createDirectories(home.work());
            Path jobFile = Files.createTempFile(home.work(), name + "-job-", ".json"); // a trial may run beside a job
            Files.writeString(jobFile, job.toString());
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx" + heap,
                    "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:TieredStopAtLevel=4",
                    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                    "-Dfile.encoding=UTF-8", "-Duser.timezone=Asia/Shanghai",
                    "-Djava.io.tmpdir=" + Files.createDirectories(home.work().resolve("tmp"))));
            Path flags = built.resolve("jvm.flags");
            if (Files.exists(flags)) {
                command.addAll(List.of(Files.readString(flags).strip().split("\\s+")));
            }
            command.addAll(List.of("-cp", classPath(kind, home.installation()), kind.mainClass(), jobFile.toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.work().toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            builder.environment().put("SHUQIAO_LOG", log.toString());
            builder.environment().put("TZ", "Asia/Shanghai");
            builder.environment().put("SHUQIAO_STARTED_BY", Long.toString(ProcessHandle.current().pid()));
            Process process = builder.start();
            return new WorkerProcess(process, jobFile, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath(WorkerKind kind, Path installation) throws IOException {
        Path file = kind.classPath(installation);
        if (!Files.exists(file)) {
            throw new CodedException(ConfigurationError.NOT_BUILT, file);
        }
        return kind.built(installation).resolve("classes") + File.pathSeparator + Files.readString(file).strip();
    }

    /**
     * Hands each event on until the worker ends.
     *
     * @return its exit code: 0 all done, 3 some datasets failed, anything else the worker itself failed
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
            return 1;
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
