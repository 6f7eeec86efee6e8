package org.shuqiao.pipelines.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.pipelines.lake.CatalogAccess;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.LakeLock;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingWriter;
import org.shuqiao.pipelines.run.RunJson;
import org.shuqiao.pipelines.run.RunResult;
import org.shuqiao.pipelines.run.StandardizeJob;
import org.shuqiao.pipelines.run.WorkerEvent;

class StandardizeWorkerTest {

    private static final int KILLS = 4;
    private static final List<String> DATASETS = List.of("kill_a", "kill_b", "kill_c");

    @TempDir
    Path folder;

    @Test
    void killedAnywhereAndRunAgainItMakesTheSameTables() throws Exception {
        Bench bench = new Bench(folder.resolve("bench"));
        Random random = new Random(20261122);
        for (String dataset : DATASETS) {
            LandingWriter writer = bench.persons(dataset, "{mode: keyset, watermark: upd, key: [gmsfhm]}");
            for (int batch = 0; batch < 3; batch++) {
                writer.rows(persons(random, 2000));
            }
        }
        CatalogAccess access = SharedLake.database("kills");
        Path warehouse = folder.resolve("killed/lake");
        Files.createDirectories(folder.resolve("killed"));
        StandardizeJob job = bench.job(access, warehouse);
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            WorkerProcess worker = new WorkerProcess(folder.resolve("killed"), "kill-" + i, job);
            Path sign = warehouse.resolve(List.of("raw", "quarantine", "standard").get(i % 3));
            killed += worker.killAfter(Files.exists(sign) ? folder.resolve("killed/kill-" + i + ".log") : sign,
                    Files.exists(sign) ? 3000 + random.nextInt(4000) : random.nextInt(1200)) ? 1 : 0;
        }

        WorkerProcess last = new WorkerProcess(folder.resolve("killed"), job);

        assertThat(last.end()).as(last.log()).isZero();
        assertThat(killed).isPositive();
        assertThat(bench.run()).as(bench.output()).isZero();
        FileReader reader = new FileReader(access, warehouse);
        for (String dataset : DATASETS) {
            for (Zone zone : List.of(Zone.RAW, Zone.STANDARD, Zone.QUARANTINE)) {
                List<String> clean = text(Bench.rows(zone, "gongan_" + dataset));
                List<String> survived = text(reader.rows(zone, "gongan_" + dataset));
                assertThat(survived).as(zone + " " + dataset).isEqualTo(clean);
            }
            RunResult result = RunJson.read(folder.resolve("killed/runs/run/gongan_" + dataset + ".json"),
                    RunResult.class);
            assertThat(result.rowsIn()).isEqualTo(6000)
                    .isEqualTo(result.standard() + result.quarantined() + result.merged());
        }
        List<WorkerEvent> events = last.output().lines().map(line -> RunJson.parse(line, WorkerEvent.class)).toList();
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(WorkerEvent.Done.class,
                done -> assertThat(done.peakMemoryBytes()).isBetween(100L << 20, 1800L << 20));
    }

    @Test
    void secondWorkerOnTheSameLakeIsRefused() throws Exception {
        Bench bench = new Bench(folder.resolve("bench"));
        bench.persons("busy", "{mode: snapshot}").rows(List.of());
        CatalogAccess access = SharedLake.database("busy");
        Path warehouse = folder.resolve("lake");
        try (LakeLock lock = LakeLock.take(access, Lake.uri(warehouse.toString()))) {
            assertThat(lock).isNotNull();

            WorkerProcess worker = new WorkerProcess(folder, bench.job(access, warehouse));

            assertThat(worker.end()).isEqualTo(1);
            assertThat(worker.output()).contains("\"event\":\"failed\"", "SQ-PIP-0009");
        }
    }

    @Test
    void saysThatTheCatalogDatabaseOrTheJobIsNotThere() throws Exception {
        CatalogAccess nowhere = new CatalogAccess("jdbc:postgresql://127.0.0.1:1/none", "x", "");
        StandardizeJob job = new Bench(folder).job(nowhere, folder.resolve("lake"));

        WorkerProcess worker = new WorkerProcess(folder, job);

        assertThat(worker.end()).isEqualTo(1);
        assertThat(worker.output()).contains("SQ-PIP-0010").doesNotContain("Exception");
    }

    private static List<List<String>> persons(Random random, int rows) {
        List<List<String>> persons = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String number = Numbers.citizen(random.nextInt(3000));
            boolean damaged = random.nextInt(50) == 0;
            persons.add(Arrays.asList(damaged ? number.substring(0, 15) + "000" : number, "某人", random.nextInt(9) == 0
                    ? "7" : null, "2024-03-07T15:00:%02d.%06d".formatted(random.nextInt(60), random.nextInt(1_000_000))));
        }
        return persons;
    }

    private static List<String> text(List<Row> rows) throws IOException {
        return rows.stream().map(Row::toString).sorted().toList();
    }
}
