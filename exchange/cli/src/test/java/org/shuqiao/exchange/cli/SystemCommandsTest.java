package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Commands about the real outside systems where there is none of them. */
@ExtendWith(CityExtension.class)
class SystemCommandsTest {

    @TempDir
    private Path folder;
    private final City city;

    SystemCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = "doctor", refused = "doctor")
    void doctorNamesWhatIsConfiguredAndSilent() throws IOException, InterruptedException {
        Path settings = Files.writeString(folder.resolve("shuqiao.yaml"), "collect: {nifi: \"http://127.0.0.1:1\"}\n");

        Terminal healthy = Terminal.run("doctor");
        Terminal json = Terminal.run("doctor", "--json");
        Terminal silent = launch(Map.of("SHUQIAO_CONF", settings.toString()), "doctor");

        assertThat(healthy.exit()).as(healthy.out()).isEqualTo(ExitCodes.DONE);
        assertThat(healthy.out()).contains("JDK", city.home().configuration().toString(),
                "the embedded runner collects");
        assertThat(City.json(json).findValuesAsText("part")).contains("JDK", "build", "PostgreSQL", "NiFi");
        assertThat(silent.exit()).isEqualTo(ExitCodes.NO);
        assertThat(silent.out()).contains("SQ-COL-", "see collect.nifi");
    }

    @Test
    @Commands(refused = {"atlas status", "atlas publish"})
    void atlasIsRefusedWhereNoneIsConfigured() {
        assertRefused(city.as("reviewer", "atlas", "status"), "SQ-CAT-0207");
        assertRefused(city.as("reviewer", "atlas", "publish", "--all"), "SQ-CAT-0207");
        assertRefused(city.as("auditor", "atlas", "publish"), "SQ-EXC-0001");
    }

    @Test
    @Commands(done = "fabric down", refused = {"fabric status", "fabric up"})
    void whereThereIsNoNetworkTheAnswerIsNoAndThereIsNothingToEnd() throws IOException, InterruptedException {
        Terminal status = Terminal.run("fabric", "status");
        Terminal programs = launch(Map.of("PATH", folder.toString()), "fabric", "up");

        assertThat(status.exit()).isEqualTo(ExitCodes.NO);
        assertThat(status.out()).contains("no network");
        assertThat(Terminal.run("fabric", "down", "--erase").exit()).isEqualTo(ExitCodes.DONE);
        assertThat(Terminal.run("fabric", "up", "--profile", "huge").exit()).isEqualTo(ExitCodes.USAGE);
        assertRefused(programs, "SQ-FAB-0001");
    }

    @Test
    @Commands(refused = "fabric down")
    void whileAnotherCommandIsAtWorkOnTheNetworkNoneElseIs() throws IOException, InterruptedException {
        Path network = Files.createDirectories(folder.resolve("fabric"));
        Files.writeString(network.resolve("network.json"), """
                {"profile": "SMALL", "organisations": [], "orderers": []}""");
        try (FileChannel channel = FileChannel.open(network.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock held = channel.lock()) {
            Terminal refused = launch(Map.of("SHUQIAO_VAR", folder.toString()), "fabric", "down");

            assertThat(held.isValid()).isTrue();
            assertRefused(refused, "SQ-FAB-0008");
        }
    }

    private Terminal launch(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(city.environment());
        all.putAll(environment);
        return Launched.run(all, words);
    }
}
