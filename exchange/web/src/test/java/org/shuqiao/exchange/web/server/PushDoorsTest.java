package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes by REST and on the pages, into a consumer's own PostgreSQL over a line that breaks where a test wants. */
class PushDoorsTest {

    private static final String USER = "chengyun-user";
    private static final String OFFICER = "chengyun-officer";
    private static final String SECRET = "YUNZHOU_CHENGYUN_SHARE";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static EmbeddedPostgres own;
    private static CutLine line;
    private static String resource;
    private static String grant;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        running.account(OFFICER, "chengyun", "officer");
        own = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "16MB").start();
        line = new CutLine(own.getPort());
        Path secrets = running.installation().home().secrets();
        Files.writeString(secrets.resolve(SECRET), "postgres");
        Files.writeString(secrets.resolve("YUNZHOU_GONGAN_SHARE"), "postgres");
        resource = new SharedRoads(running).publish(SharedRoads.draft("道路", "01", "", "unconditional",
                "\"table\", \"service\""), "01");
        grant = request("k", SharedRoads.PURPOSE);
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
        line.close();
        own.close();
    }

    private static String request(String key, String purpose) throws Exception {
        String body = SharedRoads.request(key, resource, LocalDate.now().toString(),
                LocalDate.now().plusDays(30).toString()).replace("[\"query\"]", "[\"query\", \"table\"]")
                .replace(SharedRoads.PURPOSE, purpose);
        return SharedRoads.ok(running.as(USER).post("/api/v1/requests", body)).path("grant").path("id").asText();
    }

    @Test
    void theTableIsWhatTheReceiptSaysAndFollowsItsSource() throws Exception {
        String target = target("roads", "road", "");

        JsonNode pushed = SharedRoads.ok(push(target, SharedRoads.PURPOSE));

        assertThat(pushed.path("push").path("state").asText()).isEqualTo("arrived");
        assertThat(pushed.path("push").path("rows").asLong()).isEqualTo(3);
        assertThat(pushed.path("receipt").asText()).contains("\"kind\":\"push\"", "\"outcome\":\"delivered\"");
        assertThat(rows("road")).containsExactlyInAnyOrder("人民路 1200", "解放路 3400", "云桥 500");
        assertThat(sql("select data_type from information_schema.columns where table_name = 'road' order by "
                + "ordinal_position")).containsExactly("text", "numeric");

        sql("create view road_of_ours as select name from road");
        inDepartment("delete from road where id = 'R3'", "insert into road values ('R4', '滨江路', 2)");
        try {
            assertThat(SharedRoads.ok(push(target, SharedRoads.PURPOSE)).path("push").path("rows").asLong())
                    .isEqualTo(3);
            assertThat(rows("road")).containsExactlyInAnyOrder("人民路 1200", "解放路 3400", "滨江路 2000");
            assertThat(sql("select name from road_of_ours")).hasSize(3); // what the consumer made over it stays
        } finally {
            inDepartment("delete from road where id = 'R4'", "insert into road values ('R3', '云桥', 0.5)");
        }
    }

    /** Where the line breaks at any byte, the table has all old rows or all new ones, and a second try brings them. */
    @Test
    void aLineThatBreaksAnywhereLeavesTheOldRowsOrTheNew() throws Exception {
        String target = target("broken", "broken_line", "");
        List<String> recorded = new ArrayList<>();
        SharedRoads.ok(push(target, SharedRoads.PURPOSE));
        List<String> old = rows("broken_line");
        inDepartment("insert into road values ('R9', '断桥', 9)");
        try {
            int refused = 0;
            long whileLoading = 0;
            for (long bytes = 1; ; bytes += 150) {
                line.cutAfter(bytes);
                Caller.Answer answer = push(target, SharedRoads.PURPOSE);
                boolean broke = line.broken();
                line.mend();
                if (answer.status() == 202) {
                    assertThat(rows("broken_line")).as("cut after %d bytes", bytes).hasSizeBetween(3, 4);
                    whileLoading = bytes;
                    recorded.add(answer.body().path("push").path("id").asText());
                    assertThat(answer.body().path("push").path("failure").asText()).isEqualTo("SQ-EXC-0212");
                } else if (answer.status() != 200) {
                    assertThat(answer.code()).isEqualTo("SQ-EXC-0212");
                    assertThat(answer.body().path("receipt").asText()).contains("\"outcome\":\"refused\"");
                    assertThat(rows("broken_line")).containsExactlyInAnyOrderElementsOf(old);
                    refused++;
                }
                if (!broke) {
                    break;
                }
            }
            assertThat(refused).as("before the first row").isPositive();
            assertThat(recorded).as("while rows were on their way").isNotEmpty();

            line.cutAfter(whileLoading);
            String last = push(target, SharedRoads.PURPOSE).body().path("push").path("id").asText();
            line.mend();
            JsonNode arrived = SharedRoads.ok(again(last));
            assertThat(arrived.path("state").asText()).isEqualTo("arrived");
            assertThat(sql("select record from shuqiao_push where table_name = 'broken_line'"))
                    .containsExactly(last);
            List<String> versions = sql("select xmin from broken_line");
            assertThat(SharedRoads.ok(again(last)).path("state").asText()).isEqualTo("arrived");
            assertThat(sql("select xmin from broken_line")).isEqualTo(versions).hasSize(4); // nothing was written

            // rows of an earlier receipt never take the place of those of a later one
            assertThat(again(recorded.getFirst()).body().path("state").asText()).isEqualTo("superseded");
            assertThat(sql("select xmin from broken_line")).isEqualTo(versions);
        } finally {
            line.mend();
            inDepartment("delete from road where id = 'R9'");
        }
    }

    @Test
    void rowsThatWaitAreGivenUpOnceTheirGrantIsRevoked() throws Exception {
        String target = target("revoked", "revoked_line", "");
        String revoked = request("k2", "推送撤回核对");
        SharedRoads.ok(push(target, "推送撤回核对"));
        inDepartment("insert into road values ('R8', '断桥', 9)");
        String waiting = "";
        try {
            for (long bytes = 1000; waiting.isEmpty() && bytes < 20_000; bytes += 100) {
                line.cutAfter(bytes);
                Caller.Answer answer = push(target, "推送撤回核对");
                waiting = answer.status() == 202 && rows("revoked_line").size() == 3
                        ? answer.body().path("push").path("id").asText() : "";
            }
            assertThat(waiting).isNotEmpty();
            SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/grants/" + revoked + "/revoke",
                    "{\"reason\": \"核对结束\"}"));
            line.mend();

            Caller.Answer answer = again(waiting);

            assertThat(answer.code()).isEqualTo("SQ-EXC-0043");
            assertThat(answer.body().path("receipt").asText()).contains("\"outcome\":\"refused\"");
            assertThat(again(waiting).code()).isEqualTo("SQ-EXC-0220");
            assertThat(rows("revoked_line")).hasSize(3);
            assertThat(push(target, "推送撤回核对").code()).isEqualTo("SQ-EXC-0043");
            assertThat(running.installation().home().files().resolve(waiting + ".rows")).doesNotExist();
        } finally {
            line.mend();
            inDepartment("delete from road where id = 'R8'");
        }
    }

    @Test
    void aTargetIsHeldToWhatItsDepartmentMayReach() throws Exception {
        sql("create table own_business (id int)", "insert into own_business values (1)");

        assertThat(register("x", "jdbc:postgresql://10.9.9.9/x", SECRET, "t", "").code()).isEqualTo("SQ-SRC-0034");
        assertThat(register("x", "jdbc:mariadb://address=(host=127.0.0.1)(port=1)/x", SECRET, "t", "").code())
                .isEqualTo("SQ-SRC-0032");
        assertThat(register("x", "jdbc:h2:mem:x", SECRET, "t", "").code()).isEqualTo("SQ-EXC-0211");
        assertThat(register("x", url() + "?socketFactory=evil", SECRET, "t", "").code()).isEqualTo("SQ-SRC-0033");
        assertThat(register("x", url(), "YUNZHOU_GONGAN_SHARE", "t", "").code()).isEqualTo("SQ-SRC-0030");
        assertThat(register("x", url(), SECRET, "a;drop table b", "").code()).isEqualTo("SQ-EXC-0216");
        assertThat(register("x", url(), SECRET, "shuqiao_push", "").code()).isEqualTo("SQ-EXC-0216");
        assertThat(register("x", url(), SECRET, "t", "110101").code()).isEqualTo("SQ-EXC-0222");

        Caller.Answer taken = push(target("taken", "own_business", ""), SharedRoads.PURPOSE);
        assertThat(taken.code()).isEqualTo("SQ-EXC-0214");
        assertThat(taken.body().path("receipt").asText()).contains("\"outcome\":\"refused\"");
        assertThat(sql("select id from own_business")).containsExactly("1");
        assertThat(push("T-2000-000001", SharedRoads.PURPOSE).code()).isEqualTo("SQ-EXC-0210");
        assertThat(push(target("unasked", "unasked", ""), "未申请的用途").code()).isEqualTo("SQ-EXC-0044");
    }

    @Test
    void thePagesRegisterAndPush() throws Exception {
        try (PageReader officer = new PageReader(running.url(), OFFICER, RunningServer.PASSWORD);
                PageReader reader = new PageReader(running.url(), USER, RunningServer.PASSWORD)) {
            assertThat(officer.post("/pushes", "/pushes/targets", form("jdbc:h2:x", "paged")).body())
                    .contains("SQ-EXC-0211", "未能办理");
            assertThat(officer.post("/pushes", "/pushes/targets", form(url(), "paged")).body()).contains("paged");
            String target = "";
            for (JsonNode each : running.as(USER).get("/api/v1/push-targets").body()) {
                target = each.path("table").asText().equals("paged") ? each.path("id").asText() : target;
            }

            HttpResponse<String> pushed = reader.post("/pushes", PageReader.form("source", resource + "\n"
                    + SharedRoads.PURPOSE, "target", target));

            assertThat(pushed.body()).contains("已送达：3 行");
            assertThat(rows("paged")).hasSize(3);
            assertThat(reader.get("/pushes?lang=en").body()).contains("Pushes of your department", "arrived");
            assertThat(officer.post("/pushes", "/pushes/targets/" + target + "/remove", "x=y").body())
                    .doesNotContain(">paged<");
            assertThat(push(target, SharedRoads.PURPOSE).code()).isEqualTo("SQ-EXC-0210");
        }
    }

    private static String form(String url, String table) {
        return PageReader.form("name", "共享库", "url", url, "user", "postgres", "secret", SECRET, "table", table);
    }

    private static String url() {
        return "jdbc:postgresql://127.0.0.1:" + line.port() + "/postgres";
    }

    private static Caller.Answer register(String name, String url, String secret, String table, String division)
            throws Exception {
        return running.as(OFFICER).post("/api/v1/push-targets", """
                {"name": "%s", "url": "%s", "user": "postgres", "secret": "%s", "table": "%s", "division": "%s"}"""
                .formatted(name, url, secret, table, division));
    }

    private static String target(String name, String table, String division) throws Exception {
        return SharedRoads.ok(register(name, url(), SECRET, table, division)).path("id").asText();
    }

    private static Caller.Answer push(String target, String purpose) throws Exception {
        return running.as(USER).post("/api/v1/pushes", """
                {"purpose": "%s", "resource": "%s", "target": "%s"}""".formatted(purpose, resource, target));
    }

    private static Caller.Answer again(String id) throws Exception {
        return running.as(USER).post("/api/v1/pushes/" + id + "/again", "{}");
    }

    private static List<String> rows(String table) throws SQLException {
        return sql("select name || ' ' || trim_scale(length) from " + table);
    }

    /** @return the first column of what the last statement gives */
    private static List<String> sql(String... statements) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = own.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            values.add(rows.getString(1));
                        }
                    }
                }
            }
        }
        return values;
    }

    private static void inDepartment(String... statements) throws SQLException {
        GrantedRoads.of(running, resource, "01").inDepartment(List.of(statements));
    }
}
