package org.shuqiao.exchange.platform.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.VarLock;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.log.AppendPause;
import org.shuqiao.query.lake.LakeReferences;

/**
 * Backs the platform up while it runs or while it stands still. Everything is of one moment, in which nothing is
 * appended to the log: the store, the ends of the doors' logs, and all files of the lake that the store names.
 */
public final class Backup implements Closeable {

    /** Logs that grow by lines: of each as much is taken as it had at the moment. */
    private static final List<String> LINES = List.of("access", "lake-reads");
    private static final String TABLES =
            "select metadata_location from iceberg_tables where metadata_location is not null";
    /** A door writes its line a moment after the record. */
    private static final long LINES_MILLIS = 200;

    private final Home home;
    private final Configuration settings;
    private final BackupFolder folder;
    private final boolean secrets;

    private Backup(Home home, Configuration settings, BackupFolder folder, boolean secrets) {
        this.home = home;
        this.settings = settings;
        this.folder = folder;
        this.secrets = secrets;
    }

    /**
     * Opens a folder for a back-up; a new one is made.
     *
     * @param secrets whether private keys and secrets are taken along; the keys of months never are
     */
    public static Backup open(Home home, Configuration settings, Path target, BackupKey key, boolean secrets) {
        if (!settings.store().embedded()) {
            throw new CodedException(BackupCode.STORE_OUTSIDE);
        }
        Path place = target.toAbsolutePath().normalize();
        if (place.startsWith(home.var())) {
            throw new CodedException(BackupCode.INSIDE, target);
        }
        try {
            BackupFolder folder = BackupFolder.write(place, key);
            folder.sweep();
            return new Backup(home, settings, folder, secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A finished back-up.
     *
     * @param records that the log had
     * @param bytes   of all files
     * @param written bytes that were new in the folder
     */
    public record Taken(Instant at, long records, int files, long bytes, long written, boolean secrets) { }

    /**
     * Makes a back-up. Killed at any line, the back-ups before it are whole.
     *
     * @param incremental whether files whose size and time have not changed since the newest back-up are not read
     * @param told        name of what is copied next
     */
    public Taken take(boolean incremental, Consumer<String> told) {
        return standing().map(lock -> still(lock, incremental, told)).orElseGet(() -> copied(incremental,
                PlatformStore.running(home, settings.store()), told));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    /** @return the state folder's lock; nothing while a server has it */
    private Optional<VarLock> standing() {
        try {
            return Optional.of(VarLock.acquire(home));
        } catch (CodedException e) {
            if (e.code() == ConfigurationCode.VAR_IN_USE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Taken still(VarLock lock, boolean incremental, Consumer<String> told) {
        try (lock; PlatformStore store = PlatformStore.open(home, settings.store(), false)) {
            return copied(incremental, store.address(), told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Taken copied(boolean incremental, PlatformStore.Address store, Consumer<String> told) {
        try {
            Optional<BackupState> before = incremental ? folder.newest() : Optional.empty();
            FileCopy copy = new FileCopy(folder, before);
            told.accept("files");
            state(copy, Long.MAX_VALUE);
            configuration(copy);
            told.accept("store");
            Moment moment = store(copy, store);
            told.accept("lake");
            lines(copy, moment);
            state(copy, moment.at().toEpochMilli()); // what came before the moment, and was not there yet
            copy.tree(home.lake(), "var/lake", path -> true, Long.MAX_VALUE);
            lakeIsWhole(copy, moment);
            BackupState state = new BackupState(moment.at(), "0.1.0", home.var().toString(), secrets,
                    moment.head().map(Checkpoint::size).orElse(0L),
                    moment.head().map(Checkpoint::format).orElse(""), copy.folders(), copy.files());
            folder.finish(state);
            Taken taken = new Taken(state.at(), state.records(), state.files().size(), state.bytes(),
                    folder.written(), secrets);
            AtomicFile.replace(home.var().resolve("run/backup.json"), RunJson.write(taken));
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the store cannot be copied", e);
        }
    }

    private void state(FileCopy copy, long until) throws IOException {
        Predicate<String> taken = files().ofState(home.var());
        copy.tree(home.var(), "var", path -> taken.test(path) && !path.equals("pg")
                && LINES.stream().noneMatch(path::equals), until);
    }

    private void configuration(FileCopy copy) throws IOException {
        Path conf = home.configuration().getParent();
        copy.tree(conf, "installation/conf", files().ofSettings(conf), Long.MAX_VALUE);
        Path sources = home.installation().resolve(settings.sources());
        copy.tree(sources, "installation/" + settings.sources(), files().ofSettings(sources), Long.MAX_VALUE);
        copy.tree(home.rules(), "installation/rules", files().ofSettings(home.rules()), Long.MAX_VALUE);
    }

    private StateFiles files() {
        return new StateFiles(secrets, months(home, settings));
    }

    /** The folder of the keys of months. */
    static Path months(Home home, Configuration settings) {
        String place = settings.retention().keys();
        return place.isBlank() ? home.keys().resolve("periods") : home.installation().resolve(place);
    }

    /**
     * The moment of which the back-up is.
     *
     * @param lines  how long each file of the doors' logs was
     * @param tables metadata files of the lake's tables
     */
    private record Moment(Instant at, Optional<Checkpoint> head, Map<Path, Long> lines, List<String> tables) { }

    private Moment store(FileCopy copy, PlatformStore.Address store) throws IOException, SQLException {
        try (StoreCopy files = StoreCopy.begin(store, home.var().resolve("pg"));
                Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password())) {
            files.files(copy);
            Moment moment;
            try (AppendPause pause = AppendPause.begin(connection)) {
                Thread.sleep(LINES_MILLIS);
                moment = new Moment(SystemClock.beijing().instant().truncatedTo(ChronoUnit.MILLIS),
                        pause.checkpoint(), lengths(), tables(connection));
                files.end(copy);
            }
            return moment;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Map<Path, Long> lengths() throws IOException {
        Map<Path, Long> lengths = new LinkedHashMap<>();
        for (String name : LINES) {
            Path folder = home.var().resolve(name);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.list(folder)) {
                    for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                        lengths.put(file, Files.size(file));
                    }
                }
            }
        }
        return lengths;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet known = statement.executeQuery("select to_regclass('iceberg_tables') is not null")) {
                known.next();
                if (!known.getBoolean(1)) {
                    return tables;
                }
            }
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    private void lines(FileCopy copy, Moment moment) throws IOException {
        for (Map.Entry<Path, Long> each : moment.lines().entrySet()) {
            copy.file(each.getKey(), "var/" + home.var().relativize(each.getKey()), each.getValue());
        }
    }

    private void lakeIsWhole(FileCopy copy, Moment moment) {
        for (String table : moment.tables()) {
            for (Path file : LakeReferences.of(table).keySet()) {
                if (file.startsWith(home.var()) && !copy.has("var/" + home.var().relativize(file))) {
                    throw new CodedException(BackupCode.FILE_GONE, home.lake().relativize(file));
                }
            }
        }
    }
}
