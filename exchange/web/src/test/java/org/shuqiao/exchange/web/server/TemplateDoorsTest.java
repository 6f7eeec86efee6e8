package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests templates of decisions, through pages and REST. */
class TemplateDoorsTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 6);
    private static final Pattern TO_FILL = Pattern.compile("<(input|textarea|select)(?![^>]*type=\"hidden\")[^>]*>");

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static String resource;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(FRIDAY));
        resource = new SharedRoads(running).publish("道路", "01", "conditional");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void aRequestBeginsFromAScenarioAndIsDecidedByIt() throws Exception {
        String template;
        try (PageReader officer = new PageReader(running.url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            HttpResponse<String> made = officer.post("/templates/new?resource=" + resource, "/templates",
                    PageReader.form("resource", resource, "title", "隐患排查场景", "purpose", "隐患排查", "explanation",
                            "核对道路隐患", "basis", "《中华人民共和国道路交通安全法》第四条", "scenario", "每月排查", "days", "10",
                            "offered", "true", "verdict.name", "agree", "verdict.length", "mask", "mask.length",
                            "nothing", "rowsPerDay", "500", "mode.query", "on"));
            assertThat(made.body()).contains("隐患排查场景");
            JsonNode kept = SharedRoads.ok(running.as("jiaotong-officer").get("/api/v1/templates"));
            template = StreamSupport.stream(kept.spliterator(), false)
                    .filter(each -> each.path("title").asText().equals("隐患排查场景")).findFirst().orElseThrow()
                    .path("id").asText();
        }

        String request;
        try (PageReader user = new PageReader(running.url(), "chengyun-user", RunningServer.PASSWORD)) {
            String page = "/requests/new?code=" + resource;
            assertThat(user.get(page).body()).contains("隐患排查场景");
            String form = user.get(page + "&template=" + template).body();
            assertThat(form).contains("value=\"隐患排查\"", "value=\"" + FRIDAY.plusDays(9) + "\"",
                    "type=\"hidden\" name=\"items\" value=\"length\"");
            assertThat(TO_FILL.matcher(form).results().count()).as("fields to fill in").isLessThanOrEqualTo(10);

            HttpResponse<String> asked = user.post(page, "/requests/new", PageReader.form("key", "scenario", "code",
                    resource, "template", template, "items", "name", "items", "length", "modes", "query", "purpose",
                    "隐患排查", "explanation", "核对道路隐患", "basis", "《中华人民共和国道路交通安全法》第四条", "scenario", "每月排查",
                    "from", FRIDAY.toString(), "to", FRIDAY.plusDays(29).toString()));
            request = asked.uri().getPath().replace("/requests/", "");
        }

        try (PageReader officer = new PageReader(running.url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            String page = officer.get("/requests/" + request + "?template=" + template).body();
            assertThat(page).contains("与申请的差别", "每日至多 500 行", "止于 2026-11-16 00:00，而非 2026-12-06 00:00")
                    .containsPattern("name=\"verdict.length\" value=\"mask\" checked");
        }
        Caller officer = running.as("jiaotong-officer");
        JsonNode drawn = SharedRoads.ok(officer.get("/api/v1/templates/" + template + "/decision?request=" + request));
        JsonNode preview = SharedRoads.ok(officer.post("/api/v1/requests/" + request + "/preview", drawn.toString()));
        assertThat(preview.path("difference").path("en").toString()).contains("always empty", "at most 500 rows a day");
        SharedRoads.ok(officer.post("/api/v1/requests/" + request + "/decision", drawn.toString()));
        JsonNode grant = SharedRoads.ok(officer.post("/api/v1/requests/" + request + "/grant",
                "{\"digest\": \"" + preview.path("digest").asText() + "\"}"));
        assertThat(grant.path("masks").path("length").asText()).isEqualTo("nothing");
        assertThat(grant.path("to").asText()).startsWith("2026-11-16T00:00");
    }

    @Test
    void whatWasDecidedIsKeptAndOnlyOfferedOnesAreSeen() throws Exception {
        String request = requested("kept", "留存核对");
        decided(request, "{\"items\": [" + item("name") + ", " + item("length") + "], \"perDay\": 7}");
        Caller officer = running.as("jiaotong-officer");

        JsonNode kept = SharedRoads.ok(officer.post("/api/v1/templates",
                "{\"request\": \"" + request + "\", \"title\": \"留存\"}"));
        String of = "/api/v1/templates?resource=" + resource;
        assertThat(kept.path("decision").path("perDay").asInt()).isEqualTo(7);
        assertThat(kept.path("purpose").asText()).isEqualTo("留存核对");
        assertThat(SharedRoads.ok(officer.get(of)).toString()).contains(kept.path("id").asText());
        assertThat(SharedRoads.ok(running.as("chengyun-user").get(of)).toString())
                .as("not offered").doesNotContain(kept.path("id").asText());
        assertThat(running.as("gongan-officer").send("DELETE", "/api/v1/templates/" + kept.path("id").asText(), "")
                .code()).isEqualTo("SQ-EXC-0002");
        SharedRoads.ok(officer.send("DELETE", "/api/v1/templates/" + kept.path("id").asText(), ""));
        assertThat(officer.get("/api/v1/templates/" + kept.path("id").asText() + "/decision?request=" + request)
                .code()).isEqualTo("SQ-EXC-0265");
        assertThat(officer.post("/api/v1/templates", """
                {"resource": "%s", "title": "空", "purpose": "用途", "basis": "依据", "scenario": "场景",
                 "decision": {"items": []}}"""
                .formatted(resource)).code()).isEqualTo("SQ-EXC-0268");
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
