package org.shuqiao.ledger.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of the network. It outlives the command that started it; its id is kept in a file together with the time at
 * which it began, so that a number that the system gave to somebody else since is not taken for it.
 */
public final class NodeProcess {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration END = Duration.ofSeconds(15);
    private static final Path SESSION = Path.of("/usr/bin/setsid");

    private final String name;
    private final Path file;

    NodeProcess(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    public String name() {
        return name;
    }

    /**
     * Starts it in a session of its own, so that neither the end of a terminal nor its Ctrl-C reaches it.
     *
     * @param version what is started, for whoever looks later
     */
    void start(List<String> command, Map<String, String> environment, Path folder, Path log, String version) {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SESSION)) {
            words.add(SESSION.toString());
        }
        words.addAll(command);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            NetworkFolder.write(file, JSON.createObjectNode().put("pid", process.pid())
                    .put("began", began(process.toHandle())).put("version", version) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    /** @return the process, if it lives */
    public Optional<ProcessHandle> handle() {
        return record().flatMap(record -> ProcessHandle.of(record.path("pid").asLong())
                .filter(ProcessHandle::isAlive)
                .filter(process -> began(process).equals(record.path("began").asText())));
    }

    /** @return what was started last */
    String version() {
        return record().map(record -> record.path("version").asText()).orElse("");
    }

    private Optional<JsonNode> record() {
        try {
            return Files.exists(file) ? Optional.of(JSON.readTree(file.toFile())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end and, when it does not within a while (one that hangs cannot), ends it. */
    void end() {
        handle().ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                process.destroyForcibly();
                process.onExit().join();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        });
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without notice: it does not answer. */
    void kill() {
        handle().ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }
}
