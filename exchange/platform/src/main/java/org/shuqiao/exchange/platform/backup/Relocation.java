package org.shuqiao.exchange.platform.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.exchange.domain.store.ExchangeSchema;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.StateFolder;
import org.shuqiao.exchange.platform.settings.VarLock;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.query.lake.LakePaths;

/**
 * Makes a state folder that was moved or restored usable where it is now: the lake's metadata and its tables in the
 * store get their new paths. Killed at any line, it is simply run again.
 */
public final class Relocation {

    private static final String TABLES = "iceberg_tables";

    private final Home home;
    private final Configuration settings;

    public Relocation(Home home) {
        this.home = home;
        this.settings = ConfigurationFile.read(home.configuration());
    }

    /**
     * What a relocation did.
     *
     * @param from  where the folder was; where it is, when nothing had to be done
     * @param files metadata files that were changed
     */
    public record Relocated(String from, long files) { }

    /**
     * Relocates a folder that was moved, by its own mark of where it was made.
     *
     * @throws CodedException {@code ORIGINAL_THERE} where it is a copy of a folder that is still there
     */
    public Relocated moved() {
        VarLock lock = VarLock.acquireMoved(home);
        try {
            Path place = home.var().resolve("place");
            String here = home.var().toRealPath().toString();
            String from = Files.exists(place) ? Files.readString(place) : here;
            if (from.equals(here)) {
                return new Relocated(here, 0);
            }
            if (Files.exists(Path.of(from).resolve("place")) && !Files.isSameFile(Path.of(from), home.var())) {
                throw new CodedException(BackupCode.ORIGINAL_THERE, home.var(), from);
            }
            Files.deleteIfExists(home.var().resolve("run/store.json"));
            Files.deleteIfExists(home.serverFile());
            long files = move(from);
            AtomicFile.replace(place, here);
            return new Relocated(from, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }

    /** Rewrites paths below a former state folder to those of this one. */
    long move(String from) throws IOException {
        if (!settings.lake().rest().isBlank()) {
            throw new CodedException(BackupCode.LAKE_ELSEWHERE, settings.lake().rest());
        }
        String before = Path.of(from).resolve("lake").toString();
        LakePaths paths = new LakePaths(home.lake(), before);
        long changed;
        try {
            changed = Files.isDirectory(home.lake()) ? paths.rewrite() : 0;
        } catch (LakePaths.UnreadableMetadata e) {
            throw new CodedException(BackupCode.METADATA, e, home.lake().relativize(e.file()));
        }
        try (PlatformStore store = PlatformStore.open(home, settings.store(), false)) {
            ExchangeSchema.migrate(store.dataSource());
            store(store.dataSource(), paths, before, home.lake().toString());
        } catch (SQLException e) {
            throw new IllegalStateException("the lake's tables cannot be changed in the store", e);
        }
        return changed;
    }

    private record Row(String key, String metadata, String previous) { }

    private void store(DataSource store, LakePaths paths, String before, String now)
            throws SQLException {
        try (Connection connection = store.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (exists(statement)) {
                tables(connection, statement, paths);
            }
            places(connection, before, now);
            connection.commit();
        }
    }

    /** Seals name files by their former paths. */
    private static void places(Connection connection, String before, String now) throws SQLException {
        for (String statement : List.of("delete from exchange.lake_place where path = ?",
                "update exchange.lake_place set now = ?")) {
            try (PreparedStatement change = connection.prepareStatement(statement)) {
                change.setString(1, now);
                change.executeUpdate();
            }
        }
        try (PreparedStatement place = connection.prepareStatement("insert into exchange.lake_place (path, now, "
                + "left_at) values (?, ?, now()) on conflict (path) do nothing")) {
            place.setString(1, before);
            place.setString(2, now);
            place.executeUpdate();
        }
    }

    private static void tables(Connection connection, Statement statement, LakePaths paths) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("select ctid::text, metadata_location, "
                + "previous_metadata_location from " + TABLES)) {
            while (found.next()) {
                rows.add(new Row(found.getString(1), text(found.getString(2)), text(found.getString(3))));
            }
        }
        try (PreparedStatement update = connection.prepareStatement("update " + TABLES + " set metadata_location = "
                + "nullif(?, ''), previous_metadata_location = nullif(?, '') where ctid = ?::tid")) {
            for (Row row : rows) {
                update.setString(1, paths.moved(row.metadata()));
                update.setString(2, paths.moved(row.previous()));
                update.setString(3, row.key());
                update.executeUpdate();
            }
        }
        namespaces(connection, statement, paths);
    }

    private static void namespaces(Connection connection, Statement statement, LakePaths paths) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("select ctid::text, property_value from "
                + "iceberg_namespace_properties where property_value is not null")) {
            while (found.next()) {
                rows.add(new Row(found.getString(1), found.getString(2), ""));
            }
        }
        try (PreparedStatement update = connection.prepareStatement("update iceberg_namespace_properties set "
                + "property_value = ? where ctid = ?::tid")) {
            for (Row row : rows) {
                update.setString(1, paths.moved(row.metadata()));
                update.setString(2, row.key());
                update.executeUpdate();
            }
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select to_regclass('" + TABLES + "') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }
}
