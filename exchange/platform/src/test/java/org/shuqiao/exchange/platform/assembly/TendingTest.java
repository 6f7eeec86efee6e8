package org.shuqiao.exchange.platform.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.audit.KnownHead;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Background tasks do not hold each other up. */
class TendingTest {

    @TempDir
    private Path folder;

    @Test
    void theLogIsAnchoredWhileATaskBeforeItFails() {
        Home home = new TestInstallation(folder.resolve("home")).home();
        try (ConfigurableApplicationContext platform =
                PlatformContext.open(home, ConfigurationFile.read(home.configuration()))) {
            platform.getBean(Deliveries.class)
                    .query(platform.getBean(Accounts.class).actor("admin"), "用途", "select 1"); // refused: a record
            JdbcClient.create(platform.getBean(DataSource.class)).sql("alter table exchange.grant_ rename to away")
                    .update();

            platform.getBean(BackgroundTasks.class).runDueTasks();

            assertThat(platform.getBean(LedgerStatus.class).anchoredHead().map(KnownHead::size)).contains(1L);
        }
    }
}
