package org.shuqiao.exchange.platform.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.ledger.error.LedgerCode;
import org.springframework.context.ConfigurableApplicationContext;

/** Opening and closing the platform. */
class PlatformContextTest {

    @TempDir
    private Path folder;

    @Test
    void aStartThatFailsSaysItsCodeAndLeavesTheFolderAndTheStoreFree() {
        TestInstallation installation = new TestInstallation(folder.resolve("home"))
                .settings("ledger: {fabric: var/fabric/none.yaml}\n");

        assertThatThrownBy(() -> open(installation.home())).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code()).isEqualTo(LedgerCode.LEDGER_CONNECTION));

        installation.settings("ledger: {fabric: ''}\n");
        open(installation.home()).close();
    }

    @Test
    void aFolderInUseIsToldByItsCodeAndFreeOnceTheStoreIsClosed() throws SQLException {
        Home home = new TestInstallation(folder.resolve("home")).home();
        ConfigurableApplicationContext first = open(home);
        DataSource store = first.getBean(DataSource.class);

        assertThatThrownBy(() -> open(home)).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code()).isEqualTo(ConfigurationCode.VAR_IN_USE));
        store.getConnection().close(); // the other start closed nothing of the first

        first.close();
        assertThatThrownBy(store::getConnection).isInstanceOf(SQLException.class);
        open(home).close();
    }

    private static ConfigurableApplicationContext open(Home home) {
        return PlatformContext.open(home, ConfigurationFile.read(home.configuration()));
    }
}
