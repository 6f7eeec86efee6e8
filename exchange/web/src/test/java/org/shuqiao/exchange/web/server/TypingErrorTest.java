package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A typing error leaves no record of the department, through any door, but an entry of the security log. */
class TypingErrorTest {

    private static final String MISTYPED = "selct name from jiaotong.road01";
    private static final String NOT_GRANTED = "select road_number from jiaotong.road02";

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        SharedRoads roads = new SharedRoads(running);
        String resource = roads.publish("道路", "01", "unconditional");
        roads.publish("国道", "02", "conditional");
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k", resource,
                LocalDate.now().toString(), LocalDate.now().plusDays(30).toString())));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void byRest() throws Exception {
        int before = records();

        Caller.Answer mistake = rest(MISTYPED);
        Caller.Answer nothing = running.as("chengyun-user").post("/api/v1/query", "{\"purpose\": \"x\"}");

        assertThat(mistake.code()).isEqualTo("SQ-QRY-0001");
        assertThat(mistake.status()).isEqualTo(422);
        assertThat(mistake.body().has("receipt")).isFalse();
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(records()).isEqualTo(before);
        assertThat(logged("rest", "SQ-QRY-0001")).isTrue();
        assertThat(logged("rest", "SQ-SRV-0002")).isTrue();

        assertThat(rest(NOT_GRANTED).body().path("receipt").asText()).isNotBlank();
        assertThat(records()).isEqualTo(before + 1);
    }

    @Test
    void onThePage() throws Exception {
        int before = records();
        try (PageReader reader = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            HttpResponse<String> mistake = reader.post("/query", "/query",
                    PageReader.form("purpose", SharedRoads.PURPOSE, "sql", MISTYPED));
            assertThat(mistake.statusCode()).isEqualTo(200);
            assertThat(mistake.body()).contains("SQ-QRY-0001", "语句有误，未执行", MISTYPED);
            assertThat(records()).isEqualTo(before);

            HttpResponse<String> attempt = reader.post("/query", "/query",
                    PageReader.form("purpose", SharedRoads.PURPOSE, "sql", NOT_GRANTED));
            assertThat(attempt.body()).contains("id=\"receipt\"");
        }
        assertThat(records()).isEqualTo(before + 1);
        assertThat(logged("portal", "SQ-QRY-0001")).isTrue();
    }

    @Test
    void byJdbc() throws Exception {
        int before = records();
        Properties properties = new Properties();
        properties.setProperty("avatica_user", "chengyun-user");
        properties.setProperty("avatica_password", RunningServer.PASSWORD);
        properties.setProperty("purpose", SharedRoads.PURPOSE);
        try (Connection connection = DriverManager.getConnection(running.server().jdbcUrl(), properties);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery(MISTYPED)).isInstanceOf(SQLException.class)
                    .hasStackTraceContaining("SQ-QRY-0001");
            assertThat(records()).isEqualTo(before);

            assertThatThrownBy(() -> statement.executeQuery(NOT_GRANTED)).hasStackTraceContaining("Record");
        }
        assertThat(records()).isEqualTo(before + 1);
        assertThat(logged("jdbc", "SQ-QRY-0001")).isTrue();
    }

    private static Caller.Answer rest(String sql) throws Exception {
        return running.as("chengyun-user").post("/api/v1/query",
                "{\"purpose\": \"%s\", \"sql\": \"%s\"}".formatted(SharedRoads.PURPOSE, sql));
    }

    private static int records() throws Exception {
        return running.as("auditor").get("/api/v1/receipts").body().size();
    }

    private static boolean logged(String door, String code) throws Exception {
        JsonNode log = running.as("auditor").get("/api/v1/security-log?rows=200").body();
        return log.findParents("details").stream().map(entry -> entry.path("details"))
                .anyMatch(details -> details.path("door").asText().equals(door)
                        && details.path("code").asText().equals(code));
    }
}
