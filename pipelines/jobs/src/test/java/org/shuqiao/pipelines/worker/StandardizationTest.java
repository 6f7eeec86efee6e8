package org.shuqiao.pipelines.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingWriter;

class StandardizationTest {

    private static final String KEYSET = "{mode: keyset, watermark: upd, key: [gmsfhm]}";
    private static final String SNAPSHOT = "{mode: snapshot}";
    private static final String WANG = "11010519491231002X";
    private static final String LI = "990102198503071235";
    private static final String DAMAGED = "990102198503071000";

    @TempDir
    Path folder;

    private StandardizationFixture bench;

    @BeforeEach
    void open() {
        bench = new StandardizationFixture(folder);
    }

    @Test
    void publishesWhatIsRightAndKeepsTheRestBackWithoutItsValues() {
        LandingWriter writer = bench.persons("walk", KEYSET);
        writer.rows(List.of(
                List.of("11010519491231002x", "王　某", "2", "2024-03-07T15:00:00.000000"),
                List.of(DAMAGED, "李某", "1", "2024-03-07T15:00:00.000000"),
                Arrays.asList(null, "赵某", "1", "2024-03-07T15:00:00.000000"),
                List.of(LI, "张某", "7", "2024-03-07T15:00:00.000000")));

        assertThat(bench.run()).as(bench.output()).isZero();

        List<Row> standard = StandardizationFixture.rows(Zone.STANDARD, "gongan_walk");
        assertThat(standard).extracting(row -> row.<String>getAs("citizen_number")).containsExactlyInAnyOrder(WANG, LI);
        assertThat(standard).filteredOn(row -> LI.equals(row.getAs("citizen_number"))).singleElement()
                .satisfies(row -> {
                    assertThat(row.<String>getAs("sex")).isNull();
                    assertThat(row.<String>getAs("_flags")).contains("\"column\":\"sex\"");
                });
        List<Row> quarantine = StandardizationFixture.rows(Zone.QUARANTINE, "gongan_walk");
        assertThat(quarantine).hasSize(2).allSatisfy(row -> {
            assertThat(row.<String>getAs("value_digest")).startsWith("sha256:");
            assertThat(row.<String>getAs("reason_zh")).isNotBlank();
            assertThat(row.toString()).doesNotContain(DAMAGED, "李某", "赵某");
        });
        RunResult result = bench.result("walk");
        assertThat(result.rows().in()).isEqualTo(4);
        assertThat(result.rows().standard()).isEqualTo(2);
        assertThat(result.rows().quarantined()).isEqualTo(2);
        assertThat(result.rows().flaggedFields()).isEqualTo(1);
        assertThat(result.newestData()).hasValueSatisfying(
                time -> assertThat(time.toString()).startsWith("2024-03-07T15:00+08:00"));
        assertThat(result.quality()).extracting(RunResult.Quality::dimension).containsExactly("conformity",
                "completeness", "accuracy", "consistency", "timeliness", "accessibility");
        assertThat(result.lineage()).contains(new RunResult.Lineage("citizen_number", List.of("gmsfhm"),
                "citizen-number"));
        assertThat(bench.output()).doesNotContain(DAMAGED, LI, WANG, "张某");
    }

    @Test
    void mergesRowsOfOneKeyByTheMappingsOrderThenByTheLaterPull() {
        LandingWriter writer = bench.persons("merge", KEYSET);
        writer.rows(List.of(
                List.of(WANG, "新名", "2", "2024-03-07T15:00:00.000002"),
                List.of(WANG, "旧名", "2", "2024-03-07T15:00:00.000001"),
                List.of(LI, "先拉", "1", "2024-03-07T15:00:00.000000"),
                List.of("990102850307123", "同批后行", "1", "2024-03-07T15:00:00.000000")));
        writer.rows(List.of(
                Arrays.asList(WANG, "无时间", "2", null),
                List.of(LI, "后拉", "1", "2024-03-07T15:00:00.000000")));

        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(StandardizationFixture.rows(Zone.STANDARD, "gongan_merge"))
                .extracting(row -> row.<String>getAs("name"))
                .containsExactlyInAnyOrder("新名", "后拉");
        RunResult result = bench.result("merge");
        assertThat(result.rows().merged()).isEqualTo(4);
        assertThat(result.rows().in()).isEqualTo(result.rows().standard() + result.rows().quarantined() + result.rows()
                .merged());
    }

    @Test
    void countsOnlyTheNewestBatchOfASnapshot() {
        LandingWriter writer = bench.persons("newest", SNAPSHOT);
        writer.rows(List.of(List.of(WANG, "甲某", "2", "2024-03-07T15:00:00.000000"),
                List.of(LI, "乙某", "1", "2024-03-07T15:00:00.000000")));
        bench.run();
        writer.rows(List.of(List.of(LI, "乙某", "1", "2024-03-07T15:00:00.000000")));

        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(bench.result("newest").rows().in()).isEqualTo(1);
        assertThat(StandardizationFixture.rows(Zone.STANDARD, "gongan_newest")).hasSize(1);
        assertThat(StandardizationFixture.rows(Zone.RAW, "gongan_newest")).hasSize(3);
    }

    @Test
    void skipsWhatDidNotChangeAndMakesAgainWhatDid() throws IOException {
        LandingWriter writer = bench.persons("skip", KEYSET);
        writer.rows(List.of(List.of(WANG, "甲某", "2", "2024-03-07T15:00:00.000000")));
        bench.run();
        RunResult first = bench.result("skip");

        bench.run();
        RunResult second = bench.result("skip");
        Files.writeString(bench.file("skip"), Files.readString(bench.file("skip")).replace("to: name", "to: full_name")
                .replace("name: name", "name: full_name"));
        bench.run();
        RunResult third = bench.result("skip");

        assertThat(first.run().skipped()).isFalse();
        assertThat(second.run().skipped()).isTrue();
        assertThat(second).usingRecursiveComparison().ignoringFields("run", "skipped", "startedAt", "endedAt")
                .isEqualTo(first);
        assertThat(third.run().skipped()).isFalse();
        assertThat(third.snapshots().standard()).isNotEqualTo(first.snapshots().standard());
        assertThat(StandardizationFixture.rows(Zone.STANDARD, "gongan_skip").get(0).schema().fieldNames())
                .contains("full_name").doesNotContain("name");
    }

    @Test
    void refusesATamperedBatchAndLeavesTheTablesAsTheyWere() throws IOException {
        LandingWriter writer = bench.persons("tampered", KEYSET);
        Path batch = writer.rows(List.of(List.of(WANG, "甲某", "2", "2024-03-07T15:00:00.000000")));
        bench.run();
        byte[] bytes = Files.readAllBytes(batch.resolve("data-00000.jsonl.gz"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(batch.resolve("data-00000.jsonl.gz"), bytes);
        LandingWriter other = bench.persons("untouched", KEYSET);
        other.rows(List.of(List.of(LI, "乙某", "1", "2024-03-07T15:00:00.000000")));

        assertThat(bench.run()).isEqualTo(1);

        assertThat(bench.events()).filteredOn(WorkerEvent.Failed.class::isInstance).singleElement()
                .satisfies(event -> {
                    assertThat(((WorkerEvent.Failed) event).code()).isEqualTo("SQ-PIP-0002");
                    assertThat(((WorkerEvent.Failed) event).dataset()).contains("gongan_tampered");
                });
        assertThat(StandardizationFixture.rows(Zone.STANDARD, "gongan_tampered")).hasSize(1);
        assertThat(StandardizationFixture.rows(Zone.STANDARD, "gongan_untouched")).hasSize(1);
    }

    @Test
    void hostileRowsEndInQuarantineAndNeverStopTheDataset() {
        LandingWriter writer = bench.persons("hostile", KEYSET);
        String deep = "[".repeat(5000) + "]".repeat(5000);
        writer.lines(StandardizationFixture.PERSON, List.of(
                "{\"gmsfhm\":\"" + WANG + "\",\"xm\":\"甲某\",\"xb\":\"2\",\"upd\":\"2024-03-07T15:00:00.000000\"}",
                "{\"gmsfhm\":\"" + LI + "\",\"xm\":\"乙某\",\"xb\":\"2\",\"_surplus\":[\"x\"]}",
                "{\"gmsfhm\":\"" + LI + "\",\"_cells\":\"1\"}",
                "{\"gmsfhm\":" + deep + "}",
                "\u0000\u0001 not json",
                "{\"gmsfhm\":\"" + "9".repeat(200_000) + "\",\"xm\":\"丙某\"}",
                "{\"gmsfhm\":\"\\ud800\",\"xm\":\"\\u0000\",\"xb\":\"\\uffff\",\"upd\":\"9e999999999\"}",
                "{}"));

        assertThat(bench.run()).as(bench.output()).isZero();

        RunResult result = bench.result("hostile");
        assertThat(result.rows().in()).isEqualTo(8);
        assertThat(result.rows().standard()).isEqualTo(1);
        assertThat(result.rows().quarantined()).isEqualTo(7);
        assertThat(result.rules()).contains(new RunResult.RuleCount("row-shape", "must", 4));
    }

    @Test
    void saysWhichDatasetHasNothingLandedOrAMappingThatDoesNotFit() {
        bench.persons("empty", KEYSET);
        LandingWriter narrow = bench.persons("narrow", KEYSET);
        narrow.rows(List.of("gmsfhm"), List.of(List.of(WANG)));

        assertThat(bench.run()).isEqualTo(2);

        assertThat(bench.output()).contains("SQ-PIP-0005", "SQ-PIP-0007");
    }

    @Test
    void standardizesABatchWithoutRows() {
        bench.persons("norows", KEYSET).rows(List.of());

        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(bench.result("norows").rows().in()).isZero();
        assertThat(StandardizationFixture.rows(Zone.STANDARD, "gongan_norows")).isEmpty();
    }

    @Test
    void publishesNothingWhenTheRowsDoNotAddUp() throws IOException {
        LandingWriter writer = bench.persons("lost", SNAPSHOT);
        Path batch = writer.rows(List.of(List.of(WANG, "甲某", "2", "2024-03-07T15:00:00.000000")));
        bench.run();
        RunResult before = bench.result("lost");
        // the manifest now promises a row that the lake never saw
        Path manifest = batch.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"rows\" : 1", "\"rows\" : 2"));
        Files.writeString(bench.file("lost"), Files.readString(bench.file("lost")).replace("sex-12", "sex-mfu"));

        assertThat(bench.run()).isEqualTo(1);

        assertThat(bench.output()).contains("SQ-PIP-0008");
        assertThat(SharedLake.lake().find(Zone.STANDARD, "gongan_lost").orElseThrow().currentSnapshot().snapshotId())
                .isEqualTo(before.snapshots().standard());
        assertThat(SharedLake.lake().find(Zone.QUARANTINE, "gongan_lost").orElseThrow().currentSnapshot().snapshotId())
                .isEqualTo(before.snapshots().quarantine());
    }
}
