package org.shuqiao.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.Ending;
import org.shuqiao.base.process.ParentProcess;
import org.shuqiao.base.process.PeakMemory;

/** Child JVM of the demo: it watches its standard input or its parent, and ends with the demo, even a killed one. */
final class ChildProcess implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final BufferedReader out;
    private final Path log;
    private volatile boolean closing;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.log = log;
    }

    static ChildProcess java(String name, BuiltModule built, String heap, Path log, String main,
            List<String> arguments) {
        return java(name, built, heap, log, main, arguments, Map.of());
    }

    /** @param environment beside this process's own */
    static ChildProcess java(String name, BuiltModule built, String heap, Path log, String main,
            List<String> arguments, Map<String, String> environment) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(built.command(main).heap(heap).inTheCity()
                    .with("-Dstdout.encoding=UTF-8").words(arguments))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            ParentProcess.announceTo(builder.environment());
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the first line that is wanted; fails with the log's place when the process ends before it */
    String await(Predicate<String> wanted) {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (wanted.test(line)) {
                    drain();
                    return line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new StepFailedException(name, lastWords() + " (" + log + ")");
    }

    /** What a process says last is its coded error. */
    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.isEmpty() ? "ended before it was ready" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "ended before it was ready";
        }
    }

    /** Reads on, so that the process never waits for a full pipe, until it closes its end or we close ours. */
    private void drain() {
        Thread.ofVirtual().start(() -> {
            try {
                out.transferTo(Writer.nullWriter());
            } catch (IOException e) {
                if (!closing) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    /** @return the highest resident memory so far of the process and those it started, in bytes */
    long peakMemoryBytes() {
        return PeakMemory.ofTree(process.toHandle());
    }

    String name() {
        return name;
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        closing = true;
        Ending.of(process, END);
    }
}
