package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an item whose period ended is hidden, or refused by its code, while the others go on. */
class ItemPeriodTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 6);

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static MovableClock clock;
    private static String resource;

    @BeforeAll
    static void publish() throws Exception {
        clock = new MovableClock(FRIDAY);
        running = RunningServer.start(folder.resolve("home"), clock);
        resource = new SharedRoads(running).publish("道路", "01", "conditional");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void anItemEndsBeforeTheOthers() throws Exception {
        String request = requested("period", "单项期限");
        assertThat(running.as("jiaotong-officer").post("/api/v1/requests/" + request + "/preview", """
                {"items": [%s, {"item": "length", "verdict": "agree", "to": "2027-11-06"}]}""".formatted(item("name")))
                .code()).isEqualTo("SQ-EXC-0272");
        JsonNode grant = decided(request, """
                {"items": [%s, {"item": "length", "verdict": "agree", "to": "2026-11-10"}]}""".formatted(item("name")));
        assertThat(grant.path("periods").path("length").asText()).contains("2026-11-11T00:00");
        try (PageReader user = new PageReader(running.url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(user.get("/grants/" + grant.path("id").asText()).body()).contains("至 2026-11-11 00:00 止");
        }

        assertThat(columns("select * from jiaotong.road01", "单项期限")).containsExactly("name", "length");
        clock.set(LocalDate.of(2026, 11, 11));
        assertThat(columns("select * from jiaotong.road01", "单项期限")).containsExactly("name");
        Caller.Answer refused = query("select name from jiaotong.road01 where length > 1", "单项期限");
        assertThat(refused.code()).isEqualTo("SQ-EXC-0271");
        assertThat(refused.body().path("receipt").asText()).as("a refusal has its receipt").contains("SQ-EXC-0271");
    }

    private static List<String> columns(String sql, String purpose) throws Exception {
        return StreamSupport.stream(SharedRoads.ok(query(sql, purpose)).path("columns").spliterator(), false)
                .map(column -> column.path("name").asText()).toList();
    }

    private static Caller.Answer query(String sql, String purpose) throws Exception {
        return running.as("chengyun-user").post("/api/v1/query",
                "{\"purpose\": \"" + purpose + "\", \"sql\": \"" + sql + "\"}");
    }

    private static String item(String name) {
        return "{\"item\": \"" + name + "\", \"verdict\": \"agree\"}";
    }

    private static JsonNode decided(String request, String decision) throws Exception {
        Caller officer = running.as("jiaotong-officer");
        String digest = SharedRoads.ok(officer.post("/api/v1/requests/" + request + "/preview", decision))
                .path("digest").asText();
        SharedRoads.ok(officer.post("/api/v1/requests/" + request + "/decision", decision));
        return SharedRoads.ok(officer.post("/api/v1/requests/" + request + "/grant", "{\"digest\": \"" + digest
                + "\"}"));
    }

    private static String requested(String key, String purpose) throws Exception {
        return SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request(key, resource,
                FRIDAY.toString(), FRIDAY.plusDays(60).toString()).replace(SharedRoads.PURPOSE, purpose)))
                .path("request").path("id").asText();
    }
}
