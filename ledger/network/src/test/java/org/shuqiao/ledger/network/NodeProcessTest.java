package org.shuqiao.ledger.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.process.Signal;

class NodeProcessTest {

    private static final List<String> SLEEP = List.of("sleep", "600");

    @TempDir
    private Path folder;

    @Test
    void a_process_is_known_to_whoever_looks_at_its_file_until_it_ends() throws InterruptedException {
        NodeProcess process = started();
        ProcessHandle handle = process.handle().orElseThrow();

        assertThat(program(handle)).endsWith("sleep");
        assertThat(process.version()).isEqualTo("2.5.16 of sleep");

        new NodeProcess("node", file()).end();

        assertThat(handle.isAlive()).isFalse();
        assertThat(process.handle()).isEmpty();
    }

    @Test
    void a_process_that_hangs_is_ended_too() {
        NodeProcess process = started();
        ProcessHandle handle = process.handle().orElseThrow();
        Signal.STOP.send(handle.pid());

        process.kill();

        assertThat(handle.isAlive()).isFalse();
    }

    @Test
    void somebody_elses_process_of_the_same_id_is_left_alone() throws IOException {
        NodeProcess process = started();
        ProcessHandle other = process.handle().orElseThrow();
        Files.setLastModifiedTime(file(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        assertThat(process.handle()).isEmpty();
        process.end();

        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    /** The shell that starts a program gives way to it a moment later. */
    private static String program(ProcessHandle handle) throws InterruptedException {
        String program = handle.info().command().orElseThrow();
        for (int looked = 0; looked < 500 && program.endsWith("sh"); looked++) {
            TimeUnit.MILLISECONDS.sleep(10);
            program = handle.info().command().orElseThrow();
        }
        return program;
    }

    private NodeProcess started() {
        NodeProcess process = new NodeProcess("node", file());
        process.start(SLEEP, Map.of(), folder, folder.resolve("logs/node.log"), "2.5.16 of sleep");
        return process;
    }

    private Path file() {
        return folder.resolve("run/node.pid");
    }
}
