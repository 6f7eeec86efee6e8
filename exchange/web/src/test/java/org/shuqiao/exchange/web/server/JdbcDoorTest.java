package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.json.Json;

/** Hostile and failing statements through JDBC: each has a record, and the department stays open to everybody. */
class JdbcDoorTest {

    private static final String PURPOSE = "道路安全治理";
    private static final String GOOD = "select name from jiaotong.road where length > 1000 order by length";

    @TempDir
    private static Path folder;
    private static RunningServer running;

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
        String resource = ok(officer.post("/api/v1/entries/" + entry + "/submit", "{}")).path("code").asText();
        running.approve("reviewer", officer.post("/api/v1/bindings", """
                {"resource": "%s", "schema": "public", "table": "road_share", "name": "road"}""".formatted(resource)),
                "");
        ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}"));
        ok(running.as("chengyun-user").post("/api/v1/requests", """
                {"key": "k-1", "resource": "%s", "items": ["name", "length"], "purpose": "%s", "explanation": "排查",
                 "basis": "《中华人民共和国道路交通安全法》第四条", "scenario": "排查", "modes": ["query"],
                 "from": "%s", "to": "%s"}""".formatted(resource, PURPOSE, LocalDate.now(),
                LocalDate.now().plusDays(30))));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("avatica_user", "chengyun-user");
        properties.setProperty("avatica_password", RunningServer.PASSWORD);
        properties.setProperty("purpose", PURPOSE);
        return DriverManager.getConnection(running.server().jdbcUrl(), properties);
    }

    private static List<String> read(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Test
    void everyHostileStatementHasARecordAndTheDepartmentStaysOpen() throws Exception {
        List<String> hostile = List.of(
                "select name from jiaotong.road where " + "not ".repeat(10_000) + "true",
                "select " + "1+".repeat(10_000) + "1 from jiaotong.road",
                "select name from jiaotong.road" + " union all select name from jiaotong.road".repeat(2_000),
                "select a||a as a from (".repeat(24) + "select name as a from jiaotong.road" + ")".repeat(24),
                "select cast(name as bigint) from jiaotong.road",
                        "select length / (length - length) from jiaotong.road",
                "select road_number from jiaotong.road", "select name from jiaotong.road where name = U&'\\D83D'",
                "select cast(name as bigint) from jiaotong.road",
                        "select length / (length - length) from jiaotong.road",
                "select count(*) from jiaotong.road group by cube(" + "name,".repeat(12) + "length)");
        int before = receipts();
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : hostile) {
                StringWriter seen = new StringWriter();
                catchThrowable(() -> statement.executeQuery(sql)).printStackTrace(new PrintWriter(seen));

                assertThat(seen.toString()).contains("SQ-SRV-0006", "Record")
                        .doesNotContain("org.shuqiao.query.engine");
            }

            assertThat(read(statement, GOOD)).containsExactly("人民路", "解放路");
            assertThat(read(statement, "select record from shuqiao.receipts where record = 'none'")).isEmpty();
            assertThat(read(statement, "select outcome from shuqiao.receipts"))
                    .hasSize(hostile.size() + 1).containsOnlyOnce("delivered");
        }
        assertThat(receipts()).isEqualTo(before + hostile.size() + 1);
        assertThat(running.idleInTransaction()).isZero();
    }

    @Test
    void receiptAndSaltComeThroughTheStockDriverAndFitTheStatement() throws Exception {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            read(statement, GOOD);
            try (ResultSet rows = statement.executeQuery(
                    "select record, receipt, salt from shuqiao.receipts order by number desc limit 1")) {
                assertThat(rows.next()).isTrue();
                JsonNode receipt = Json.PLAIN.readTree(rows.getString("receipt"));
                MessageDigest sha = Sha256.create();
                sha.update(HexFormat.of().parseHex(rows.getString("salt")));
                sha.update(GOOD.getBytes(StandardCharsets.UTF_8));

                assertThat(receipt.findValue("query").asText()).isEqualTo(Sha256.tagged(sha));
                assertThat(receipt.toString()).contains(rows.getString("record"));
                assertThat(running.as("auditor").get("/api/v1/receipts/" + rows.getString("record")).status())
                        .isEqualTo(200);
            }
        }
    }

    private static int receipts() throws Exception {
        return running.as("auditor").get("/api/v1/receipts").body().size();
    }
}
