package org.shuqiao.exchange.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.act.ActHeads;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.VarLock;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.log.SelfCheck;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.lake.LakeInventory;
import org.shuqiao.query.lake.LakeReferences;
import org.shuqiao.query.lake.SnapshotStanding;

/** Comparison of a restored platform's parts with each other. It reads only, and starts nothing but the store. */
public final class RestoreCheck {

    /** Keys of the platform itself, in the folder of keys. */
    static final List<String> OWN_KEYS = List.of("log.pem", "security-log.pem", "gateway.key");

    /** Named at most of each part; the count says how many there are. */
    private static final int MOST = 20;

    private final Home home;
    private final long records;
    private final Configuration settings;

    /** @param records how many the restored log has to have */
    RestoreCheck(Home home, long records) {
        this.home = home;
        this.records = records;
        this.settings = ConfigurationFile.read(home.configuration());
    }

    /**
     * Comparison of what was restored and waits to be confirmed.
     *
     * @throws CodedException {@code NOT_HELD}, {@code UNFINISHED}
     */
    public static RestoreCheck waiting(Home home) {
        return new RestoreCheck(home, RestoredMark.whole(home).records());
    }

    /** Compares again, after something was brought. */
    public List<RestoredPart> again() throws IOException {
        VarLock lock = VarLock.acquire(home);
        try {
            return run();
        } finally {
            lock.close();
        }
    }

    List<RestoredPart> run() throws IOException {
        try (PlatformStore store = PlatformStore.open(home, settings.store(), settings.lake().rest().isBlank());
                Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<RestoredPart> lines = new ArrayList<>();
            lines.add(log(store, statement));
            lines.add(lake(statement));
            lines.add(receipts(store));
            lines.add(catalogue(statement));
            lines.add(grants(statement));
            lines.add(keys(statement));
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("the restored store cannot be read", e);
        }
    }

    private RestoredPart log(PlatformStore store, Statement statement) throws SQLException {
        List<String> missing = new ArrayList<>();
        long size = number(statement, "select coalesce(max(size), 0) from ledger.checkpoint");
        if (size != records) {
            missing.add("records: " + size + " of " + records);
        }
        if (Files.exists(home.keys().resolve("log.pem"))) {
            SigningKeys keys = SigningKeys.in(home.keys(), settings.city().origin());
            SelfCheck.Result result = RecordLog.open(store.dataSource(), keys.log()).selfCheck();
            result.findings().forEach(each -> missing.add(each.damage() + " " + each.place()));
        }
        return new RestoredPart("log", size, first(missing));
    }

    private RestoredPart lake(Statement statement) throws SQLException {
        List<String> missing = new ArrayList<>();
        Set<Path> all = new HashSet<>();
        if (number(statement, "select case when to_regclass('iceberg_tables') is null then 0 else 1 end") == 1) {
            for (String table : texts(statement, "select metadata_location from iceberg_tables where "
                    + "metadata_location is not null")) {
                for (Map.Entry<Path, Long> file : LakeReferences.of(table).entrySet()) {
                    if (all.add(file.getKey()) && !LakeReferences.holds(file.getKey(), file.getValue())) {
                        missing.add(file.getKey().toString());
                    }
                }
            }
        }
        return new RestoredPart("lake", all.size(), first(missing));
    }

    /** A receipt names the snapshots that its answer was made from; with them it can be made again. */
    private RestoredPart receipts(PlatformStore store) {
        if (!Files.exists(home.keys().resolve("log.pem"))) {
            return new RestoredPart("receipts", 0, List.of());
        }
        SigningKeys keys = SigningKeys.in(home.keys(), settings.city().origin());
        OffsetDateTime kept = OffsetDateTime.now(SystemClock.beijing()).minusYears(settings.retention().years());
        Set<String> there = new HashSet<>();
        try (LakeFiles lake = LakeFiles.open(new LakeCatalog.Store(store.address().url(), store.address().user(),
                store.address().password(), home.lake().toUri().toString()))) {
            new LakeInventory(lake).tables(0).forEach(table -> table.snapshots().stream().map(SnapshotStanding::id)
                    .forEach(id -> there.add(table.label() + " " + id)));
        }
        Set<String> named = new TreeSet<>();
        RecordLog.open(store.dataSource(), keys.log()).snapshotsRead().forEach((table, snapshots) ->
                snapshots.forEach((id, newest) -> {
                    if (newest.isAfter(kept)) {
                        named.add(table + " " + id);
                    }
                }));
        return new RestoredPart("receipts", named.size(), first(named.stream().filter(each -> !there.contains(each))
                .toList()));
    }

    private static RestoredPart catalogue(Statement statement) throws SQLException {
        long entries = number(statement, "select count(*) from catalog.entry where published is not null");
        return new RestoredPart("catalogue", entries, first(texts(statement, """
                select e.code from catalog.entry e where e.published is not null and not exists (select 1
                from catalog.entry_version v where v.entry = e.id and v.version = e.published)
                union select distinct g.resource from exchange.grant_ g where not exists (select 1
                from catalog.entry e where e.code = g.resource)""")));
    }

    private static RestoredPart grants(Statement statement) throws SQLException {
        long grants = number(statement, "select count(*) from exchange.grant_");
        return new RestoredPart("grants", grants, first(texts(statement, """
                select g.id from exchange.grant_ g where not exists (select 1 from exchange.request r
                where r.id = g.request)
                union select distinct r.grant_id from ledger.record_grant r where not exists (select 1
                from exchange.grant_ g where g.id = r.grant_id)""")));
    }

    /** What a back-up leaves out by design is named, so that it is brought before the platform is started. */
    private RestoredPart keys(Statement statement) throws SQLException, IOException {
        List<String> needed = new ArrayList<>(OWN_KEYS);
        hosted().forEach(department -> needed.add("department-" + department + ".pem"));
        List<String> missing = new ArrayList<>(needed.stream().filter(key -> !Files.exists(home.keys().resolve(key)))
                .map(key -> "keys/" + key).toList());
        Path months = Backup.months(home, settings);
        List<String> named = texts(statement, "select period from exchange.period_key where erased_at is null order "
                + "by period");
        for (String month : named) {
            if (!Files.exists(months.resolve(month + ".key"))) {
                missing.add("keys/periods/" + month);
            }
        }
        return new RestoredPart("keys", named.size() + needed.size(), first(missing));
    }

    /** @return departments that signed here with a key that the platform has, which would be made anew */
    private List<String> hosted() throws IOException {
        Path file = home.keys().resolve("departments.json");
        Optional<KeyHistory> history = Files.exists(file)
                ? Optional.of(PublicKeys.parse(Files.readAllBytes(file)).history()) : Optional.empty();
        return ActHeads.in(home.keys()).departments().stream().filter(department -> history
                .flatMap(keys -> keys.newest(department)).filter(key -> key.custody() == Custody.NODE).isEmpty())
                .sorted().toList();
    }

    private static List<String> first(List<String> missing) {
        List<String> named = new ArrayList<>(missing.subList(0, Math.min(MOST, missing.size())));
        if (missing.size() > MOST) {
            named.add("… " + missing.size());
        }
        return List.copyOf(named);
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
