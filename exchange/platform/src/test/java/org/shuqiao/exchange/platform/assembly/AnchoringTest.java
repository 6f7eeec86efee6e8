package org.shuqiao.exchange.platform.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;

/** The ledger has an anchor for every record of a platform that was closed in order. */
class AnchoringTest {

    @TempDir
    private Path folder;

    @Test
    void theRecordLogIsAnchoredWhenThePlatformClosesAndGrowsFromThatAnchor() {
        Home home = new TestInstallation(folder.resolve("home")).home();

        for (int round = 1; round <= 3; round++) {
            try (Platform platform = open(home)) {
                assertThat(platform.ledger().anchored()).isEqualTo(platform.log().size()).isEqualTo(2L * (round - 1));
                Actor admin = platform.accounts().actor("admin");
                platform.deliveries().query(admin, "用途", "select 1"); // refused, which is a record too
                platform.deliveries().query(admin, "用途", "select 2");
                assertThat(platform.recordCount("refused")).isEqualTo(2L * round);
                assertThat(platform.recordCount("delivered")).isZero();
            }
        }
    }

    private static Platform open(Home home) {
        return Platform.open(home, ConfigurationFile.read(home.configuration()));
    }
}
