package org.shuqiao.nifi.stateless;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectWorkerTest {

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table rk (id int primary key, xm text, upd timestamp)");
            statement.execute("insert into rk select i, '名' || i, timestamp '2024-03-07 15:00:00.000001' "
                    + "+ (i / 3) * interval '1 microsecond' from generate_series(1, 1000) i");
        }
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @Test
    void aTableIsLandedInSlicesAndASecondRunFindsNothingNew() throws Exception {
        Path source = table("rk", "rk", "{mode: keyset, watermark: upd, key: [id], rows: 400}");
        WorkerProcess worker = worker();

        WorkerProcess.Result first = worker.run(List.of(source), job -> { });
        WorkerProcess.Result second = worker.run(List.of(source), job -> { });

        assertThat(first.exit()).as("%s", first.output()).isZero();
        assertThat(first.event("dataset", "gongan_rk").path("batches").asInt()).isEqualTo(3);
        assertThat(first.event("dataset", "gongan_rk").path("rows").asInt()).isEqualTo(1000);
        assertThat(second.event("dataset", "gongan_rk").path("unchanged").asBoolean()).isTrue();
        assertThat(LandedRows.rows(worker.landing().resolve("gongan/rk"))).hasSize(1000)
                .extracting(row -> row.path("id").asInt()).doesNotHaveDuplicates();
    }

    private Path table(String dataset, String table, String slice) throws Exception {
        return SourceYaml.write(folder, "gongan", dataset, """
                kind: table
                url: jdbc:postgresql://${TEST_DB}/postgres
                user: postgres
                secret: TEST_PASSWORD
                table: %s
                slice: %s""".formatted(table, slice), """
                - {column: id, type: integer}
                - {column: xm, type: text}
                - {column: upd, type: timestamp}""");
    }

    private WorkerProcess worker() {
        return new WorkerProcess(folder, Map.of("TEST_DB", "127.0.0.1:" + postgres.getPort(),
                "TEST_PASSWORD", "postgres"));
    }
}
