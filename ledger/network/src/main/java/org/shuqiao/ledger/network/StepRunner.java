package org.shuqiao.ledger.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.Command;

/** Runs Fabric's binaries as steps of starting a network and logs their output to {@code logs/steps.log}. */
final class StepRunner {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 100;

    private final FabricBinaries programs;
    private final Path log;

    StepRunner(FabricBinaries programs, Path log) {
        this.programs = programs;
        this.log = log;
    }

    Path program(String name) {
        return programs.path(name);
    }

    /** @return what it printed, whether it succeeded or not */
    Command.Result look(String program, Map<String, String> environment, String... arguments) {
        Command.Result result = Command.of(programs.path(program), arguments)
                .with(Map.of("FABRIC_LOGGING_SPEC", "error")).with(environment).run(LONGEST);
        note(program + " " + String.join(" ", arguments), result);
        return result;
    }

    /** @throws CodedException {@code STEP_FAILED} */
    void run(String step, String program, Map<String, String> environment, String... arguments) {
        Command.Result result = look(program, environment, arguments);
        if (!result.good()) {
            throw new CodedException(NetworkCode.STEP_FAILED, step, result.exit(), log);
        }
    }

    /**
     * Takes a step until it is seen to be taken: it may have been before, by an earlier run that was broken off, and it
     * may succeed only once other nodes have come up.
     *
     * @throws CodedException {@code STEP_FAILED} after a minute
     */
    void until(String step, BooleanSupplier taken, Supplier<Command.Result> take) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!taken.getAsBoolean()) {
            Command.Result result = take.get();
            if (!result.good()) {
                if (System.nanoTime() - end > 0) {
                    throw new CodedException(NetworkCode.STEP_FAILED, step, result.exit(), log);
                }
                pause();
            }
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private synchronized void note(String command, Command.Result result) {
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, "$ " + command + "\n" + result.output() + "-> " + result.exit() + "\n",
                    StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
