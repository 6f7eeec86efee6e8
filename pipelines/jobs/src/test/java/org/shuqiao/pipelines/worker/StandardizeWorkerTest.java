package org.shuqiao.pipelines.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.worker.StandardizeJob;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.LakeLock;
import org.shuqiao.pipelines.lake.SharedLake;

class StandardizeWorkerTest {

    @TempDir
    Path folder;

    @Test
    void secondWorkerOnTheSameLakeIsRefused() throws Exception {
        StandardizationFixture bench = new StandardizationFixture(folder.resolve("bench"));
        bench.persons("busy", "{mode: snapshot}").rows(List.of());
        CatalogConnection access = SharedLake.database("busy");
        Path warehouse = folder.resolve("lake");
        try (LakeLock lock = LakeLock.acquire(access, Lake.uri(warehouse.toString()))) {
            assertThat(lock).isNotNull();

            WorkerProcess worker = new WorkerProcess(folder, bench.job(access, warehouse));

            assertThat(worker.end()).isEqualTo(1);
            assertThat(worker.output()).contains("\"event\":\"failed\"", "SQ-PIP-0009");
        }
    }

    @Test
    void saysThatTheCatalogDatabaseOrTheJobIsNotThere() throws Exception {
        CatalogConnection nowhere = new CatalogConnection("jdbc:postgresql://127.0.0.1:1/none", "x", "");
        StandardizeJob job = new StandardizationFixture(folder).job(nowhere, folder.resolve("lake"));

        WorkerProcess worker = new WorkerProcess(folder, job);

        assertThat(worker.end()).isEqualTo(1);
        assertThat(worker.output()).contains("SQ-PIP-0010").doesNotContain("Exception");
    }
}
