package org.shuqiao.pipelines.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.shuqiao.pipelines.run.RunJson;
import org.shuqiao.pipelines.run.StandardizeJob;

/** The worker as a process of its own, started the way a launcher starts it. */
final class WorkerProcess {

    private final Process process;
    private final Path output;
    private final Path log;

    WorkerProcess(Path folder, StandardizeJob job) {
        this(folder, "run", job);
    }

    WorkerProcess(Path folder, String name, StandardizeJob job) {
        output = folder.resolve(name + ".out");
        log = folder.resolve(name + ".log");
        try {
            Path file = Files.writeString(folder.resolve(name + ".job.json"), RunJson.write(job));
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(Files.readString(Path.of("target/jvm.flags")).strip().split("\\s+")));
            command.addAll(List.of("-Xmx1g", "-cp", Path.of("target/classes").toAbsolutePath()
                    + java.io.File.pathSeparator + Files.readString(Path.of("target/runtime.classpath")).strip(),
                    StandardizeWorker.class.getName(), file.toString()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile())
                    .redirectError(folder.resolve(name + ".err").toFile());
            builder.environment().put("SHUQIAO_LOG", log.toString());
            builder.environment().put("SHUQIAO_STORE_PASSWORD", "");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end, or until a folder is there and some time has passed since, and then kills it. */
    boolean killAfter(Path sign, long millis) throws InterruptedException {
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

    int end() throws InterruptedException {
        return process.waitFor();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
