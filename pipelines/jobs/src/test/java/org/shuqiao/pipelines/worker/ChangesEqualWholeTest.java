package org.shuqiao.pipelines.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingZoneReader;
import org.shuqiao.pipelines.raw.RawZone;
import org.shuqiao.pipelines.result.ResultFolder;
import org.shuqiao.pipelines.standard.StandardZone;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

/**
 * Property test: over random histories, runs of changes leave the same rows and the same counts as one run over
 * everything, also if runs are cut off between their commits. {@code -Dhistories=200 -Dseed=…} names how many, and the
 * first seed.
 */
class ChangesEqualWholeTest {

    private static final int HISTORIES = Integer.getInteger("histories", 3);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int SIDE_BY_SIDE = 3;

    @TempDir
    static Path folder;

    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger wholes = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger equal = new AtomicInteger();

    /** The catalog's database refuses the commits of tables that are named in a table of refusals. */
    @BeforeAll
    static void prepareFaults() throws SQLException {
        SharedLake.lake();
        sql("""
                CREATE TABLE refusals (zone text, dataset text);
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  IF EXISTS (SELECT 1 FROM refusals WHERE zone = NEW.table_namespace AND dataset = NEW.table_name) THEN
                    RAISE EXCEPTION 'cut off';
                  END IF;
                  RETURN NEW;
                END $$;
                CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON iceberg_tables FOR EACH ROW EXECUTE FUNCTION refuse()
                """);
    }

    @Test
    void runsOfChangesLeaveWhatOneRunOverEverythingLeaves() throws Exception {
        System.out.println("first seed " + SEED + ", " + HISTORIES + " histories");
        ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < HISTORIES; i++) {
                long seed = SEED + i;
                running.add(workers.submit(() -> history(seed)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            workers.shutdownNow();
        }
        System.out.println(changes + " runs of changes, " + wholes + " of the whole, " + cuts + " cut off");
        assertThat(changes.get()).isPositive();
        assertThat(cuts.get()).isPositive();
    }

    private Void history(long seed) throws Exception {
        String dataset = "h" + Long.toUnsignedString(seed, 36);
        Path own = folder.resolve(dataset);
        RandomHistory history = new RandomHistory(own, dataset, seed);
        SourceFile source = SourceFiles.read(history.file());
        int runs = 2 + history.random().nextInt(4);
        for (int run = 0; run < runs; run++) {
            for (int batch = 0; batch <= history.random().nextInt(2); batch++) {
                history.land();
            }
            if (run == 1 || history.random().nextInt(3) == 0) {
                cutOff(history, own, source, run);
            }
            told(run(own, source, "changes", "run-" + run));
        }
        String what = "seed " + seed + ": " + history;
        List<List<String>> changed = rows(source);
        RunResult result = run(own, source, "changes", "again");
        RunResult whole = run(own, source, "whole", "whole");
        assertThat(result.run().skipped()).as(what).isTrue();
        assertThat(whole.work().orElseThrow().reason()).as(what).contains("lost");
        assertThat(changed).as(what).isEqualTo(rows(source));
        assertThat(result).as(what).usingRecursiveComparison().ignoringFields("run", "snapshots", "work")
                .isEqualTo(whole);
        if (equal.incrementAndGet() % 10 == 0) {
            System.out.println(equal + " histories equal, " + changes + " runs of changes, " + cuts + " cut off");
        }
        return null;
    }

    private void told(RunResult result) {
        assertThat(result.rows().in()).isEqualTo(result.rows().standard() + result.rows().quarantined()
                + result.rows().merged());
        (result.work().orElseThrow().mode().equals(RunWork.CHANGES) ? changes : wholes).incrementAndGet();
    }

    /** A run that dies before one of its commits, or after the last one and before its result is written. */
    private void cutOff(RandomHistory history, Path own, SourceFile source, int run) throws Exception {
        List<String> zones = List.of("raw", "keys", "quarantine", "standard", "result");
        String zone = zones.get(history.random().nextInt(zones.size()));
        String name = "cut-" + run;
        if (zone.equals("result")) {
            Files.createDirectories(own.resolve("changes"));
            Files.writeString(own.resolve("changes").resolve(name), "no folder");
        } else {
            sql("INSERT INTO refusals VALUES ('" + zone + "', '" + source.id() + "')");
        }
        try {
            run(own, source, "changes", name);
        } catch (Exception e) {
            cuts.incrementAndGet();
        } finally {
            sql("DELETE FROM refusals WHERE dataset = '" + source.id() + "'");
        }
    }

    private static RunResult run(Path own, SourceFile source, String runs, String name) {
        Lake lake = SharedLake.lake();
        List<ManifestSummary> batches = new LandingZoneReader(own.resolve("landing")).batches(source);
        Table raw = new RawZone(lake).append(source.id(), batches);
        return new StandardZone(lake, StandardPack.load(), new ResultFolder(own.resolve(runs), name),
                SystemClock.beijing()).run(source, raw, batches);
    }

    private static List<List<String>> rows(SourceFile source) {
        return List.of(texts(Zone.STANDARD, source), texts(Zone.QUARANTINE, source));
    }

    private static List<String> texts(Zone zone, SourceFile source) {
        return StandardizationFixture.rows(zone, source.id()).stream().map(Row::toString).sorted().toList();
    }

    private static void sql(String statements) throws SQLException {
        CatalogConnection store = SharedLake.access();
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password());
                PreparedStatement statement = connection.prepareStatement(statements)) {
            statement.execute();
        }
    }
}
