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
 * Embedded PostgreSQL of the test run, with one fresh database per caller. The platform's is a copy of one that was
 * migrated once: the migrations are read again and found applied, which takes a tenth of the time.
 */
final class TestPostgres {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();
    private static final String MIGRATED = migrate();

    private TestPostgres() { }

    /** @return the URL of an empty database */
    static String fresh() {
        return create("template1");
    }

    /** @return the URL of a database with the schemas of all rooms and nothing in them */
    static String platform() {
        return create(MIGRATED);
    }

    private static String create(String template) {
        String name = "exchange_test_" + COUNT.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase()).sql("create database " + name + " template " + template)
                .update();
        return SERVER.getJdbcUrl("postgres", name);
    }

    private static String migrate() {
        String name = "exchange_test_migrated";
        JdbcClient.create(SERVER.getPostgresDatabase()).sql("create database " + name).update();
        try (HikariDataSource store = pool(SERVER.getJdbcUrl("postgres", name))) {
            CatalogSchema.migrate(store);
            LedgerSchema.migrate(store);
            SecurityLogSchema.migrate(store);
            ExchangeSchema.migrate(store);
        }
        return name;
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on").setServerConfig("shared_buffers", "32MB").start();
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
