package org.shuqiao.ledger.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.shuqiao.ledger.signature.SigningKeys;

/** Durable PostgreSQL of the tests, with one fresh database per caller. */
final class LogStore {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private LogStore() { }

    /** Started by who asks for a database, not by a process that is given one; stopped when this process ends. */
    private static final class Server {

        private static final EmbeddedPostgres ONLY = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("shared_buffers", "32MB")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @return the URL of a new database */
    static String database() throws SQLException {
        String name = "log" + DATABASES.incrementAndGet();
        try (Connection connection = Server.ONLY.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return Server.ONLY.getJdbcUrl("postgres", name);
    }

    static HikariDataSource connect(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    static RecordLog open(DataSource source, Path keys) {
        LedgerSchema.migrate(source);
        return RecordLog.open(source, SigningKeys.in(keys, "yunzhou.shuqiao").log());
    }
}
