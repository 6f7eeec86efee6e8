package org.shuqiao.nifi.collector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.Installation;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.worker.WorkerEnvironment;

/** Worker process with a job file, started as by the launcher. */
final class WorkerProcess {

    private static final BuiltModule BUILT = BuiltModule.of(Installation.above(Path.of("")),
            "nifi-processors/collector");
    private static final Optional<NifiUnderTest> SERVER = ServiceLoader.load(NifiUnderTest.class).findFirst();

    private final Path folder;
    private final Map<String, String> environment;

    WorkerProcess(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    record Result(int exit, List<JsonNode> events, List<String> output) {

        JsonNode event(String name, String dataset) {
            return events.stream().filter(e -> e.path("event").asText().equals(name)
                    && e.path("dataset").asText().equals(dataset)).findFirst().orElseThrow(
                            () -> new AssertionError("no " + name + " of " + dataset + " in " + output));
        }
    }

    /** Runs the worker to its end. */
    Result run(List<Path> sources, Consumer<ObjectNode> change) throws IOException, InterruptedException {
        return run("-Xmx256m", sources, change);
    }

    Result run(String heap, List<Path> sources, Consumer<ObjectNode> change) throws IOException, InterruptedException {
        Process process = start(sources, change, heap);
        List<String> output = new ArrayList<>();
        List<JsonNode> events = new ArrayList<>();
        try (var lines = process.inputReader().lines()) {
            lines.forEach(line -> {
                output.add(line);
                events.add(parse(line));
            });
        }
        int exit = process.waitFor();
        if (exit == 1) {
            output.add(Files.readString(folder.resolve("stderr.log")));
        }
        if (System.getProperty("worker.log") != null) {
            System.out.println(String.join("\n", output) + "\n" + Files.readString(folder.resolve("collect.log"))
                    + Files.readString(folder.resolve("stderr.log")));
        }
        return new Result(exit, events, output);
    }

    Process start(List<Path> sources, Consumer<ObjectNode> change, String... flags) throws IOException {
        ObjectNode job = Json.PLAIN.createObjectNode();
        job.put("landing", landing().toString()).put("state", folder.resolve("state").toString())
                .put("work", Path.of("target/worker").toAbsolutePath().toString())
                .put("secrets", folder.resolve("secrets").toString());
        job.putNull("quotaBytes").putNull("sample");
        var list = job.putArray("sources");
        sources.forEach(source -> list.add(source.toString()));
        SERVER.ifPresent(server -> job.putObject("nifi").put("url", server.url()));
        change.accept(job);
        Path file = Files.createDirectories(folder).resolve("job.json");
        Files.writeString(file, job.toString());
        ProcessBuilder builder = new ProcessBuilder(
                BUILT.command(CollectWorker.class.getName()).with(flags).words(file.toString()));
        builder.environment().putAll(environment);
        builder.environment().put(WorkerEnvironment.LOG, folder.resolve("collect.log").toString());
        builder.redirectError(folder.resolve("stderr.log").toFile());
        return builder.start();
    }

    Path landing() {
        return folder.resolve("landing");
    }

    private static JsonNode parse(String line) {
        try {
            return Json.PLAIN.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("not a JSON line: " + line, e);
        }
    }
}
