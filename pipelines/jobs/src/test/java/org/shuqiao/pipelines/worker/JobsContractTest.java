package org.shuqiao.pipelines.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.Zone;

/**
 * Contract test of the lake jobs for every Spark master. It expects the same tables and results as one thread gives,
 * each row once, an idempotent second run and recovery after a kill.
 */
public abstract class JobsContractTest extends JobsTestBase {

    /** @return the Spark settings under test, {@code spark.master} among them */
    protected abstract Map<String, String> spark();

    @Test
    void theTablesAndResultsAreThoseOfOneThreadAndASecondRunChangesNothing() throws Exception {
        WorkerProcess worker = start("run", spark());
        end(worker);

        List<WorkerEvent> events = worker.output().lines().map(line -> WorkerEvent.parse(line).orElseThrow()).toList();
        assertThat(events.getLast()).isInstanceOfSatisfying(WorkerEvent.Done.class,
                done -> assertThat(done.peakMemoryBytes()).isBetween(100L << 20, 1800L << 20));
        Path alone = Files.createDirectories(folder.resolve("alone")).resolve("lake");
        CatalogConnection other = database();
        end(new WorkerProcess(alone.getParent(), job(other, alone, "run", Map.of("spark.master", "local[1]"))));
        for (String dataset : DATASETS) {
            for (Zone zone : List.of(Zone.RAW, Zone.STANDARD, Zone.QUARANTINE)) {
                assertThat(rows(access, warehouse, zone, "gongan_" + dataset)).as("%s %s", zone, dataset)
                        .isEqualTo(rows(other, alone, zone, "gongan_" + dataset));
            }
            RunResult here = result(warehouse, "run", dataset);
            RunResult there = result(alone, "run", dataset);
            assertThat(here.rows().in()).isEqualTo(BATCHES * ROWS)
                    .isEqualTo(here.rows().standard() + here.rows().quarantined() + here.rows().merged());
            assertThat(here.rows().standard()).isEqualTo(there.rows().standard());
            assertThat(here.quality()).isEqualTo(there.quality());
            assertThat(here.columns()).isEqualTo(there.columns());
            assertThat(here.rules()).isEqualTo(there.rules());
        }
        assertThat(rows(access, warehouse, Zone.SUBJECT, "person"))
                .isEqualTo(rows(other, alone, Zone.SUBJECT, "person"))
                .isNotEmpty();
        List<String> before = everything();

        run("second", spark());

        assertThat(everything()).isEqualTo(before);
        for (String dataset : DATASETS) {
            assertThat(result(warehouse, "second", dataset).snapshots().standard())
                    .isEqualTo(result(warehouse, "run", dataset).snapshots().standard());
        }
    }

    @Test
    void killedAtAnyLineAndRunAgainItMakesTheSameTables() throws Exception {
        Random random = new Random(20261126);
        for (int kill = 0; kill < 2; kill++) {
            WorkerProcess worker = new WorkerProcess(warehouse.getParent(), "kill-" + kill,
                    job(access, warehouse, "killed", spark()));
            worker.killAfter(warehouse.resolve("raw"), kill == 0 ? random.nextInt(1_500)
                    : 3_000 + random.nextInt(4_000));
        }
        run("after", spark());

        expectEveryRowOnce("after");
    }
}
