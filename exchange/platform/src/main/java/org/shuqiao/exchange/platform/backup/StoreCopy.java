package org.shuqiao.exchange.platform.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.shuqiao.exchange.platform.store.PlatformStore;

/**
 * Copy of the embedded PostgreSQL's files while it runs, as its manual describes it ("Making a Base Backup Using the
 * Low Level API"): its programs do not bring pg_basebackup along. What is written meanwhile is in the write-ahead log,
 * of which the needed part is copied last. The copy is of the moment at which it ends.
 */
final class StoreCopy implements AutoCloseable {

    static final String FOLDER = "var/pg/";

    /** What a server makes anew, or must not find: its manual names these. */
    private static final Set<String> EMPTIED = Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify",
            "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");
    private static final Set<String> LEFT = Set.of("postmaster.pid", "postmaster.opts", "epg-lock",
            "backup_label", "tablespace_map", "recovery.signal", "standby.signal");

    private final Connection connection;
    private final Path data;
    private final String first;

    private StoreCopy(Connection connection, Path data, String first) {
        this.connection = connection;
        this.data = data;
        this.first = first;
    }

    /** Begins a copy: from now on the write-ahead log is kept. */
    static StoreCopy begin(PlatformStore.Address store, Path data) throws SQLException {
        Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password());
        try (Statement statement = connection.createStatement()) {
            // temporary: gone with this connection, so that a killed back-up does not fill the disk
            statement.execute("select pg_create_physical_replication_slot('shuqiao_backup_' || pg_backend_pid(), "
                    + "true, true)");
            return new StoreCopy(connection, data,
                    text(statement, "select pg_walfile_name(pg_backup_start('shuqiao', true))"));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    void files(FileCopy copy) throws IOException {
        Predicate<String> taken = path -> {
            int end = path.indexOf('/');
            String top = end < 0 ? path : path.substring(0, end);
            String name = path.substring(path.lastIndexOf('/') + 1);
            return !(end > 0 && EMPTIED.contains(top)) && !LEFT.contains(top) && !name.startsWith("pgsql_tmp")
                    && !name.equals("pg_internal.init");
        };
        copy.tree(data, FOLDER.substring(0, FOLDER.length() - 1), taken, Long.MAX_VALUE);
    }

    /** Ends the copy, of this moment. */
    void end(FileCopy copy) throws SQLException, IOException {
        String last;
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)")) {
            row.next();
            last = row.getString(1);
            copy.text(FOLDER + "backup_label", row.getString(2).getBytes(StandardCharsets.UTF_8));
        }
        for (Path segment : segments(last)) {
            copy.file(segment, FOLDER + "pg_wal/" + segment.getFileName(), Files.size(segment));
        }
    }

    private List<Path> segments(String last) throws IOException {
        List<Path> needed = new ArrayList<>();
        try (Stream<Path> all = Files.list(data.resolve("pg_wal"))) {
            all.filter(file -> {
                String name = file.getFileName().toString();
                return name.length() == first.length() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
            }).sorted().forEach(needed::add);
        }
        return needed;
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
