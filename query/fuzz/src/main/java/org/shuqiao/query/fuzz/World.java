package org.shuqiao.query.fuzz;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** PostgreSQL and lake that a campaign starts for itself, in a folder that it removes. */
final class World implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final List<AutoCloseable> open = new ArrayList<>();
    final Side one;
    final Side other;

    World() throws IOException, SQLException {
        folder = Files.createTempDirectory("shuqiao-fuzz");
        // statistics that change by themselves would change plans
        postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").setLocaleConfig("encoding", "UTF8")
                .setServerConfig("autovacuum", "off").setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200").start();
        one = new Side(postgres, "one", folder.resolve("one"));
        other = new Side(postgres, "other", folder.resolve("other"));
    }

    /** @return the two copies masked by hand, each in an engine that knows nothing of the platform */
    synchronized List<MaskedCopy> copies(int worker) throws SQLException {
        String database = "copy" + worker;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        List<MaskedCopy> copies = List.of(
                new MaskedCopy(postgres.getDatabase("postgres", database).getConnection(), true),
                new MaskedCopy(DriverManager.getConnection("jdbc:duckdb:"), false));
        open.addAll(copies);
        return copies;
    }

    /** @return grants on both registers, with rows on both sides and in the copies */
    Setting setting(long seed, String name, Place place, List<MaskedCopy> copies) throws SQLException {
        Random random = new Random(seed);
        Choices choices = Choices.random(seed);
        List<Policy> policies = new ArrayList<>();
        List<Rows> all = new ArrayList<>();
        for (Register register : Register.values()) {
            boolean lake = choices.below(2) == 1;
            Policy policy = Policy.random(register, switch (place) {
                case BOTH -> lake;
                case DUCKDB -> true;
                case POSTGRES -> false;
            }, choices);
            Rows rows = Rows.random(policy, 10 + random.nextInt(10), random);
            String table = register.table() + "_" + name;
            synchronized (this) {
                one.load(policy, table, rows.one());
                other.load(policy, table, rows.other());
            }
            for (MaskedCopy copy : copies) {
                copy.load(policy, rows.shown());
            }
            policies.add(policy);
            all.add(rows);
        }
        return new Setting(this, seed, name, policies, all, copies);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        one.close();
        other.close();
        postgres.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
