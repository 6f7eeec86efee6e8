package org.shuqiao.exchange.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.platform.settings.Home;

class EmbeddedStoreTest {

    @TempDir
    private Path folder;

    @Test
    void ordersAndFoldsTheSameOnEveryMachineWhateverLocalesItHas() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(new Home(folder, folder.resolve("var")))) {
            PlatformStore.Address address = store.address();
            try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                    var rows = connection.createStatement().executeQuery("""
                            SELECT datlocprovider, datlocale, datcollate, upper('é数'), '数' > 'z'
                            FROM pg_database WHERE datname = current_database()""")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).as("built in").isEqualTo("b");
                assertThat(rows.getString(2)).isEqualTo("C.UTF-8");
                assertThat(rows.getString(3)).isEqualTo("C");
                assertThat(rows.getString(4)).isEqualTo("É数");
                assertThat(rows.getBoolean(5)).isTrue();
            }
        }
    }
}
