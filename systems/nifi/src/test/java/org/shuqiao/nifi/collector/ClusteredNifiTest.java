package org.shuqiao.nifi.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.nifi.remote.FlowInspector;
import org.shuqiao.nifi.remote.FlowStatus;
import org.shuqiao.nifi.remote.NifiAccess;
import org.shuqiao.nifi.remote.NifiClient;
import org.shuqiao.systems.nifi.NifiCluster;

/** Tests collection on a NiFi cluster of two nodes, including the loss of one. */
class ClusteredNifiTest {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void eachRowIsLandedOnceWhicheverNodeIsAskedOrLost() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement();
                NifiCluster cluster = NifiCluster.start(folder.resolve("cluster"), 2, "700m")) {
            WorkerProcess worker = new WorkerProcess(folder.resolve("worker"),
                    Map.of("TEST_DB", "127.0.0.1:" + postgres.getPort()));
            Register.create(statement);
            Register.insert(statement, 1, 300);
            collect(worker, cluster, 1);
            expectRows(worker, 300);
            look(worker, cluster, 0);
            look(worker, cluster, 1);

            Register.insert(statement, 301, 500);
            collect(worker, cluster, 0);
            expectRows(worker, 500);

            cluster.node(1).process().kill();
            cluster.awaitConnected(1);
            Register.insert(statement, 501, 700);
            collect(worker, cluster, 0);
            expectRows(worker, 700);
            cluster.startAgain(1);
            Register.insert(statement, 701, 800);
            collect(worker, cluster, 1);
            expectRows(worker, 800);
        }
    }

    private void collect(WorkerProcess worker, NifiCluster cluster, int node) throws Exception {
        WorkerProcess.Result result = worker.run(List.of(Register.source(folder)), job -> job.putObject("nifi")
                .put("url", cluster.node(node).url()));
        assertThat(result.exit()).as("%s", result.output()).isZero();
    }

    /** As a page does it. */
    private static void look(WorkerProcess worker, NifiCluster cluster, int node) throws Exception {
        NifiAccess access = new NifiAccess(cluster.node(node).url(), Optional.empty(), "", Optional.empty());
        try (NifiClient nifi = new NifiClient(access, Duration.ofSeconds(30))) {
            FlowInspector look = new FlowInspector(nifi);
            assertThat(look.status(Register.DATASET)).get().matches(FlowStatus::valid);
            JsonNode manifest = LandedRows.manifests(Register.landed(worker)).getFirst();
            assertThat(FlowsOnServerTest.awaitEvents(look, Register.DATASET, manifest))
                    .extracting(FlowStatus.Event::type)
                    .startsWith("RECEIVE").contains("SEND");
        }
    }

    private static void expectRows(WorkerProcess worker, int count) throws Exception {
        assertThat(LandedRows.rows(Register.landed(worker))).hasSize(count)
                .extracting(row -> row.path("id").asInt()).doesNotHaveDuplicates();
    }
}
