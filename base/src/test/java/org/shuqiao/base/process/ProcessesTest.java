package org.shuqiao.base.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aWorkerEndsWithItsParentEvenWhenThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(ChildJvm.command().words("with a worker")).start();
        ProcessHandle worker = ProcessHandle.of(Long.parseLong(parent.inputReader().readLine())).orElseThrow();

        parent.destroyForcibly().waitFor();

        worker.onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void aProcessThatHangsIsEndedByForce() throws IOException {
        Process process = new ProcessBuilder("sleep", "600").start();
        Signal.STOP.send(process.pid());

        Ending.of(process, Duration.ofMillis(100));

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aProcessThatGoesOnEndsWhenItIsAsked() throws IOException {
        Process process = new ProcessBuilder("sleep", "600").start();
        Signal.STOP.send(process.pid());
        Signal.CONT.send(process.pid());

        Ending.of(process.toHandle(), SOON);

        assertThat(process.exitValue()).isEqualTo(128 + 15);
    }

    @Test
    void aSignalToNobodyIsAnError() {
        assertThatThrownBy(() -> Signal.STOP.send(Integer.MAX_VALUE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCommandTellsWhatItPrintedAndHowItEnded() {
        Command command = Command.of(Path.of("/bin/sh"), "-c", "echo $WORD; echo error >&2; exit 3")
                .with(Map.of("WORD", "字"));

        Command.Result result = command.run(SOON);

        assertThat(result).isEqualTo(new Command.Result(3, "字\nerror\n"));
        assertThat(result.good()).isFalse();
    }

    @Test
    void aCommandThatTakesTooLongIsEnded() {
        Command.Result result = Command.of(Path.of("sleep"), "600").run(Duration.ofMillis(100));

        assertThat(result.exit()).isEqualTo(137);
    }

    @Test
    void theMemoryOfATreeIsThatOfAllItsProcesses() throws IOException {
        Process child = new ProcessBuilder("sleep", "600").start();
        try {
            long alone = PeakMemory.ofThisProcess();

            assertThat(alone).isGreaterThan(10L << 20);
            assertThat(PeakMemory.ofTree(ProcessHandle.current())).isGreaterThan(alone);
        } finally {
            child.destroyForcibly();
        }
    }
}
