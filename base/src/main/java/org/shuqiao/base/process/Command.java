package org.shuqiao.base.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of a program, with an end: a program that hangs is ended. */
public record Command(List<String> words, Map<String, String> environment) {

    private static final int ENDED = 137;

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** @param exit the exit code; 137 where it took too long and was ended */
    public record Result(int exit, String output) {

        public boolean good() {
            return exit == 0;
        }
    }

    public static Command of(Path program, String... arguments) {
        return new Command(Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList(), Map.of());
    }

    public Command with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Command(words, all);
    }

    /** @return what it printed, errors too */
    public Result run(Duration atMost) {
        try {
            Path output = Files.createTempFile("command-", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                }
                return new Result(ended ? process.exitValue() : ENDED,
                        Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
