package org.shuqiao.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.LedgerContractTest;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.signature.SigningKeys;

class EmbeddedLedgerTest extends LedgerContractTest {

    @TempDir
    private static Path keys;
    private static EmbeddedPostgres server;
    private static HikariDataSource source;
    private static Ledger ledger;

    @BeforeAll
    static void open() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("shared_buffers", "32MB")
                .start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(4);
        source = new HikariDataSource(config);
        ledger = EmbeddedLedger.open(source, SigningKeys.in(keys, "yunzhou.shuqiao"), InstantSource.system());
    }

    @AfterAll
    static void close() throws IOException {
        ledger.close();
        source.close();
        server.close();
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Test
    void a_reopened_ledger_knows_what_was_recorded() {
        LifeCycleEvent event = published("10101001/77");
        Fact fact = ledger.submit("shujuju", event);

        Ledger again = EmbeddedLedger.open(source, SigningKeys.in(keys, "yunzhou.shuqiao"), InstantSource.system());

        assertThat(again.get(FactKind.ENTRY, "10101001/77")).contains(fact);
        assertThat(again.submit("shujuju", event)).isEqualTo(fact);
    }

    @Test
    void the_world_state_refuses_changes() throws SQLException {
        ledger.submit("shujuju", published("10101001/79"));
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM ledger_state.write"))
                    .hasMessageContaining("append-only");
        }
    }

    private static LifeCycleEvent published(String entry) {
        return new LifeCycleEvent.EntryPublished(new RecordId(InstantSource.system()).next(),
                OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00"), entry, 1, "gongan", "sha256:" + "0a".repeat(32));
    }
}
