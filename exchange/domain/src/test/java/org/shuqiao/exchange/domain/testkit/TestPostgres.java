package org.shuqiao.exchange.domain.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.shuqiao.catalog.CatalogSchema;
import org.shuqiao.exchange.domain.store.ExchangeSchema;
import org.shuqiao.ledger.log.LedgerSchema;
import org.shuqiao.ledger.security.SecurityLogSchema;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Embedded PostgreSQL of one JVM's tests, with one fresh database per caller. The platform's is a copy of one that was
 * migrated once: the migrations are read again and found applied, which takes a tenth of the time.
 */
public final class TestPostgres {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();
    private static final String MIGRATED = migrate();

    private TestPostgres() { }

    /** @return the name of an empty database */
    public static String fresh() {
        return create("template1");
    }

    /** @return the name of a database with the schemas of the platform and nothing in them */
    public static String platform() {
        return create(MIGRATED);
    }

    public static String url(String database, String account) {
        return SERVER.getJdbcUrl(account, database);
    }

    public static int port() {
        return SERVER.getPort();
    }

    private static String create(String template) {
        String name = "exchange_test_" + COUNT.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase()).sql("create database " + name + " template " + template)
                .update();
        return name;
    }

    private static String migrate() {
        String name = "exchange_test_migrated";
        JdbcClient.create(SERVER.getPostgresDatabase()).sql("create database " + name).update();
        try (HikariDataSource store = pool(name)) {
            CatalogSchema.migrate(store);
            LedgerSchema.migrate(store);
            SecurityLogSchema.migrate(store);
            ExchangeSchema.migrate(store);
        }
        return name;
    }

    static HikariDataSource pool(String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(database, "postgres"));
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
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
