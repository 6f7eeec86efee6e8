package org.shuqiao.nifi.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectWorkerTest {

    private static final String PASSWORD = "canary-8f3a61";
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

    @Test
    void aSourceThatFailsFailsAloneWithItsCode() throws Exception {
        Path good = table("rk", "rk", "{mode: snapshot}");
        Path missing = table("nothing", "nothing", "{mode: snapshot}");
        Path broken = Files.writeString(good.resolveSibling("broken.yaml"), "dataset: [");
        Path file = csv("学号,姓名\n1,张三\n2,李四\n");
        WorkerProcess worker = worker();

        WorkerProcess.Result result = worker.run(List.of(missing, broken, good, file), job -> { });

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.event("failed", "gongan_nothing").path("code").asText()).isEqualTo("SQ-COL-0013");
        assertThat(result.event("failed", "gongan_broken").path("code").asText()).startsWith("SQ-SRC-");
        assertThat(result.event("dataset", "gongan_rk").path("rows").asInt()).isEqualTo(1000);
        assertThat(result.event("dataset", "jiaoyu_pupil").path("rows").asInt()).isEqualTo(2);
        assertThat(LandedRows.rows(worker.landing().resolve("jiaoyu/pupil")))
                .extracting(row -> row.path("姓名").asText()).containsExactly("张三", "李四");
        assertThat(result.events().getLast().path("event").asText()).isEqualTo("done");
        assertThat(Files.readString(folder.resolve("collect.log"))).doesNotContain("张三").doesNotContain(PASSWORD);
    }

    @Test
    void whatASourceWouldLoseIsRefusedOrTold() throws Exception {
        AtomicReference<String> answer = new AtomicReference<>("[{\"no\":\"1\"},{\"no\":\"2\"},{\"no\":\"合计\"}]");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean more = exchange.getRequestURI().getQuery().contains("page=1");
            byte[] body = (more ? answer.get() : "[]").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Path source = SourceYaml.write(folder, "chengyun", "ticket", """
                kind: service
                url: http://127.0.0.1:%d/ticket
                paging: {page: page, size: size, rows: ""}
                slice: {mode: snapshot}""".formatted(server.getAddress().getPort()), """
                - {column: "no", type: text}""");
        WorkerProcess worker = worker();

        WorkerProcess.Result first = worker.run(List.of(source), job -> { });
        answer.set("[]");
        WorkerProcess.Result shrunk = worker.run(List.of(source), job -> { });
        WorkerProcess.Result accepted = worker.run(List.of(source), job -> job.put("shrunken", true));
        server.stop(0);

        assertThat(first.exit()).as("%s", first.output()).isZero();
        assertThat(first.event("remark", "chengyun_ticket").path("code").asText()).isEqualTo("SQ-SRC-0057");
        assertThat(shrunk.event("failed", "chengyun_ticket").path("code").asText()).isEqualTo("SQ-COL-0077");
        assertThat(accepted.exit()).as("%s", accepted.output()).isZero();
        assertThat(accepted.event("dataset", "chengyun_ticket").path("batches").asInt()).isEqualTo(1);
    }

    @Test
    void aPagedServiceIsLandedAndASecretNeverWritten() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean known = PASSWORD.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"));
            byte[] body = "{\"total\":1,\"rows\":[{\"no\":\"1\",\"n\":2.50}]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Path source = SourceYaml.write(folder, "chengyun", "ticket", """
                kind: service
                url: http://127.0.0.1:%d/ticket
                header: X-Api-Key
                secret: TEST_PASSWORD
                paging: {page: page, size: size, rows: /rows, total: /total}
                slice: {mode: snapshot}""".formatted(server.getAddress().getPort()), """
                - {column: "no", type: text}
                - {column: "n", type: decimal}""");
        WorkerProcess worker = worker();

        WorkerProcess.Result result = worker.run(List.of(source), job -> { });
        server.stop(0);

        assertThat(result.exit()).as("%s", result.output()).isZero();
        assertThat(LandedRows.rows(worker.landing().resolve("chengyun/ticket")).getFirst().path("n").asText())
                .isEqualTo("2.50");
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void aSampleLandsSoManyRowsAndKeepsNoState() throws Exception {
        Path source = table("rk", "rk", "{mode: keyset, watermark: upd, key: [id], rows: 400}");
        WorkerProcess worker = worker();

        WorkerProcess.Result result = worker.run(List.of(source), job -> job.put("sample", 7));

        assertThat(result.event("dataset", "gongan_rk").path("rows").asInt()).isEqualTo(7);
        assertThat(folder.resolve("state")).doesNotExist();
    }

    /** The view shows by which statement it is read, through the pool and its own loader of drivers. */
    @Test
    void aTableIsCopiedAndOneOutsideItsHoursWaitsWithoutFailingOthers() throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create or replace view seen as"
                    + " select id, current_query() as xm, upd from rk where id < 9");
        }
        LocalTime now = LocalTime.now(ZoneId.of("Asia/Shanghai")).truncatedTo(ChronoUnit.MINUTES);
        Path closed = table("closed", "rk", "{mode: keyset, watermark: upd, key: [id], reconcile: PT1S}\n"
                + "load: {hours: \"%s-%s\"}".formatted(now.plusHours(2), now.plusHours(3)));
        Path copied = table("copied", "seen", "{mode: keyset, watermark: upd, key: [id], rows: 5}\n"
                + "load: {connections: 1, rows-a-second: 100000, hours: \"%s-%s\"}".formatted(now.minusHours(2),
                        now.plusHours(2)));
        Path queried = table("queried", "seen", "{mode: snapshot}\nread: query");
        WorkerProcess worker = worker();

        WorkerProcess.Result result = worker.run(List.of(closed, copied, queried), job -> { });

        assertThat(result.exit()).as("%s", result.output()).isZero();
        assertThat(result.event("remark", "gongan_closed").path("code").asText()).isEqualTo("SQ-COL-0130");
        assertThat(result.event("dataset", "gongan_closed").path("rows").asInt()).isZero();
        assertThat(folder.resolve("state/gongan_closed.reconciled")).doesNotExist();
        assertThat(LandedRows.rows(worker.landing().resolve("gongan/copied"))).hasSize(8)
                .allSatisfy(row -> assertThat(row.path("xm").asText()).startsWith("COPY (SELECT "));
        assertThat(LandedRows.rows(worker.landing().resolve("gongan/queried"))).hasSize(8)
                .allSatisfy(row -> assertThat(row.path("xm").asText()).startsWith("SELECT "));
    }

    @Test
    void aFullLandingZoneIsAnErrorOfTheDataset() throws Exception {
        Path source = table("rk", "rk", "{mode: snapshot}");
        WorkerProcess worker = worker();

        WorkerProcess.Result result = worker.run(List.of(source), job -> job.put("quotaBytes", 1000));

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.event("failed", "gongan_rk").path("code").asText()).isEqualTo("SQ-COL-0070");
        assertThat(LandedRows.manifests(worker.landing().resolve("gongan/rk"))).isEmpty();
    }

    @Test
    void aJobThatIsNoJobIsTheWorkersOwnFailure() throws Exception {
        WorkerProcess.Result result = worker().run(List.of(), job -> job.put("unknown", 1));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.events().getFirst().path("code").asText()).isEqualTo("SQ-COL-0101");
    }

    @Test
    void memoryDoesNotGrowWithTheTable() throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists large as select i as id, repeat(md5(i::text), 10) as xm, "
                    + "timestamp '2024-03-07' + i * interval '1 us' as upd from generate_series(1, 300000) i");
        }
        Path snapshot = table("all", "large", "{mode: snapshot}");
        Path keyset = table("new", "large", "{mode: keyset, watermark: upd, key: [id], rows: 1000000}");

        WorkerProcess.Result result = worker().run("-Xmx96m", List.of(snapshot, keyset), job -> { });

        assertThat(result.exit()).as("%s", result.output()).isZero();
        assertThat(result.event("dataset", "gongan_all").path("rows").asInt()).isEqualTo(300_000);
        assertThat(result.event("dataset", "gongan_new").path("rows").asInt()).isEqualTo(300_000);
    }

    private Path csv(String content) throws Exception {
        Files.writeString(folder.resolve("pupil.csv"), content);
        return SourceYaml.write(folder, "jiaoyu", "pupil", """
                kind: file
                path: %s
                format: csv
                charset: UTF-8
                slice: {mode: snapshot}""".formatted(folder.resolve("pupil.csv")), """
                - {column: 学号, type: text}
                - {column: 姓名, type: text}""");
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
                "TEST_PASSWORD", PASSWORD));
    }
}
