package org.shuqiao.nifi.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.systems.nifi.RealNifi;

/** Fault-injection tests: the NiFi server is killed and suspended while it pulls. */
class NifiFaultsTest {

    private static final long WAIT_SECONDS = 120;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void killed(int round) throws Exception {
        interrupted(() -> RealNifi.start().process().kill(), RealNifi::startAgain);
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void hung(int round) throws Exception {
        interrupted(() -> RealNifi.start().process().suspend(), () -> RealNifi.start().process().resume());
    }

    private void interrupted(Runnable fault, Runnable mend) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("insert into rk select ?, b, localtimestamp "
                        + "from generate_series(1, 3) b")) {
            statement.execute("create table rk (a int, b int, upd timestamp, primary key (a, b))");
            statement.execute("insert into rk select i, 0, timestamp '2024-03-07' + (i / 4) * interval '1 us' "
                    + "from generate_series(-2000, -1) i");
            WorkerProcess worker = new WorkerProcess(folder, Map.of("TEST_DB", "127.0.0.1:" + postgres.getPort()));
            try (ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor()) {
                int[] next = {0};
                writer.scheduleAtFixedRate(() -> insert(insert, next[0]++), 0, 20, TimeUnit.MILLISECONDS);
                Process collecting = worker.start(List.of(source()), job -> { }, "-Xmx192m");
                awaitBatches(worker, collecting);
                fault.run();
                boolean ended;
                try {
                    ended = collecting.waitFor(WAIT_SECONDS, TimeUnit.SECONDS);
                } finally {
                    mend.run(); // the tests behind this one use the server, too
                }
                assertThat(ended).as("the worker says so and ends").isTrue();
                writer.shutdown();
                assertThat(writer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            }
            WorkerProcess.Result last = worker.run(List.of(source()), job -> { });

            assertThat(last.exit()).as("%s", last.output()).isZero();
            List<String> landed = LandedRows.rows(worker.landing().resolve("gongan/rk")).stream()
                    .map(row -> row.path("a").asText() + "/" + row.path("b").asText()).toList();
            assertThat(landed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(keys(statement));
        }
    }

    private static void awaitBatches(WorkerProcess worker, Process collecting) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (LandedRows.manifests(worker.landing().resolve("gongan/rk")).size() < 2) {
            assertThat(collecting.isAlive()).isTrue();
            assertThat(System.nanoTime()).as("nothing was landed").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void insert(PreparedStatement insert, int a) {
        try {
            insert.setInt(1, a);
            insert.executeUpdate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> keys(Statement statement) throws Exception {
        List<String> keys = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select a, b from rk")) {
            while (rows.next()) {
                keys.add(rows.getInt(1) + "/" + rows.getInt(2));
            }
        }
        return keys;
    }

    private Path source() throws Exception {
        return SourceYaml.write(folder, "gongan", "rk", """
                kind: table
                url: jdbc:postgresql://${TEST_DB}/postgres
                user: postgres
                table: rk
                slice: {mode: keyset, watermark: upd, key: [a, b], rows: 100}""", """
                - {column: a, type: integer}
                - {column: b, type: integer}
                - {column: upd, type: timestamp}""");
    }
}
