package org.shuqiao.nifi.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the worker process (SIGKILL) at 50 random moments during concurrent writes, then lets it finish.
 */
class KilledWorkerTest {

    private static final int KILLS = 50;
    private static final int AFTER_A_BATCH_MILLIS = 200;
    private static final String SLICE = "{mode: keyset, watermark: upd, key: [a, b], rows: %d}";

    @TempDir
    private Path folder;

    @Test
    void fiftyKillsLoseAndDoubleNothing() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table rk (a int, b int, upd timestamp, primary key (a, b))");
            statement.execute("create index on rk (upd, a, b)");
            statement.execute("insert into rk select i, 0, timestamp '2024-03-07' + (i / 4) * interval '1 us' "
                    + "from generate_series(-3000, -1) i");
            WorkerProcess worker = new WorkerProcess(folder, Map.of("TEST_DB", "127.0.0.1:" + postgres.getPort()));
            int batchesBeforeTheEnd;
            try (ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into rk select ?, b, localtimestamp from generate_series(1, 3) b")) {
                int[] next = {0};
                var writing = writer.scheduleAtFixedRate(() -> insert(insert, next[0]++), 0, 5, TimeUnit.MILLISECONDS);
                kill(worker, source(50));
                assertThat(writing.isDone()).as("the writer failed").isFalse();
                writer.shutdown();
                assertThat(writer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
                batchesBeforeTheEnd = LandedRows.manifests(landed(worker)).size();
            }

            WorkerProcess.Result last = worker.run(List.of(source(20_000)), job -> { });

            assertThat(last.exit()).as("%s", last.output()).isZero();
            assertThat(batchesBeforeTheEnd).isGreaterThan(KILLS);
            // sorted: there are as many as the kills took time, and looking for each among all others takes its square
            assertThat(landedKeys(worker)).isEqualTo(keys(statement));
            assertContinuous(LandedRows.manifests(landed(worker)));
            try (var entries = Files.list(landed(worker))) {
                assertThat(entries.map(entry -> entry.getFileName().toString()))
                        .noneMatch(name -> name.startsWith(".tmp-"));
            }
        }
    }

    private static void kill(WorkerProcess worker, Path source) throws Exception {
        Random random = new Random(20_240_307);
        int toFirstBatch = millisToFirstBatch(worker, source);
        // a worker that is slower than the first one lands less before it is killed
        for (int killed = 0; killed < KILLS || LandedRows.manifests(landed(worker)).size() <= KILLS;) {
            assertThat(killed).as("kills before %d batches were landed", KILLS).isLessThan(4 * KILLS);
            Process process = worker.start(List.of(source), job -> { }, "-Xmx192m", "-XX:TieredStopAtLevel=1");
            try (BufferedReader events = process.inputReader()) {
                assertThat(events.readLine()).as("first event").contains("progress");
                // a third of the moments lies before the first batch, the others after some, on a busy machine too
                int most = toFirstBatch;
                if (random.nextInt(3) > 0) {
                    most = AFTER_A_BATCH_MILLIS;
                    for (int batches = 1 + random.nextInt(5); batches > 0; batches--) {
                        events.readLine();
                    }
                }
                if (!process.waitFor(random.nextInt(most), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                    killed++;
                }
            }
        }
    }

    private static int millisToFirstBatch(WorkerProcess worker, Path source) throws Exception {
        Process process = worker.start(List.of(source), job -> { }, "-Xmx192m", "-XX:TieredStopAtLevel=1");
        try (BufferedReader events = process.inputReader()) {
            assertThat(events.readLine()).as("first event").contains("progress");
            long start = System.nanoTime();
            assertThat(events.readLine()).as("first batch").contains("\"rows\":50");
            return Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)) + 1;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void assertContinuous(List<JsonNode> manifests) {
        for (int i = 0; i < manifests.size(); i++) {
            assertThat(manifests.get(i).path("sequence").asInt()).isEqualTo(i + 1);
            if (i > 0) {
                assertThat(manifests.get(i).at("/slice/from")).isEqualTo(manifests.get(i - 1).at("/slice/to"));
            }
        }
    }

    private static List<String> landedKeys(WorkerProcess worker) throws Exception {
        return LandedRows.rows(landed(worker)).stream()
                .map(row -> row.path("a").asText() + "/" + row.path("b").asText()).sorted().toList();
    }

    private static List<String> keys(Statement statement) throws Exception {
        List<String> keys = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select a, b from rk")) {
            while (rows.next()) {
                keys.add(rows.getInt(1) + "/" + rows.getInt(2));
            }
        }
        return keys.stream().sorted().toList();
    }

    private static Path landed(WorkerProcess worker) {
        return worker.landing().resolve("gongan/rk");
    }

    /** One statement is one transaction, so later rows never become visible before earlier ones. */
    private static void insert(PreparedStatement insert, int a) {
        try {
            insert.setInt(1, a);
            insert.executeUpdate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Path source(int rows) throws Exception {
        return SourceYaml.write(folder, "gongan", "rk", """
                kind: table
                url: jdbc:postgresql://${TEST_DB}/postgres
                user: postgres
                table: rk
                slice: %s""".formatted(SLICE.formatted(rows)), """
                - {column: a, type: integer}
                - {column: b, type: integer}
                - {column: upd, type: timestamp}""");
    }
}
