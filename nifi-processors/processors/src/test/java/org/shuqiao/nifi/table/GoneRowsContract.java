package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.land.LandBatch;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;
import org.shuqiao.nifi.pull.UpperBoundState;

/** Tests that rows which are gone from a table are found by their keys; each make of database runs it. */
public abstract class GoneRowsContract extends PulledTable {

    /** Rows that come and change while keys are compared are newer than what landed, so they are never gone. */
    @Test
    void rowsThatAreGoneLandAsDeletionsAndOthersStay(@TempDir Path landing) throws Exception {
        execute("create table rk (id int primary key, xm varchar(20), upd " + time() + ")");
        insert(200, "insert into rk values (?, ?, ?)", (row, i) -> {
            row.setInt(1, i);
            row.setString(2, "n" + i);
            row.setString(3, "2024-03-07 15:00:00.%06d".formatted(i));
        });
        keyset("upd", "id", 70);
        land(landing);

        execute("delete from rk where id in (3, 150)",
                "update rk set xm = 'x', upd = '2024-03-08 10:00:00' where id = 7",
                "insert into rk values (900, 'new', '2024-03-08 10:00:00')");
        assertThat(deletions(landing)).singleElement().satisfies(slice -> {
            assertThat(slice.column("id")).containsExactlyInAnyOrder("3", "150");
            assertThat(slice.rows().getFirst().has("xm")).isFalse();
            assertThat(slice.rows().getFirst().path("_deleted").asText()).isEqualTo("true");
            assertThat(slice.pulled().notes()).containsEntry("deleted", 2L).containsEntry("sourceKeys", 199L);
        });
        assertThat(deletions(landing)).as("told once").isEmpty();

        execute("insert into rk values (3, 'back', '2024-03-08 11:00:00')");
        assertThat(land(landing).stream().flatMap(slice -> slice.column("id").stream()))
                .containsExactlyInAnyOrder("7", "900", "3");
        assertThat(deletions(landing)).isEmpty();
        execute("delete from rk where id = 3");
        assertThat(deletions(landing).getFirst().column("id")).containsExactly("3");
    }

    /** A table that is loaded anew, or restored: its rows have the times that they had. */
    @Test
    void aRowThatIsThereAgainWithItsOldTimeLandsAgain(@TempDir Path landing) throws Exception {
        execute("create table rk (id int primary key, xm varchar(20), upd " + time() + ")",
                "insert into rk values (1, '甲', '2024-01-01 10:00:00'), (2, '乙', '2024-01-02 10:00:00'),"
                        + " (3, '丙', '2024-03-07 10:00:00')");
        keyset("upd", "id", 70);
        land(landing);
        execute("delete from rk where id = 1");
        assertThat(deletions(landing).getFirst().column("id")).containsExactly("1");

        execute("insert into rk values (1, '甲', '2024-01-01 10:00:00')", "delete from rk where id = 2");
        assertThat(land(landing)).as("behind the bound").isEmpty();
        assertThat(deletions(landing)).singleElement().satisfies(slice -> {
            assertThat(slice.rows()).extracting(row -> row.path("id").asText() + row.path("xm").asText()
                    + row.path("_deleted").asText()).containsExactlyInAnyOrder("2true", "1甲");
            assertThat(slice.pulled().notes()).containsEntry("deleted", 1L);
        });
        assertThat(deletions(landing)).as("told once").isEmpty();
    }

    @Test
    void aSourceThatAnswersWithLessThanItHasDeletesNothing(@TempDir Path landing) throws Exception {
        execute("create table rk (id int primary key, upd " + time() + ")");
        insert(10, "insert into rk values (?, ?)", (row, i) -> {
            row.setInt(1, i);
            row.setString(2, "2024-03-07 15:00:00");
        });
        keyset("upd", "id", 70);
        land(landing);

        execute("delete from rk where id > 2");
        TestRunner comparing = comparing(landing);
        comparing.run();
        assertThat(comparing.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst()
                .getAttribute(Attributes.ERROR_CODE)).isEqualTo("SQ-COL-0128");
        assertThat(landing.resolve("gongan/rk")).isDirectoryNotContaining("glob:**/.tmp-keys*");
    }

    private List<SliceArchives.Opened> land(Path landing) throws Exception {
        List<SliceArchives.Opened> all = new ArrayList<>();
        do {
            all.addAll(once());
            landSlices(landing, runner());
        } while (!runner().getFlowFilesForRelationship(PullProcessor.SUCCESS).isEmpty());
        return all;
    }

    private static void landSlices(Path landing, TestRunner pulled) throws Exception {
        TestRunner land = TestRunners.newTestRunner(LandBatch.class);
        land.setProperty(LandBatch.LANDING, landing.toString());
        pulled.getFlowFilesForRelationship(PullProcessor.SUCCESS)
                .forEach(slice -> land.enqueue(slice.toByteArray(), slice.getAttributes()));
        land.run(Math.max(1, pulled.getFlowFilesForRelationship(PullProcessor.SUCCESS).size()));
        assertThat(land.getFlowFilesForRelationship(LandBatch.FAILURE)).isEmpty();
    }

    private List<SliceArchives.Opened> deletions(Path landing) throws Exception {
        TestRunner comparing = comparing(landing);
        comparing.run();
        assertThat(comparing.getFlowFilesForRelationship(PullProcessor.FAILURE).stream()
                .map(file -> file.getAttribute(Attributes.ERROR_EN)).toList()).isEmpty();
        landSlices(landing, comparing);
        return comparing.getFlowFilesForRelationship(PullProcessor.SUCCESS).stream().map(SliceArchives::open).toList();
    }

    private TestRunner comparing(Path landing) throws Exception {
        TestRunner comparing = TestRunners.newTestRunner(PullDeletions.class);
        SourcePool pool = new SourcePool(this::connect);
        comparing.addControllerService("pool", pool, Map.of());
        comparing.enableControllerService(pool);
        comparing.setProperty(TableProperties.POOL, "pool");
        comparing.setProperty(PullProcessor.DEPARTMENT, "gongan");
        comparing.setProperty(PullProcessor.DATASET, "rk");
        comparing.setProperty(TableProperties.TABLE, "rk");
        comparing.setProperty(TableProperties.WATERMARK_OF_KEYS, "upd");
        comparing.setProperty(TableProperties.KEYS, "id");
        comparing.setProperty(PullDeletions.LANDING, landing.toString());
        ManifestSummary newest = new LandingReader(LandingFolder.in(landing, "gongan", "rk")).batches().getLast();
        comparing.setProperty(PullProcessor.START, Json.PLAIN.writeValueAsString(
                UpperBoundState.write(newest.slice().to())));
        return comparing;
    }
}
