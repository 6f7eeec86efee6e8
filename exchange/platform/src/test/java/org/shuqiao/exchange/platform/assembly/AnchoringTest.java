package org.shuqiao.exchange.platform.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.audit.KnownHead;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.springframework.context.ConfigurableApplicationContext;

/** Anchoring of every record when a platform closes in order. */
class AnchoringTest {

    @TempDir
    private Path folder;

    @Test
    void theRecordLogIsAnchoredWhenThePlatformClosesAndGrowsFromThatAnchor() {
        Home home = new TestInstallation(folder.resolve("home")).home();

        for (int round = 1; round <= 3; round++) {
            try (ConfigurableApplicationContext platform = open(home)) {
                RecordLog log = platform.getBean(RecordLog.class);
                Deliveries deliveries = platform.getBean(Deliveries.class);
                assertThat(platform.getBean(LedgerStatus.class).anchoredHead().map(KnownHead::size).orElse(0L))
                        .isEqualTo(log.size()).isEqualTo(2L * (round - 1));
                Actor admin = platform.getBean(Accounts.class).actor("admin");
                deliveries.query(admin, "用途", "select 1"); // refused, which is a record too
                deliveries.query(admin, "用途", "select 2");
                assertThat(log.count(RecordFilter.all().outcome("refused"))).isEqualTo(2L * round);
                assertThat(log.count(RecordFilter.all().outcome("delivered"))).isZero();
            }
        }
    }

    private static ConfigurableApplicationContext open(Home home) {
        return PlatformContext.open(home, ConfigurationFile.read(home.configuration()));
    }
}
