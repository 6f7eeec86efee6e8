package org.shuqiao.pipelines.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.contracts.run.SubjectResult;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingWriter;
import org.shuqiao.pipelines.result.ResultFolder;
import org.shuqiao.pipelines.worker.Numbers;
import org.shuqiao.pipelines.worker.StandardizationFixture;

/**
 * Property test: over a random history of two datasets, golden records that follow the changes are those that are made
 * from everything. {@code -Dhistories=… -Dseed=…} names how many histories, and the first seed.
 */
class SubjectChangesTest {

    private static final int HISTORIES = Math.max(1, Integer.getInteger("histories", 1) / 10);
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void changesLeaveTheGoldenRecordsThatEverythingGives() {
        int changed = 0;
        for (int i = 0; i < HISTORIES; i++) {
            changed += history(SEED + i);
        }
        assertThat(changed).as("runs of changes").isPositive();
    }

    private int history(long seed) {
        Random random = new Random(seed);
        Path own = folder.resolve(Long.toUnsignedString(seed, 36));
        StandardizationFixture bench = new StandardizationFixture(own);
        String name = "gold_" + Long.toUnsignedString(seed, 36);
        LandingWriter register = bench.persons(name + "_a", "{mode: keyset, watermark: upd, key: [gmsfhm]}");
        LandingWriter second = bench.persons(name + "_b", "{mode: keyset, watermark: upd, key: [gmsfhm]}");
        int changed = 0;
        for (int run = 0; run < 4; run++) {
            if (run == 0 || random.nextInt(4) > 0) {
                register.rows(persons(random, run));
            }
            if (run == 0 || random.nextBoolean()) {
                second.rows(persons(random, run));
            }
            long before = run == 0 ? 0 : snapshot().snapshotId();
            assertThat(bench.run()).as(bench.output()).isZero();
            boolean made = run > 0 && snapshot().snapshotId() != before;
            changed += made && Long.valueOf(before).equals(snapshot().parentId()) && isOfChanges(snapshot()) ? 1 : 0;
            SubjectResult result = bench.subject("person");
            List<String> records = records();
            SubjectResult whole = new SubjectZone(SharedLake.lake(), new ResultFolder(own.resolve("whole-" + run),
                    "whole"), SystemClock.beijing()).run("person").orElseThrow();
            assertThat(records).as("seed " + seed + ", run " + run).isEqualTo(records());
            assertThat(result).usingRecursiveComparison().ignoringFields("run", "startedAt", "endedAt", "skipped",
                    "snapshot").isEqualTo(whole);
        }
        return changed;
    }

    /** The whole replaces every file; changes of few leave some. */
    private static boolean isOfChanges(Snapshot snapshot) {
        Table table = SharedLake.lake().find(Zone.SUBJECT, "person").orElseThrow();
        long had = Long.parseLong(table.snapshot(snapshot.parentId()).summary().get("total-data-files"));
        return Long.parseLong(snapshot.summary().getOrDefault("deleted-data-files", "0")) < had;
    }

    private static List<List<String>> persons(Random random, int run) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(8); i++) {
            rows.add(Arrays.asList(Numbers.citizen(random.nextInt(12)), "某" + (char) ('一' + random.nextInt(9)),
                    random.nextInt(4) == 0 ? null : random.nextBoolean() ? "1" : "2",
                    "2024-03-0%dT08:00:00.000000".formatted(1 + run + random.nextInt(3))));
        }
        return rows;
    }

    private static List<String> records() {
        return StandardizationFixture.rows(Zone.SUBJECT, "person").stream().map(Row::toString).sorted().toList();
    }

    private static Snapshot snapshot() {
        return SharedLake.lake().find(Zone.SUBJECT, "person").map(Table::currentSnapshot).orElseThrow();
    }
}
