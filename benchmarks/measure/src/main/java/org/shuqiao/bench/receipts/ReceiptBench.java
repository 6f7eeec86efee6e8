package org.shuqiao.bench.receipts;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.bench.measurement.Part;
import org.shuqiao.bench.measurement.Rounds;
import org.shuqiao.bench.measurement.Unit;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.log.LedgerSchema;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.network.NetworkSize;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.systems.fabric.FabricSystem;
import org.shuqiao.systems.postgres.PostgresServer;

/**
 * Measures receipts per second beside plain PostgreSQL inserts and single Fabric transactions. Ours: a record is
 * numbered within its grant, appended to the Merkle log, forced to disk and its receipt signed. Beside it: the same
 * bytes as a single row in a table of the same PostgreSQL, committed by itself; and single transactions on a Fabric
 * network.
 */
public final class ReceiptBench {

    /** Appends of one caller in a round: each round takes a second or more, so that it is no instant. */
    private static final Map<Integer, Integer> EACH = new TreeMap<>(Map.of(1, 1_000, 8, 400, 64, 200));
    private static final Map<Integer, Integer> FABRIC_EACH = Map.of(1, 30, 8, 30, 64, 8);
    private static final int CONNECTIONS = 64;
    private static final double BOUND = 2;

    private ReceiptBench() { }

    /** @param folder where the servers stand */
    public static List<Measurement> run(Home home, Path folder, Rounds turns) throws Exception {
        List<Measurement> found = new ArrayList<>();
        try (PostgresServer store = PostgresServer.start(folder.resolve("postgresql"))) {
            store.database("receipts");
            try (HikariDataSource pool = pool(store, CONNECTIONS)) {
                LedgerSchema.migrate(pool);
                RecordLog log = RecordLog.open(pool, SigningKeys.in(folder.resolve("keys"), "bench.shuqiao").log());
                plainTable(pool);
                for (int callers : EACH.keySet()) {
                    found.add(turns.measure(Part.RECEIPTS, "record, appended and signed, " + callers + " at a time",
                            "single-row commit", Unit.RECEIPT, OptionalDouble.of(BOUND),
                            () -> appended(log, callers), () -> inserted(pool, callers)));
                }
                found.addAll(besideFabric(home, folder, turns, log));
            }
        }
        return found;
    }

    private static List<Measurement> besideFabric(Home home, Path folder, Rounds turns, RecordLog log)
            throws Exception {
        if (!FabricSystem.missingPrograms().isEmpty()) {
            System.err.println("!!! Hyperledger Fabric 缺少程序，未测量 / its programs are missing, not measured: "
                    + FabricSystem.missingPrograms());
            return List.of();
        }
        List<Measurement> found = new ArrayList<>();
        try (FabricSystem network = FabricSystem.start(home.installation(), folder.resolve("fabric"), NetworkSize.SMALL,
                Corrections.DEPARTMENTS);
                FabricLedger ledger = FabricLedger.open(network.connectionFile())) {
            Corrections corrections = Corrections.over(ledger);
            for (int callers : EACH.keySet()) {
                found.add(turns.measure(Part.RECEIPTS, "record, appended and signed, " + callers + " at a time",
                        "single Fabric transaction", Unit.RECEIPT, OptionalDouble.of(BOUND),
                        () -> appended(log, callers), () -> together(callers, FABRIC_EACH.get(callers),
                                corrections::raise)));
            }
        }
        return found;
    }

    private static HikariDataSource pool(PostgresServer store, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(store.url("receipts"));
        config.setUsername(PostgresServer.USER);
        config.setPassword(store.password());
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    private static void plainTable(HikariDataSource pool) throws Exception {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS plain (id text PRIMARY KEY, record bytea NOT NULL)");
        }
    }

    private static long appended(RecordLog log, int callers) throws Exception {
        long before = log.size();
        long done = together(callers, EACH.get(callers), () -> append(log));
        return told(log.size() - before, done);
    }

    private static long inserted(HikariDataSource pool, int callers) throws Exception {
        LongAdder rows = new LongAdder();
        long done = together(callers, EACH.get(callers), () -> {
            rows.add(insert(pool));
            return null;
        });
        return told(rows.sum(), done);
    }

    private static long told(long there, long done) {
        if (there != done) {
            throw new IllegalStateException(there + " records are there of " + done);
        }
        return done;
    }

    private static Void append(RecordLog log) {
        Receipt receipt = log.append(RecordDrafts.next());
        if (receipt.path().isEmpty() && receipt.size() > 1) {
            throw new IllegalStateException("a receipt without a path");
        }
        return null;
    }

    private static int insert(HikariDataSource pool) throws Exception {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO plain VALUES (?, ?)")) {
            var draft = RecordDrafts.next();
            insert.setString(1, draft.id());
            insert.setBytes(2, RecordDrafts.bytes(draft));
            return insert.executeUpdate();
        }
    }

    /** @return how many were done */
    private static long together(int callers, int each, Callable<Void> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        work.call();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return (long) callers * each;
    }
}
