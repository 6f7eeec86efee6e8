package org.shuqiao.pipelines.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingWriter;

/** Rows in quarantine under the rules of a changed mapping: a replay gives what a remake from the start gives. */
class ReplayTest {

    private static final String SLICE = "{mode: keyset, watermark: upd, key: [gmsfhm]}";
    private static final String WANG = "11010519491231002X";
    private static final String LI = "990102198503071235";
    private static final String DAMAGED = "990102198503071000";
    private static final String TOO_LONG = "王".repeat(61);
    private static final String MORNING = "2024-03-07T08:00:00.000000";
    private static final String EVENING = "2024-03-07T20:00:00.000000";

    @TempDir
    private Path folder;
    private StandardizationFixture bench;

    @BeforeEach
    void open() {
        bench = new StandardizationFixture(folder);
    }

    @Test
    void aReplayAfterAChangeOfTheMappingIsAFullRemake() throws IOException {
        land(bench.persons("replayed", SLICE));
        assertThat(bench.run()).as(bench.output()).isZero();
        RunResult before = bench.result("replayed");

        loosen("replayed");
        land(bench.persons("remade", SLICE));
        loosen("remade");
        assertThat(bench.run()).as(bench.output()).isZero();
        RunResult replayed = bench.result("replayed");
        RunResult remade = bench.result("remade");

        assertThat(before.rows().quarantined()).isEqualTo(3);
        assertThat(replayed.run().skipped()).isFalse();
        assertThat(replayed.snapshots().raw()).as("nothing was collected").isEqualTo(before.snapshots().raw());
        assertThat(replayed.rows()).isEqualTo(remade.rows());
        assertThat(replayed.rows().quarantined()).as("the damaged number breaks a rule that stays").isEqualTo(1);
        assertThat(replayed.rows().in()).isEqualTo(before.rows().in()).isEqualTo(replayed.rows().standard()
                + replayed.rows().quarantined() + replayed.rows().merged());
        assertThat(replayed.rules()).isEqualTo(remade.rules());
        assertThat(replayed.quality()).isEqualTo(remade.quality());
        assertThat(published("replayed")).isEqualTo(published("remade"))
                .as("the later row of a person, kept back before, replaces the earlier one")
                .anyMatch(row -> row.startsWith(WANG + " null"));
        assertThat(keptBack("replayed")).isEqualTo(keptBack("remade"));
    }

    @Test
    void aReplayWithoutAChangeLeavesTheTablesAsTheyAre() {
        land(bench.persons("same", SLICE));
        assertThat(bench.run()).as(bench.output()).isZero();
        RunResult before = bench.result("same");

        assertThat(bench.run()).as(bench.output()).isZero();

        assertThat(bench.result("same").run().skipped()).isTrue();
        assertThat(bench.result("same").snapshots()).isEqualTo(before.snapshots());
    }

    /** Two batches: a later row replaces an earlier one of the same person; its name is longer than a name may be. */
    private static void land(LandingWriter writer) {
        writer.rows(List.of(List.of(WANG, "王某", "1", MORNING), List.of(LI, "李某", "2", MORNING),
                List.of(DAMAGED, "某人", "1", MORNING)));
        writer.rows(List.of(List.of(WANG, TOO_LONG, "2", EVENING),
                List.of("990103194910010024", TOO_LONG, "2", EVENING)));
    }

    private void loosen(String dataset) throws IOException {
        Path file = bench.file(dataset);
        Files.writeString(file, Files.readString(file).replace("element: person-name, level: must",
                "element: person-name, level: should"));
    }

    private static List<String> published(String dataset) {
        return StandardizationFixture.rows(Zone.STANDARD, "gongan_" + dataset).stream()
                .map(row -> row.getAs("citizen_number") + " " + row.getAs("name") + " " + row.getAs("sex")).sorted()
                .toList();
    }

    private static List<String> keptBack(String dataset) {
        return StandardizationFixture.rows(Zone.QUARANTINE, "gongan_" + dataset).stream()
                .map(row -> row.getAs("_sequence") + " " + row.getAs("_ordinal") + " " + row.getAs("column") + " "
                        + row.getAs("rule") + " " + row.getAs("value_digest")).sorted().toList();
    }
}
