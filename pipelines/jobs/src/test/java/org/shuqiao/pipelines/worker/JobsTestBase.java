package org.shuqiao.pipelines.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.contracts.worker.StandardizeJob;
import org.shuqiao.contracts.worker.StandardizeJob.RestCatalog;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingWriter;

/** Base class of job tests with three landed datasets and a new lake per test. */
public abstract class JobsTestBase {

    protected static final List<String> DATASETS = List.of("jobs_a", "jobs_b", "jobs_c");
    protected static final int BATCHES = 3;
    protected static final int ROWS = 2_000;
    private static int databases;

    @TempDir
    protected Path folder;
    private StandardizationFixture bench;
    protected Path warehouse;
    protected CatalogConnection access;
    private Optional<RestCatalog> rest = Optional.empty();

    @BeforeEach
    final void landBatches() throws Exception {
        bench = new StandardizationFixture(folder.resolve("bench"));
        Random random = new Random(20261125);
        for (String dataset : DATASETS) {
            LandingWriter writer = bench.persons(dataset, "{mode: keyset, watermark: upd, key: [gmsfhm]}");
            for (int batch = 0; batch < BATCHES; batch++) {
                writer.rows(persons(random));
            }
        }
        access = database();
        warehouse = Files.createDirectories(folder.resolve("here")).resolve("lake");
        rest = rest(access, warehouse);
    }

    /**
     * @return the REST catalog under test, over the tables of this lake; by default the jobs use the database
     *     themselves
     */
    protected Optional<RestCatalog> rest(CatalogConnection database, Path lake) {
        return Optional.empty();
    }

    /** @return a lake's database that nobody used before */
    protected static CatalogConnection database() {
        return SharedLake.database("jobs_" + databases++);
    }

    /** Runs all datasets and expects that none failed. */
    protected final void run(String name, Map<String, String> settings) throws Exception {
        end(start(name, settings));
    }

    protected final WorkerProcess start(String name, Map<String, String> settings) {
        return new WorkerProcess(warehouse.getParent(), name, job(access, warehouse, name, settings));
    }

    protected final void end(WorkerProcess worker) throws Exception {
        assertThat(worker.end()).as(worker.output() + worker.log()).isZero();
    }

    /** Every row of every dataset landed is in the lake once. */
    protected final void expectEveryRowOnce(String run) {
        for (String dataset : DATASETS) {
            RunResult result = result(warehouse, run, dataset);
            assertThat(result.rows().in()).isEqualTo(BATCHES * ROWS)
                    .isEqualTo(result.rows().standard() + result.rows().quarantined() + result.rows().merged());
            assertThat(rows(access, warehouse, Zone.RAW, "gongan_" + dataset)).hasSize(BATCHES * ROWS);
            assertThat(rows(access, warehouse, Zone.STANDARD, "gongan_" + dataset))
                    .hasSize((int) result.rows().standard());
        }
    }

    /** @return a folder that appears as soon as the run writes */
    protected final Path firstSign() {
        return warehouse.resolve("raw");
    }

    protected final StandardizeJob job(CatalogConnection catalog, Path lake, String run, Map<String, String> settings) {
        StandardizeJob job = bench.job(catalog, lake);
        return new StandardizeJob(job.landing(), job.warehouse(), job.runs(), run, job.sources(), job.catalog(),
                catalog.equals(access) ? rest : Optional.empty(), settings);
    }

    protected static RunResult result(Path lake, String run, String dataset) {
        return RunJson.read(lake.resolveSibling("runs").resolve(run).resolve("gongan_" + dataset + ".json"),
                RunResult.class);
    }

    protected final List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String dataset : DATASETS) {
            for (Zone zone : List.of(Zone.RAW, Zone.STANDARD, Zone.QUARANTINE)) {
                all.addAll(rows(access, warehouse, zone, "gongan_" + dataset));
            }
        }
        return all;
    }

    protected static List<String> rows(CatalogConnection catalog, Path lake, Zone zone, String table) {
        return new IcebergFileReader(catalog, lake).rows(zone, table).stream().map(Row::toString).sorted().toList();
    }

    private static List<List<String>> persons(Random random) {
        List<List<String>> persons = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            String number = Numbers.citizen(random.nextInt(3_000));
            boolean damaged = random.nextInt(50) == 0;
            persons.add(Arrays.asList(damaged ? number.substring(0, 15) + "000" : number, "某人", random.nextInt(9) == 0
                    ? "7" : null, "2024-03-07T15:00:%02d.%06d".formatted(random.nextInt(60),
                            random.nextInt(1_000_000))));
        }
        return persons;
    }
}
