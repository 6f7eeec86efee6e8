package org.shuqiao.pipelines.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.LakeLock;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;

/** Tests a restart of the catalog's database under a running worker. */
class LostStoreTest {

    @TempDir
    Path folder;

    @Test
    void aWorkerWhoseLockIsGoneTouchesNoFurtherDataset() throws Exception {
        CatalogConnection access = SharedLake.database("lost");
        StandardizationFixture bench = new StandardizationFixture(folder);
        bench.persons("unlocked", "{mode: snapshot}")
                .rows(List.of(List.of("11010519491231002X", "王某", "2", "2024-03-07T15:00:00.000000")));
        LakeLock lock = LakeLock.acquire(access, "file:///lost");
        lock.check();

        try (var other = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    + "WHERE application_name = 'shuqiao-lake' AND datname = 'lost'");
        }
        bench.guard(lock::check);

        assertThatThrownBy(lock::check).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code().id()).isEqualTo("SQ-PIP-0010"));
        assertThat(bench.run()).isEqualTo(3);
        assertThat(bench.events()).filteredOn(WorkerEvent.Failed.class::isInstance).hasSize(3)
                .allSatisfy(event -> assertThat(((WorkerEvent.Failed) event).code()).isEqualTo("SQ-PIP-0010"));
        assertThat(SharedLake.lake().find(Zone.RAW, "gongan_unlocked")).isEmpty();
    }
}
