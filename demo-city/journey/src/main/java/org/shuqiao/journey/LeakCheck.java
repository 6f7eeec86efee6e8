package org.shuqiao.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.store.PlatformStore;

/**
 * Searches logs, receipts, results, platform tables and file names for the planted people. With real systems it also
 * searches their logs and the ledger's blocks. Landing and lake are made of personal data, so of them only the names
 * are searched.
 */
final class LeakCheck {

    private static final List<String> SEARCHED = List.of("logs", "demo/receipts", "runs", "run", "index",
            "fabric");
    /** The store's own files are searched as tables, the city is the world outside, the build is no state. */
    private static final Set<String> OUTSIDE = Set.of("pg", "build", "demo/city");

    private final Home home;
    private final Path canaries;
    private final Report report;

    LeakCheck(Home home, Path folder, Report report) {
        this.home = home;
        this.canaries = folder.resolve("city/truth/canaries.json");
        this.report = report;
    }

    void run() throws IOException {
        try (StepBar bar = StepBar.open(DemoStep.LEAKS.title())) {
            LeakPatterns traces = LeakPatterns.of(canaries);
            List<String> found = new ArrayList<>();
            long searched = files(traces, found) + tables(traces, found);
            found.forEach(place -> report.failure(place, "SQ-DMO-0001",
                    "这里有预埋人员的数据 / something of a planted person stands here"));
            report.leaks(found.size(), searched);
            report.step(DemoStep.LEAKS, bar.seconds());
            bar.outcome(found.size() + " leaks");
        }
    }

    private long files(LeakPatterns traces, List<String> found) throws IOException {
        long[] searched = {0};
        Files.walkFileTree(home.var(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = name(folder);
                if (traces.in(name)) {
                    found.add("the name of a folder");
                }
                return OUTSIDE.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = name(file);
                if (traces.in(name)) {
                    found.add("the name of a file");
                }
                if (attributes.isRegularFile() && SEARCHED.stream().anyMatch(part -> name.startsWith(part + "/"))) {
                    searched[0]++;
                    if (traces.in(file)) {
                        found.add(name);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // a scratch file that is gone by now
            }
        });
        return searched[0];
    }

    private String name(Path path) {
        return home.var().relativize(path).toString();
    }

    private long tables(LeakPatterns traces, List<String> found) {
        var store = PlatformStore.running(home, ConfigurationFile.read(home.configuration()).store());
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password())) {
            List<String> tables = tables(connection);
            for (String table : tables) {
                long rows = rows(connection, table, traces);
                if (rows > 0) {
                    found.add(rows + " rows of the table " + table);
                }
            }
            return tables.size();
        } catch (SQLException e) {
            throw new IllegalStateException("the store cannot be searched", e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("""
                        SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
                        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
                        ORDER BY 1""")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    private static long rows(Connection connection, String table, LeakPatterns traces) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM " + table
                + " t WHERE EXISTS (SELECT 1 FROM unnest(?) trace WHERE position(trace IN t::text) > 0)")) {
            statement.setArray(1, connection.createArrayOf("text", traces.texts().toArray()));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("the table " + table + " cannot be searched", e));
        }
    }
}
