package org.shuqiao.exchange.platform.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.catalog.CatalogSchema;
import org.shuqiao.exchange.domain.store.ExchangeSchema;
import org.shuqiao.ledger.log.LedgerSchema;
import org.shuqiao.ledger.security.SecurityLogSchema;

/**
 * PostgreSQL server of one JVM's tests, with one fresh database per caller. A platform's is a copy of one that was
 * migrated once: to start a server and to migrate it took a second and a half for every class of tests.
 */
public final class SharedPostgres {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();
    private static final String MIGRATED = migrate();

    private SharedPostgres() { }

    public static int port() {
        return SERVER.getPort();
    }

    /** @return the name of an empty database */
    public static String fresh() {
        return create("template1");
    }

    /** @return the name of a database with the schemas of the platform and nothing in them */
    static String platform() {
        return create(MIGRATED);
    }

    public static String url(String database, String account) {
        return SERVER.getJdbcUrl(account, database);
    }

    private static String create(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    private static String migrate() {
        String name = create("template1");
        PGSimpleDataSource store = new PGSimpleDataSource();
        store.setURL(url(name, "postgres"));
        CatalogSchema.migrate(store);
        LedgerSchema.migrate(store);
        SecurityLogSchema.migrate(store);
        ExchangeSchema.migrate(store);
        return name;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "on").setServerConfig("shared_buffers", "64MB")
                    // as the embedded store has it: PostgreSQL's own C.UTF-8 orders and folds
                    .setLocaleConfig("locale", "C").setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8").start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
