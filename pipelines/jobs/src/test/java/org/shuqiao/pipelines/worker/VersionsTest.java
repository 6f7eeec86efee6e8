package org.shuqiao.pipelines.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingWriter;

/** Tests that superseded source rows are never published. */
class VersionsTest {

    private static final String BY_ROW = "{mode: keyset, watermark: upd, key: [id]}";
    private static final List<String> NUMBERED = List.of("id", "gmsfhm", "xm", "upd");
    private static final String WANG = "11010519491231002X";
    private static final String LI = "990102198503071235";
    private static final String THIRD = "110105196001010017";
    private static final String DAMAGED = "990102198503071000";
    private static final String MORNING = "2024-03-07T08:00:00.000000";
    private static final String EVENING = "2024-03-07T20:00:00.000000";

    @TempDir
    Path folder;

    private StandardizationFixture bench;

    @BeforeEach
    void open() {
        bench = new StandardizationFixture(folder);
    }

    @Test
    void aVersionInQuarantineReplacesTheValidOneBeforeIt() {
        LandingWriter writer = numbered("broken").uniqueKey();
        writer.rows(List.of(List.of("1", WANG, "旧名", MORNING), List.of("2", LI, "李某", MORNING)));
        writer.rows(List.of(List.of("1", DAMAGED, "新名", EVENING)));

        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(names("broken")).containsExactly("李某");
        assertCounts("broken", 3, 1, 1, 1);
    }

    @Test
    void aRepairedRowLeavesQuarantine() {
        LandingWriter writer = numbered("repaired").uniqueKey();
        writer.rows(List.of(List.of("1", DAMAGED, "王某", MORNING)));
        writer.rows(List.of(List.of("1", WANG, "王某", EVENING)));

        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(names("repaired")).containsExactly("王某");
        assertThat(StandardizationFixture.rows(Zone.QUARANTINE, "gongan_repaired")).isEmpty();
        assertCounts("repaired", 2, 1, 0, 1);
    }

    @Test
    void aRowThatTellsAnotherNaturalKeyNowIsPublishedUnderThatAlone() {
        LandingWriter writer = numbered("moved").uniqueKey();
        writer.rows(List.of(List.of("1", WANG, "王某", MORNING)));
        writer.rows(List.of(List.of("1", LI, "王某", EVENING)));

        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(StandardizationFixture.rows(Zone.STANDARD, "gongan_moved"))
                .extracting(row -> row.<String>getAs("citizen_number"))
                .containsExactly(LI);
        assertCounts("moved", 2, 1, 0, 1);
    }

    @Test
    void rowsOfOnePersonThatTheSourceTellsApartStandForThemselves() {
        LandingWriter writer = numbered("apart").uniqueKey();
        writer.rows(List.of(List.of("1", WANG, "王某", MORNING)));
        writer.rows(List.of(Arrays.asList("2", WANG, null, EVENING)));

        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(names("apart")).containsExactly("王某");
        assertCounts("apart", 2, 1, 1, 0);
    }

    @Test
    void withoutAKeyOfTheSourceALaterRowInQuarantineStillReplacesWhoseItIs() {
        LandingWriter writer = numbered("natural");
        writer.rows(List.of(List.of("1", WANG, "旧名", MORNING), List.of("2", LI, "李某", MORNING)));
        writer.rows(List.of(Arrays.asList("3", WANG, null, EVENING),
                Arrays.asList("4", LI, null, "2024-03-06T08:00:00.000000")));

        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(names("natural")).as("an older time says nothing about the newer row").containsExactly("李某");
        assertCounts("natural", 4, 1, 2, 1);
    }

    @Test
    void aRowInQuarantineDoesNotReplaceItsNeighbourInTheSameBatch() {
        LandingWriter writer = numbered("neighbours");
        writer.rows(List.of(List.of("1", WANG, "王某", MORNING), Arrays.asList("3", WANG, null, EVENING)));

        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(names("neighbours")).containsExactly("王某");
    }

    @Test
    void aRowThatIsGoneAtItsSourceLeavesAndMayComeBack() {
        LandingWriter writer = numbered("gone").uniqueKey();
        writer.rows(List.of(List.of("1", WANG, "王某", MORNING), List.of("2", LI, "李某", MORNING)));
        assertThat(bench.run()).as(bench.output()).isZero();
        assertThat(names("gone")).containsExactlyInAnyOrder("王某", "李某");

        writer.lines(NUMBERED, List.of("{\"id\":\"1\",\"_deleted\":\"true\"}"));
        assertThat(bench.run()).as(bench.output()).isZero();
        assertThat(bench.result("gone").work().orElseThrow().mode()).isEqualTo(RunWork.CHANGES);
        assertThat(names("gone")).containsExactly("李某");
        assertThat(StandardizationFixture.rows(Zone.QUARANTINE, "gongan_gone")).isEmpty();
        assertCounts("gone", 3, 1, 0, 2);

        writer.rows(List.of(List.of("1", WANG, "王某某", EVENING)));
        assertThat(bench.run()).as(bench.output()).isZero();
        assertThat(names("gone")).containsExactlyInAnyOrder("王某某", "李某");
        assertCounts("gone", 4, 2, 0, 2);

        writer.lines(NUMBERED, List.of("{\"id\":\"2\",\"_deleted\":\"true\"}"));
        writer.keyless().rows(List.of(List.of("3", THIRD, "张某", EVENING)));
        assertThat(bench.run()).as(bench.output()).isZero();
        assertThat(names("gone")).as("the table has no primary key now; who was gone stays gone")
                .containsExactlyInAnyOrder("王某某", "张某");
        assertCounts("gone", 6, 2, 0, 4);

        writer.rows(List.of(List.of("2", LI, "李某", EVENING), List.of("3", THIRD, "张某", EVENING)));
        assertThat(bench.run()).as(bench.output()).isZero();
        assertThat(bench.result("gone").work().orElseThrow().mode()).isEqualTo(RunWork.CHANGES);
        assertThat(names("gone")).containsExactlyInAnyOrder("王某某", "张某", "李某");
    }

    private LandingWriter numbered(String dataset) {
        return bench.source(dataset, NUMBERED, """
                dataset: %s
                department: gongan
                title: {zh: 人口, en: Persons}
                owner: 人口科
                update: daily
                source: {kind: table, url: "jdbc:postgresql://127.0.0.1/x", table: x, slice: %s}
                contract:
                  - {column: id, type: text}
                  - {column: gmsfhm, type: text}
                  - {column: xm, type: text, required: true}
                  - {column: upd, type: timestamp}
                mapping:
                  key: [citizen_number]
                  keep: [upd desc]
                  columns:
                    - {from: gmsfhm, to: citizen_number, element: citizen-number, level: must}
                    - {from: xm, to: name, element: person-name, level: must}
                  ignore: [id, upd]
                """.formatted(dataset, BY_ROW));
    }

    private static List<String> names(String dataset) {
        return StandardizationFixture.rows(Zone.STANDARD, "gongan_" + dataset).stream()
                .map((Row row) -> row.<String>getAs("name")).toList();
    }

    private void assertCounts(String dataset, long in, long standard, long quarantined, long merged) {
        RunResult result = bench.result(dataset);
        assertThat(List.of(result.rows().in(), result.rows().standard(), result.rows().quarantined(), result.rows()
                .merged()))
                .containsExactly(in, standard, quarantined, merged);
    }
}
