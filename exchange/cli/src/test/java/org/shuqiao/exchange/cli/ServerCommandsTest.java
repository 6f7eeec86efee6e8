package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.web.server.ShuqiaoServer;

/** Commands with a server, without one, and on a state folder that is broken. */
class ServerCommandsTest {

    @TempDir
    private Path folder;
    private Home home;

    @BeforeEach
    void freshHome() throws Exception {
        home = TestHome.fresh();
    }

    @Test
    void withoutAServerTheDatasetsAreListedHereAndWhatNeedsOneEndsWithFive() throws Exception {
        Terminal datasets = Terminal.run("datasets");
        Terminal receipts = Terminal.run("receipts", "--as", "admin");
        Terminal named = Terminal.run("receipts", "--as", "admin", "--server", "http://127.0.0.1:1");

        assertThat(datasets.exit()).as(datasets.err()).isEqualTo(ExitCodes.DONE);
        assertThat(datasets.out()).contains("tongji_division");
        assertThat(datasets.err()).isEmpty();
        assertThat(receipts.exit()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(receipts.err()).startsWith("SQ-CLI-0010");
        assertThat(named.exit()).isEqualTo(ExitCodes.UNREACHABLE);
    }

    @Test
    void aRefusalIsFourAndItsReceiptVerifiesUntilItIsEdited() throws Exception {
        Path kept = folder.resolve("refused.receipt.json");
        Path edited = folder.resolve("edited.receipt.json");
        try (ShuqiaoServer server = ShuqiaoServer.start(home, 0, null)) {
            Terminal datasets = Terminal.run("datasets", "--as", "admin");
            Terminal refused = Terminal.run("query", "select 1", "--purpose", "低保复核", "--as", "admin",
                    "--receipt", kept.toString());
            Terminal keys = Terminal.run("receipts", "keys", "--as", "admin");
            Files.writeString(folder.resolve("keys.json"), keys.out().strip());

            assertThat(datasets.exit()).as(datasets.err()).isEqualTo(ExitCodes.DONE);
            assertThat(datasets.out()).contains("tongji_division");
            assertThat(refused.exit()).isEqualTo(ExitCodes.REFUSED);
            assertThat(refused.err()).startsWith("SQ-EXC-0001");
            assertThat(server.url().getPort()).isPositive();
        }
        Files.copy(kept, edited, StandardCopyOption.REPLACE_EXISTING);
        String receipt = Files.readString(kept);
        Files.writeString(edited, receipt.replace("SQ-EXC-0001", "SQ-EXC-0002"));

        Terminal good = Terminal.run("verify", kept.toString());
        Terminal bad = Terminal.run("verify", edited.toString());
        Terminal both = Terminal.run("verify", kept.toString(), edited.toString());
        Terminal none = Terminal.run("verify", folder.resolve("absent.json").toString());

        assertThat(receipt).contains("SQ-EXC-0001");
        assertThat(good.exit()).as(good.out() + good.err()).isEqualTo(ExitCodes.DONE);
        assertThat(good.out()).startsWith("VALID");
        assertThat(bad.exit()).isEqualTo(ExitCodes.NO);
        assertThat(bad.out()).startsWith("INVALID").contains("SQ-LED-");
        assertThat(both.exit()).isEqualTo(ExitCodes.NO);
        assertThat(none.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(none.err()).startsWith("SQ-LED-0075");
    }

    @Test
    void whatNobodyForesawIsOneCodedLineAndSeventy() throws Exception {
        Files.createDirectories(home.var());
        Files.writeString(home.var().resolve("run"), "a file where a folder belongs");

        Terminal broken = Terminal.run("datasets");

        assertThat(broken.exit()).isEqualTo(ExitCodes.INTERNAL);
        assertThat(broken.err()).startsWith("SQ-CLI-0014").hasLineCount(1).doesNotContain("\tat ");
    }
}
