package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.act.SignedAct;

/** REST answers about requests, grants and records of an exchange under way. */
class RestAnswersTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 6);
    /** What calls have to be told to be answered. */
    private static final Map<String, String> QUERIES = Map.of(
            "/api/v1/security-log/consistency", "?from=1&to=2",
            "/api/v1/evidence/acts", "?department=jiaotong",
            "/api/v1/evidence/certificates", "?department=chengyun",
            "/api/v1/evidence/checkpoint", "?size=1",
            "/api/v1/evidence/joints", "?sizes=1,2",
            "/api/v1/divisions", "?q=110103&on=2012-01-01");
    private static final List<String> ACCOUNTS = List.of("admin", "reviewer", "auditor", "jiaotong-officer",
            "chengyun-user");

    @TempDir
    private static Path folder;
    private static MovableClock clock;
    private static RunningServer running;
    private static String entry;
    private static String resource;

    @BeforeAll
    static void publish() throws Exception {
        clock = new MovableClock(FRIDAY);
        running = RunningServer.start(folder.resolve("home"), clock);
        Caller officer = running.as("jiaotong-officer");
        entry = ok(officer.post("/api/v1/entries", """
                {"draft": {"name": "道路", "provider": "jiaotong", "providerCode": "11990100990100093G",
                  "summary": "道路编号、名称和长度", "format": "database", "update": "yearly", "grade": "general-1",
                  "category": {"kind": "3", "item": "09", "section": "001", "detail": "01"},
                  "items": [
                    {"name": "name", "title": "名称", "type": "text", "element": "", "grade": "general-1"},
                    {"name": "length", "title": "长度", "type": "decimal", "element": "", "grade": "general-1"}],
                  "sharing": {"kind": "conditional", "condition": "用于道路安全", "basis": "《中华人民共和国公路法》第七条",
                    "modes": ["table", "service"]},
                  "open": {"kind": "none", "condition": ""}, "related": []}}""")).path("id").asText();
        resource = ok(officer.post("/api/v1/entries/" + entry + "/submit", "{}")).path("code").asText();
        running.approve("reviewer", officer.post("/api/v1/bindings", """
                {"resource": "%s", "schema": "public", "table": "road_share", "name": "road"}""".formatted(resource)),
                "");
        ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}"));
    }

    @BeforeEach
    void setTheClock() {
        clock.set(FRIDAY);
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void aRequestSaysWhenItIsDueAndThatItIsOverdue() throws Exception {
        JsonNode submitted = request("due");

        assertThat(submitted.path("due").asText()).isEqualTo("2026-11-20");
        assertThat(submitted.path("overdue").asBoolean()).isFalse();
        assertThat(one(submitted)).isEqualTo(submitted).isEqualTo(listed(submitted));

        clock.set(LocalDate.of(2026, 11, 24));

        assertThat(one(submitted).path("overdue").asBoolean()).isTrue();
        assertThat(one(submitted).path("due").asText()).isEqualTo("2026-11-20");
        assertThat(one(submitted)).isEqualTo(listed(submitted));
    }

    @Test
    void aRequestThatIsReturnedOrWithdrawnIsNotDue() throws Exception {
        String path = "/api/v1/requests/" + request("not-due").path("id").asText();

        JsonNode returned = ok(running.as("jiaotong-officer").post(path + "/return", "{\"missing\": \"依据的条款\"}"));
        JsonNode withdrawn = ok(running.as("chengyun-user").post(path + "/withdraw", "{\"reason\": \"不再需要\"}"));

        assertThat(returned.path("due").isNull()).isTrue();
        assertThat(withdrawn.path("due").isNull()).isTrue();
        assertThat(withdrawn.path("overdue").asBoolean()).isFalse();
    }

    @Test
    void aGrantIsInTheStateThatItsPeriodGivesIt() throws Exception {
        String grant = grant("period").path("id").asText();

        assertThat(grantState(grant)).isEqualTo("active");
        clock.set(FRIDAY.plusYears(1));

        assertThat(grantState(grant)).isEqualTo("expired");
    }

    @Test
    void noAnswerShowsWhatHoldsAValueInsteadOfTheValue() throws Exception {
        Map<String, String> ids = new HashMap<>(Map.of(
                "/api/v1/datasets/", "jiaotong_road",
                "/api/v1/entries/", entry,
                "/api/v1/grants/", grant("every-call").path("id").asText(),
                "/api/v1/requests/", request("every-call-2").path("id").asText(),
                "/api/v1/receipts/", receipt(),
                "/api/v1/retention/salts/", receipt(),
                "/api/v1/acts/", act(),
                "/api/v1/audits/", ok(running.as("auditor").post("/api/v1/audits", "{}")).path("id").asText(),
                "/api/v1/ledger/blocks/", "1"));
        ids.put("/api/v1/dsp/catalog/datasets/", "urn:shuqiao:resource:" + resource.replace('/', ':'));
        ids.put("/api/v1/clock/explain/", request("every-call-3").path("id").asText());
        ids.put("/api/v1/objections/", ok(running.as("chengyun-user").post("/api/v1/objections", """
                {"resource": "%s", "complaint": "名称有误"}""".formatted(resource))).path("id").asText());
        ids.put("/api/v1/forms/", ok(running.as("chengyun-user").post("/api/v1/forms/check", """
                {"title": "登记表", "fields": ["身份证号"]}""")).path("id").asText());
        ids.put("/api/v1/schedules/", created(running.as("jiaotong-officer").post("/api/v1/schedules", """
                {"kind": "COLLECT", "cron": "0 3 * * *", "datasets": ["jiaotong_road"]}""")).path("id").asText());
        TreeSet<String> unanswered = new TreeSet<>();

        for (String path : paths("get")) {
            String filled = ids.entrySet().stream().filter(id -> path.startsWith(id.getKey() + "{")).findFirst()
                    .map(id -> path.replaceFirst("\\{\\w+}", id.getValue())).orElse(path)
                    .replaceAll("\\{\\w+}", "none")
                    + QUERIES.getOrDefault(path, "");
            unanswered.add(path);
            for (String account : ACCOUNTS) {
                Caller.Answer answer = running.as(account).get(filled);

                assertThat(answer.body().toString()).as("%s: %s", account, filled).doesNotContain("Optional");
                if (answer.status() == 200) {
                    unanswered.remove(path);
                }
            }
        }

        assertThat(unanswered).as("what this server has none of, and what only nodes call")
                .containsExactly("/api/v1/atlas", "/api/v1/corrections/{objection}/detail",
                        "/api/v1/datasets/{dataset}/quality", "/api/v1/datasets/{dataset}/quarantine",
                        "/api/v1/datasets/{dataset}/quarantine/marks",
                        "/api/v1/datasets/{dataset}/quarantine/replays",
                        "/api/v1/datasets/{dataset}/quarantine/rows",
                        "/api/v1/datasets/{dataset}/quarantine/workbook", "/api/v1/disputes/{id}",
                        "/api/v1/entries/imports/{id}/workbook", "/api/v1/files/{id}", "/api/v1/files/{id}/content",
                        "/api/v1/jobs/{id}", "/api/v1/ledger/blocks/{number}", "/api/v1/node/acts",
                        "/api/v1/node/attempts", "/api/v1/node/keys", "/api/v1/node/log/checkpoint",
                        "/api/v1/node/log/consistency",
                        "/api/v1/pushes/{id}", "/api/v1/quality/reports/{id}", "/api/v1/quality/reports/{id}/html",
                        "/api/v1/services/{service}/openapi.json",
                        "/api/v1/services/{service}/rows", "/api/v1/subscriptions/{id}",
                        "/api/v1/subscriptions/{id}/changes", "/api/v1/subscriptions/{id}/webhook",
                        "/api/v1/templates/{id}/decision");
    }

    /** A body that says nothing is the mistake of whoever sent it. */
    @Test
    void aBodyWithNothingInItIsNeverTheServersFault() throws Exception {
        String request = request("nothing-in-it").path("id").asText();
        String grant = grant("nothing-in-it-2").path("id").asText();

        for (String path : paths("post")) {
            String filled = path.replace("/requests/{id}", "/requests/" + request).replace("{request}", request)
                    .replace("/grants/{id}", "/grants/" + grant).replace("{grant}", grant)
                    .replace("{department}", "gongan").replace("/entries/{id}", "/entries/" + entry)
                    .replaceAll("\\{\\w+}", "none") + (path.endsWith("/acts/entry") ? "?resource=" + resource : "");
            for (String account : ACCOUNTS) {
                Caller.Answer answer = running.as(account).post(filled, "{}");

                assertThat(answer.status()).as("%s: %s: %s", account, filled, answer.body()).isNotEqualTo(500);
            }
        }
    }

    private static List<String> paths(String method) throws Exception {
        List<String> paths = new ArrayList<>();
        running.as("auditor").get("/v3/api-docs").body().path("paths").properties().forEach(path -> {
            if (path.getValue().has(method) && path.getKey().startsWith("/api/v1/")) {
                paths.add(path.getKey());
            }
        });
        assertThat(paths).hasSizeGreaterThan(15);
        return paths;
    }

    private static JsonNode request(String key) throws Exception {
        return ok(running.as("chengyun-user").post("/api/v1/requests", """
                {"key": "%s", "resource": "%s", "items": ["name", "length"], "purpose": "道路安全治理", "explanation": "排查",
                 "basis": "《中华人民共和国道路交通安全法》第四条", "scenario": "排查", "modes": ["query"],
                 "from": "%s", "to": "%s"}""".formatted(key, resource, FRIDAY, FRIDAY.plusDays(60)))).path("request");
    }

    private static JsonNode one(JsonNode request) throws Exception {
        return ok(running.as("chengyun-user").get("/api/v1/requests/" + request.path("id").asText()));
    }

    private static JsonNode listed(JsonNode request) throws Exception {
        for (JsonNode each : ok(running.as("chengyun-user").get("/api/v1/requests"))) {
            if (each.path("id").equals(request.path("id"))) {
                return each;
            }
        }
        throw new AssertionError("not in the list: " + request);
    }

    private static JsonNode grant(String key) throws Exception {
        String path = "/api/v1/requests/" + request(key).path("id").asText();
        String decision = """
                {"items": [{"item": "name", "verdict": "agree"}, {"item": "length", "verdict": "agree"}]}""";
        Caller officer = running.as("jiaotong-officer");
        String digest = ok(officer.post(path + "/preview", decision)).path("digest").asText();
        ok(officer.post(path + "/decision", decision));
        return ok(officer.post(path + "/grant", "{\"digest\": \"%s\"}".formatted(digest)));
    }

    private static String grantState(String grant) throws Exception {
        return ok(running.as("chengyun-user").get("/api/v1/grants/" + grant)).path("state").asText();
    }

    private static String act() throws Exception {
        JsonNode acts = ok(running.as("auditor").get("/api/v1/evidence/acts?department=jiaotong")).path("acts");
        return SignedAct.parse(acts.path(0).asText().getBytes(StandardCharsets.UTF_8)).act().digest();
    }

    private static String receipt() throws Exception {
        for (int i = 0; i < 2; i++) { // a joint of two checkpoints needs two records
            running.as("chengyun-user").post("/api/v1/query", "{\"purpose\": \"无此目的\", \"sql\": \"select 1 from "
                    + "jiaotong.road\"}");
        }
        return ok(running.as("auditor").get("/api/v1/receipts")).get(0).path("id").asText();
    }

    private static JsonNode created(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body();
    }

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }
}
