package org.shuqiao.systems.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    private Path folder;

    @Test
    void aKilledServerIsTheSameServerAgainWhenItIsStartedOnItsFolder() throws Exception {
        PostgresServer first = PostgresServer.start(folder);
        first.database("city");
        try (var connection = first.connect("city"); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 7 AS number");
        }
        first.process().kill();

        try (PostgresServer again = PostgresServer.start(folder)) {
            again.database("city");
            try (var connection = again.connect("city"); var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT number FROM kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
            assertThat(again.port()).isEqualTo(first.port());
        }
    }
}
