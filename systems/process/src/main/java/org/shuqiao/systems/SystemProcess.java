package org.shuqiao.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.shuqiao.base.process.Ending;
import org.shuqiao.base.process.OwnSession;
import org.shuqiao.base.process.Signal;

/**
 * Process of an outside system that can be stopped, killed, suspended and resumed. It can be treated as a machine room
 * treats it: ended, killed without notice, hung and gone on with. It ends with the JVM that started it.
 */
public final class SystemProcess implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 100;
    private static final int LAST_LINES = 30;

    private final String name;
    private final Process process;
    private final Path log;
    private final Runnable atExit;

    private SystemProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.atExit = process::destroyForcibly;
        ShutdownHooks.add(atExit);
    }

    /**
     * @param folder its working folder
     * @param log where its output is appended
     */
    public static SystemProcess start(String name, List<String> command, Path folder, Map<String, String> environment,
            Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command)).directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new SystemProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is ready; fails with the log's place when it ends before or takes longer. */
    public void await(BooleanSupplier ready, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new NotReadyException(name + " ended before it was ready, see " + log + lastLines());
            }
            if (System.nanoTime() > deadline) {
                throw new NotReadyException(name + " was not ready within " + atMost.toSeconds() + " s, see " + log
                        + lastLines());
            }
            pause();
        }
    }

    /** The log of a machine that is gone cannot be looked up, so the message carries its end. */
    private String lastLines() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            Deque<String> last = new ArrayDeque<>();
            lines.forEach(line -> {
                last.add(line);
                if (last.size() > LAST_LINES) {
                    last.remove();
                }
            });
            return ", which ends with\n" + String.join("\n", last);
        } catch (IOException e) {
            return ", which cannot be read: " + e.getMessage();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /** Ends it without notice, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        Ending.await(process.toHandle(), END);
        ShutdownHooks.forget(atExit);
    }

    /** Makes it hang: it keeps its connections and answers nothing. */
    public void suspend() {
        Signal.STOP.send(process.pid());
    }

    /** Lets a hung one go on. */
    public void resume() {
        Signal.CONT.send(process.pid());
    }

    /** Asks it to end; after half a minute it is ended. */
    @Override
    public void close() {
        Ending.of(process, END);
        ShutdownHooks.forget(atExit);
    }
}
