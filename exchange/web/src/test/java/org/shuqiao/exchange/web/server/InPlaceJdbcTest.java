package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JDBC query of a resource that is read in place. */
class InPlaceJdbcTest {

    private static final String PURPOSE = "道路安全治理";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static String resource;

    @BeforeAll
    static void publishAndGrant() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        Caller officer = running.as("jiaotong-officer");
        String entry = ok(officer.post("/api/v1/entries", """
                {"draft": {"name": "道路", "provider": "jiaotong", "providerCode": "11990100990100093G",
                  "summary": "道路编号、名称和长度", "format": "database", "update": "yearly", "grade": "general-1",
                  "category": {"kind": "3", "item": "09", "section": "001", "detail": "01"},
                  "items": [
                    {"name": "road_number", "title": "编号", "type": "text", "element": "", "grade": "general-1"},
                    {"name": "name", "title": "名称", "type": "text", "element": "", "grade": "general-1"},
                    {"name": "length", "title": "长度", "type": "decimal", "element": "", "grade": "general-1"}],
                  "sharing": {"kind": "unconditional", "condition": "", "basis": "政务数据共享条例", "modes": ["table", \
                "service"]},
                  "open": {"kind": "unconditional", "condition": ""}, "related": []}}""")).path("id").asText();
        resource = ok(officer.post("/api/v1/entries/" + entry + "/submit", "{}")).path("code").asText();
        assertThat(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}").code())
                .as("no data, no publication").isEqualTo("SQ-SRV-0217");
        running.approve("reviewer", bind("jiaotong-officer", "road_share"), "");
        ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}"));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Caller.Answer bind(String login, String table) throws Exception {
        return running.as(login).post("/api/v1/bindings", """
                {"resource": "%s", "schema": "public", "table": "%s", "name": "road"}""".formatted(resource, table));
    }

    private static Connection connect(String login, String password, String purpose) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("avatica_user", login);
        properties.setProperty("avatica_password", password);
        properties.setProperty("purpose", purpose);
        return DriverManager.getConnection(running.server().jdbcUrl(), properties);
    }

    @Test
    void onlyAnOfficerOfTheProviderBindsAndOnlyATableThatHasEveryItem() throws Exception {
        assertThat(bind("gongan-officer", "road_share").code()).isEqualTo("SQ-EXC-0002");
        assertThat(bind("chengyun-user", "road_share").status()).isEqualTo(403);
        assertThat(bind("jiaotong-officer", "nowhere").code()).isEqualTo("SQ-SRV-0214");
        Caller.Answer raw = bind("jiaotong-officer", "road");

        assertThat(raw.code()).isEqualTo("SQ-SRV-0215");
        assertThat(raw.body().path("problem").asText()).contains("road_number, length");
        Caller.Answer proposed = bind("jiaotong-officer", "road_share");
        assertThat(proposed.status()).isEqualTo(202);
        assertThat(proposed.body().path("content").path("table").asText()).isEqualTo("road_share");
        running.approve("reviewer", proposed, "");
    }

    @Test
    void jdbcReadsThroughTheGrantAndLeavesTheSameRecords() throws Exception {
        running.approve("reviewer", bind("jiaotong-officer", "road_share"), "");
        ok(running.as("chengyun-user").post("/api/v1/requests", """
                {"key": "k-1", "resource": "%s", "items": ["name", "length"], "purpose": "%s", "explanation": "排查",
                 "basis": "《中华人民共和国道路交通安全法》第四条", "scenario": "排查", "modes": ["query"],
                 "from": "%s", "to": "%s"}""".formatted(resource, PURPOSE, LocalDate.now(),
                LocalDate.now().plusDays(30))));
        int before = receipts().size();
        List<String> roads = new ArrayList<>();

        try (Connection connection = connect("chengyun-user", RunningServer.PASSWORD, PURPOSE);
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "select name, length from jiaotong.road where length > 1000 order by length")) {
                while (rows.next()) {
                    roads.add(rows.getString(1) + " " + rows.getBigDecimal(2).stripTrailingZeros().toPlainString());
                }
            }
            assertThatThrownBy(() -> statement.executeQuery("select road_number from jiaotong.road"))
                    .isInstanceOf(SQLException.class).hasStackTraceContaining("SQ-SRV-0006")
                    .hasStackTraceContaining("SQ-QRY-0005")
                    .satisfies(e -> assertThat(messages(e)).contains(newestReceipt()));
        }

        assertThat(roads).containsExactly("人民路 1200", "解放路 3400");
        assertThat(receipts()).hasSize(before + 2);
    }

    @Test
    void aWrongPasswordAndAnUngrantedPurposeGetNothing() throws Exception {
        assertThatThrownBy(() -> connect("chengyun-user", "guess", PURPOSE).createStatement())
                .hasStackTraceContaining("401");
        try (Connection connection = connect("chengyun-user", RunningServer.PASSWORD, "商业营销");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select name from jiaotong.road"))
                    .hasStackTraceContaining("SQ-EXC-").hasStackTraceContaining("Record");
        }
    }

    private static JsonNode receipts() throws Exception {
        return running.as("auditor").get("/api/v1/receipts").body();
    }

    private static String newestReceipt() {
        try {
            return receipts().get(0).path("id").asText();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String messages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            all.append(each.getMessage()).append('\n');
        }
        return all.toString();
    }
}
