package org.shuqiao.pipelines.maintain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.shuqiao.pipelines.maintain.MaintainedTables.count;
import static org.shuqiao.pipelines.maintain.MaintainedTables.files;
import static org.shuqiao.pipelines.maintain.MaintainedTables.filesRead;
import static org.shuqiao.pipelines.maintain.MaintainedTables.noise;
import static org.shuqiao.pipelines.maintain.MaintainedTables.ours;
import static org.shuqiao.pipelines.maintain.MaintainedTables.rows;
import static org.shuqiao.pipelines.maintain.MaintainedTables.snapshots;
import static org.shuqiao.pipelines.maintain.MaintainedTables.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.contracts.worker.MaintainJob;
import org.shuqiao.contracts.worker.MaintainJob.TableOrder;
import org.shuqiao.contracts.worker.StandardizeJob.CatalogDatabase;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEvent.TableMaintained;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.pipelines.lake.IcebergCatalogConfig;
import org.shuqiao.pipelines.lake.LakeTables;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingWriter;
import org.shuqiao.pipelines.worker.MaintainWorker;
import org.shuqiao.pipelines.worker.StandardizationFixture;
import org.shuqiao.pipelines.worker.WorkerProcess;

/** Maintenance of a real lake: what it puts together, what it lets go, and what stays whatever happens meanwhile. */
class MaintenanceTest {

    private static final long FILE = 32L << 20;
    private static final List<String> NUMBERS = List.of("11010519491231002X", "440308199901101512",
            "110105194912310046", "110105194912310062", "110105194912310089");

    @TempDir
    Path folder;
    private final List<WorkerEvent> events = new ArrayList<>();

    @Test
    void smallFilesBecomeOneAndNoRowChangesAndTheNextRunGoesOn() throws IOException {
        StandardizationFixture bench = new StandardizationFixture(folder);
        LandingWriter persons = bench.persons("together", "{mode: keyset, watermark: upd, key: [gmsfhm]}");
        for (int i = 0; i < 4; i++) {
            persons.rows(List.of(person(i)));
            assertThat(bench.run()).as(bench.output()).isZero();
        }
        Snapshot standard = table(Zone.STANDARD, "gongan_together").currentSnapshot();
        List<String> raw = rows(Zone.RAW, "gongan_together");
        assertThat(files(Zone.RAW, "gongan_together")).hasSize(4);

        assertThat(maintain(new TableOrder("raw", "gongan_together", true, List.of(), List.of()),
                new TableOrder("standard", "gongan_together", true, List.of(), List.of()))).isZero();

        assertThat(files(Zone.RAW, "gongan_together")).hasSize(1);
        assertThat(rows(Zone.RAW, "gongan_together")).isEqualTo(raw);
        assertThat(maintained("raw.gongan_together")).satisfies(told -> {
            assertThat(told.filesBefore()).isEqualTo(4);
            assertThat(told.filesAfter()).isEqualTo(1);
            assertThat(told.expired() + told.filesRemoved() + told.orphans()).isZero();
        });
        Snapshot now = table(Zone.STANDARD, "gongan_together").currentSnapshot();
        assertThat(ours(now)).as("what the next run knows the table by").isEqualTo(ours(standard)).isNotEmpty();
        assertThat(SharedLake.lake().read(Zone.STANDARD, "gongan_together", standard.snapshotId()).count())
                .as("a query planned before").isEqualTo(4);

        persons.rows(List.of(person(4)));
        assertThat(bench.run()).as(bench.output()).isZero();
        assertThat(rows(Zone.RAW, "gongan_together")).hasSize(5);
        assertThat(rows(Zone.STANDARD, "gongan_together")).hasSize(5);
    }

    @Test
    void filesOfAnExpiredSnapshotAreGoneAndThoseOfAKeptOneStay() throws IOException {
        StandardizationFixture bench = new StandardizationFixture(folder);
        LandingWriter persons = bench.persons("expired", "{mode: snapshot}"); // made whole by each run
        for (int i = 0; i < 3; i++) {
            persons.rows(personsUpTo(i));
            assertThat(bench.run()).as(bench.output()).isZero();
        }
        Table standard = table(Zone.STANDARD, "gongan_expired");
        List<Snapshot> snapshots = snapshots(standard);
        List<Path> first = files(standard, snapshots.get(0));
        List<Path> second = files(standard, snapshots.get(1));
        List<Long> rawInBetween = List.of(snapshots(table(Zone.RAW, "gongan_expired")).get(1).snapshotId());

        assertThat(maintain(new TableOrder("standard", "gongan_expired", false, List.of(),
                List.of(snapshots.get(0).snapshotId(), snapshots.get(2).snapshotId(), 42L)),
                new TableOrder("raw", "gongan_expired", false, List.of(), rawInBetween))).isZero();

        assertThat(first).isNotEmpty().noneMatch(Files::exists);
        assertThat(second).isNotEmpty().allMatch(Files::exists);
        assertThat(SharedLake.lake().read(Zone.STANDARD, "gongan_expired", snapshots.get(1).snapshotId()).count())
                .isEqualTo(2);
        assertThat(rows(Zone.STANDARD, "gongan_expired")).as("what is current never goes").hasSize(3);
        assertThat(maintained("standard.gongan_expired").expired()).isEqualTo(1);
        assertThat(maintained("standard.gongan_expired").bytesFreed()).isPositive();

        persons.rows(personsUpTo(3));
        assertThat(bench.run()).as(bench.output()).isZero();
        assertThat(rows(Zone.RAW, "gongan_expired")).as("no batch twice, though one in between is forgotten")
                .hasSize(1 + 2 + 3 + 4);
    }

    @Test
    void rowsOfAnErasedBatchLeaveTheRawZoneAndItsSnapshotsAndTheNextRunGoesOn() throws IOException {
        StandardizationFixture bench = new StandardizationFixture(folder);
        LandingWriter persons = bench.persons("erased", "{mode: snapshot}");
        for (int i = 0; i < 3; i++) {
            persons.rows(personsUpTo(i));
            assertThat(bench.run()).as(bench.output()).isZero();
        }
        Table raw = table(Zone.RAW, "gongan_erased");
        List<Snapshot> before = snapshots(raw);
        List<Path> all = files(raw, raw.currentSnapshot());
        String oldest = before.getFirst().summary().get("shuqiao.batch");
        TableOrder erase = new TableOrder("raw", "gongan_erased", true, List.of(), List.of(), List.of(oldest, "0a"));

        assertThat(maintain(new TableOrder("raw", "gongan_erased", true, List.of(), List.of()), erase)).isZero();
        assertThat(maintain(erase)).as("once more, as after a kill").isZero();

        assertThat(rows(Zone.RAW, "gongan_erased")).hasSize(2 + 3).noneMatch(row -> row.contains(oldest));
        assertThat(events.stream().filter(TableMaintained.class::isInstance).map(TableMaintained.class::cast)
                .map(TableMaintained::erasedRows)).containsExactly(0L, 1L, 0L);
        List<Long> past = snapshots(table(Zone.RAW, "gongan_erased")).stream().map(Snapshot::snapshotId).toList();
        assertThat(maintain(new TableOrder("raw", "gongan_erased", false, List.of(), past))).isZero();
        assertThat(all).as("nothing of it is left on the disk").noneMatch(Files::exists);

        persons.rows(personsUpTo(3));
        deleteLanded(oldest);
        assertThat(bench.run()).as(bench.output()).isZero();
        assertThat(rows(Zone.RAW, "gongan_erased")).hasSize(2 + 3 + 4);
        assertThat(rows(Zone.STANDARD, "gongan_erased")).hasSize(4);
    }

    private void deleteLanded(String batch) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path landed : all.filter(each -> each.getFileName().toString().equals(batch)).toList()) {
                FolderTree.delete(landed);
            }
        }
    }

    @Test
    void onlyOldFilesThatNoSnapshotKnowsAreOrphans() throws IOException {
        StandardizationFixture bench = new StandardizationFixture(folder);
        bench.persons("orphans", "{mode: snapshot}").rows(List.of(person(0)));
        assertThat(bench.run()).as(bench.output()).isZero();
        Table standard = table(Zone.STANDARD, "gongan_orphans");
        Path data = files(standard, standard.currentSnapshot()).getFirst().getParent();
        Path old = Files.writeString(data.resolve("left.parquet"), "of a killed worker");
        Path young = Files.writeString(data.resolve("young.parquet"), "of another engine");
        try (Stream<Path> all = Files.walk(data.getParent())) {
            for (Path file : all.filter(Files::isRegularFile).filter(each -> !each.equals(young)).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(9, ChronoUnit.DAYS)));
            }
        }

        assertThat(maintain(new TableOrder("standard", "gongan_orphans", false, List.of(), List.of()))).isZero();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(maintained("standard.gongan_orphans").orphans()).isEqualTo(1);
        assertThat(rows(Zone.STANDARD, "gongan_orphans")).hasSize(1);
        assertThat(table(Zone.STANDARD, "gongan_orphans").history()).isNotEmpty();
    }

    @Test
    void aTableThatIsNotThereIsToldAndTheOthersAreLookedAfter() throws IOException {
        StandardizationFixture bench = new StandardizationFixture(folder);
        bench.persons("beside", "{mode: snapshot}").rows(List.of(person(0)));
        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(maintain(new TableOrder("standard", "gongan_gone", true, List.of(), List.of()),
                new TableOrder("standard", "gongan_beside", false, List.of(), List.of()))).isEqualTo(1);

        assertThat(codes()).containsExactly("SQ-PIP-0030");
        assertThat(maintained("standard.gongan_beside").filesAfter()).isEqualTo(1);
    }

    @Test
    void whoFiltersByTheSortedColumnReadsFewOfTheFiles() throws IOException {
        noise("sorted", 4, folder.resolve("sorted"));
        String division = "990105";
        assertThat(filesRead("sorted", division)).as("each file has rows of each division").isEqualTo(4);

        assertThat(maintain(new MaintainJob.Work(3L << 20, 0, List.of(new TableOrder("raw", "sorted", true,
                List.of("none", "division"), List.of()))))).isZero();

        assertThat(files(Zone.RAW, "sorted")).hasSizeBetween(2, 4);
        assertThat(filesRead("sorted", division)).isEqualTo(1);
        assertThat(rows(Zone.RAW, "sorted")).hasSize(80_000);
    }

    @Test
    void aFullDiskLeavesTheSnapshotThatWasThere() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", small.toString()), "may not mount");
        try {
            noise("full", 4, small.resolve("full"));
            List<String> before = rows(Zone.RAW, "full");

            assertThat(maintain(new TableOrder("raw", "full", true, List.of(), List.of()))).isEqualTo(1);

            assertThat(codes()).containsExactly("SQ-PIP-0031");
            assertThat(files(Zone.RAW, "full")).hasSize(4).allMatch(Files::exists);
            assertThat(rows(Zone.RAW, "full")).isEqualTo(before);
        } finally {
            assertThat(run("umount", "-l", small.toString())).isTrue();
        }
    }

    @Test
    void aWorkerKilledInTheMiddleOfCompactionLosesNothing() throws Exception {
        noise("killed", 4, folder.resolve("killed"));
        List<String> before = rows(Zone.RAW, "killed");
        Path data = folder.resolve("killed").resolve("data");
        MaintainJob job = job(new TableOrder("raw", "killed", true, List.of(), List.of()));

        WorkerProcess killed = new WorkerProcess(folder, "killed", MaintainWorker.class, job);
        assertThat(killed.killWhen(() -> count(data) > 4)).as(killed.output() + killed.log()).isTrue();
        assertThat(rows(Zone.RAW, "killed")).isEqualTo(before);
        WorkerProcess again = new WorkerProcess(folder, "again", MaintainWorker.class, job);

        assertThat(again.end()).as(again.output() + again.log()).isZero();
        assertThat(files(Zone.RAW, "killed")).hasSize(1);
        assertThat(rows(Zone.RAW, "killed")).isEqualTo(before);
    }

    private MaintainJob job(TableOrder... tables) {
        return new MaintainJob(SharedLake.warehouse(), folder.resolve("work").toString(),
                new CatalogDatabase(SharedLake.access().url(), "postgres"), Optional.empty(),
                Map.of("spark.master", "local[1]"), new MaintainJob.Work(FILE,
                Instant.now().minus(3, ChronoUnit.DAYS).toEpochMilli(), List.of(tables)));
    }

    private int maintain(TableOrder... tables) {
        return maintain(job(tables).todo());
    }

    private int maintain(MaintainJob.Work todo) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (LakeTables lake = LakeTables.open(IcebergCatalogConfig.in(SharedLake.access()), SharedLake.warehouse())) {
            return new Maintenance(todo, lake, () -> SharedLake.lake().spark(),
                    new WorkerEventWriter(new PrintStream(bytes, true, StandardCharsets.UTF_8)), () -> { }).run();
        } finally {
            bytes.toString(StandardCharsets.UTF_8).lines().map(line -> WorkerEvent.parse(line).orElseThrow())
                    .forEach(events::add);
        }
    }

    private TableMaintained maintained(String table) {
        return events.stream().filter(TableMaintained.class::isInstance).map(TableMaintained.class::cast)
                .filter(event -> event.dataset().equals(table)).findFirst().orElseThrow();
    }

    private List<String> codes() {
        return events.stream().filter(WorkerEvent.Failed.class::isInstance)
                .map(event -> ((WorkerEvent.Failed) event).code()).toList();
    }

    private static List<List<String>> personsUpTo(int last) {
        return IntStream.rangeClosed(0, last).mapToObj(MaintenanceTest::person).toList();
    }

    private static List<String> person(int i) {
        return List.of(NUMBERS.get(i), "某人", "1", "2024-03-07T15:00:0" + i + ".000000");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }
}
