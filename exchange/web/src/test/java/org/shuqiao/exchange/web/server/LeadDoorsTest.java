package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.SignedAct;

/** Tests what the lead of a department states, signs alone and hands over within the rule's bounds. */
class LeadDoorsTest {

    private static final String AGREE = """
            {"items": [{"item": "name", "verdict": "agree"}, {"item": "length", "verdict": "agree"}]}""";
    private static final String REFUSE = """
            {"items": [{"item": "name", "verdict": "refuse", "reason": "不需要", "rule": "政务数据共享条例第十条"},
             {"item": "length", "verdict": "refuse", "reason": "不需要", "rule": "政务数据共享条例第十条"}]}""";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static String resource;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        running.account("jiaotong-lead", "jiaotong", "officer\", \"lead");
        running.account("second-officer", "jiaotong", "officer");
        resource = new SharedRoads(running).publish("道路", "01", "conditional");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void aLeadIsAnOfficerToo() throws Exception {
        Caller.Answer proposed = running.admin().post("/api/v1/accounts", """
                {"login": "lead-alone", "person": "lead-alone", "department": "gongan", "roles": ["lead"],
                 "password": "half-of-it"}""");

        assertThat(proposed.code()).isEqualTo("SQ-EXC-0302");
    }

    @Test
    void theLeadSignsAndHandsOverWhatTheRuleSays() throws Exception {
        Caller officer = running.as("jiaotong-officer");
        Caller lead = running.as("jiaotong-lead");
        assertThat(officer.post("/api/v1/department-rules", rule("", "[]", 10)).code()).isEqualTo("SQ-EXC-0001");
        assertThat(lead.post("/api/v1/department-rules", rule("", "[\"revocation\"]", 10)).code())
                .isEqualTo("SQ-EXC-0304");
        assertThat(lead.post("/api/v1/department-rules", rule("", "[]", 61)).code()).isEqualTo("SQ-EXC-0304");
        assertThat(SharedRoads.ok(lead.post("/api/v1/department-rules", rule("general-1", "[\"grant\"]", 10)))
                .path("zh").asText()).contains("由部门负责人签发", "可委托签发，每次不超过 10 天");

        // the officer decides, and the lead signs the grant
        String asked = requested("lead-1");
        String sign = toSign(officer, asked);
        SharedRoads.ok(officer.post("/api/v1/requests/" + asked + "/decision", AGREE));
        Caller.Answer refused = officer.post("/api/v1/requests/" + asked + "/grant", sign);
        assertThat(refused.code()).isEqualTo("SQ-EXC-0303");
        assertThat(refused.status()).isEqualTo(422);
        String grant = SharedRoads.ok(lead.post("/api/v1/requests/" + asked + "/grant", sign)).path("id").asText();
        assertThat(signed(ActKind.GRANT, grant)).singleElement()
                .satisfies(each -> assertThat(each.act().person()).isEqualTo("jiaotong-lead"));
        SharedRoads.ok(officer.post("/api/v1/grants/" + grant + "/suspend", "{\"reason\": \"核查\"}"));
        assertThat(officer.post("/api/v1/grants/" + grant + "/resume", "{}").code())
                .as("signed again is signed").isEqualTo("SQ-EXC-0303");

        // everything refused is the lead's, too
        String unwanted = requested("lead-2");
        assertThat(officer.post("/api/v1/requests/" + unwanted + "/decision", REFUSE).code())
                .isEqualTo("SQ-EXC-0303");
        SharedRoads.ok(lead.post("/api/v1/requests/" + unwanted + "/decision", REFUSE));

        handsOver(officer, lead);
    }

    private static void handsOver(Caller officer, Caller lead) throws Exception {
        assertThat(lead.post("/api/v1/delegations", delegation(20, "")).code())
                .as("longer than the rule says").isEqualTo("SQ-EXC-0277");
        assertThat(lead.post("/api/v1/delegations", delegation(5, "另一规定")).code()).isEqualTo("SQ-EXC-0306");
        assertThat(SharedRoads.ok(lead.post("/api/v1/delegations", delegation(5, ""))).path("rule").asText())
                .isEqualTo("交通局共享规定〔2026〕3号");
        String asked = requested("lead-3");
        String sign = toSign(officer, asked);
        SharedRoads.ok(running.as("second-officer").post("/api/v1/requests/" + asked + "/decision", AGREE));
        assertThat(signed(ActKind.DECISION, asked)).as("deciding was not handed over").singleElement()
                .satisfies(each -> assertThat(each.act().body().has("delegations")).isFalse());
        assertThat(officer.post("/api/v1/requests/" + asked + "/grant", sign).code())
                .as("it was handed to another one").isEqualTo("SQ-EXC-0303");

        // a narrower rule counts at once, also for what was handed over before
        SharedRoads.ok(lead.post("/api/v1/department-rules", rule("general-1", "[]", 10)));
        assertThat(running.as("second-officer").post("/api/v1/requests/" + asked + "/grant", sign).code())
                .isEqualTo("SQ-EXC-0303");
        assertThat(officer.post("/api/v1/delegations", delegation(5, "").replace("second-officer", "jiaotong-lead"))
                .code()).isEqualTo("SQ-EXC-0305");
        SharedRoads.ok(lead.post("/api/v1/department-rules", rule("general-1", "[\"grant\"]", 10)));
        String grant = SharedRoads.ok(running.as("second-officer").post("/api/v1/requests/" + asked + "/grant", sign))
                .path("id").asText();
        assertThat(signed(ActKind.GRANT, grant)).singleElement().satisfies(each ->
                assertThat(each.act().body().path("delegations").get(0).path("for").asText())
                        .isEqualTo("jiaotong-lead"));
        try (PageReader reader = new PageReader(running.url(), "jiaotong-lead", RunningServer.PASSWORD)) {
            assertThat(reader.get("/delegations").body()).contains("交通局共享规定〔2026〕3号", "每次不超过 10 天");
            HttpResponse<String> stated = reader.post("/department-rules", "/department-rules", PageReader.form(
                    "document", "交通局共享规定〔2026〕4号", "leadFrom", "important", "delegable", "decision", "days", "7",
                    "keptFrom", "core"));
            assertThat(stated.body()).contains("交通局共享规定〔2026〕4号", "含重要数据及以上信息项的授权，由部门负责人签发");
        }
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/security-log")).toString())
                .contains("\"rule-stated\"");
        assertThat(StreamSupport.stream(SharedRoads.ok(running.as("auditor").get("/api/v1/department-rules"))
                .spliterator(), false).map(each -> each.path("days").asInt())).containsExactly(7, 10, 10, 10);
    }

    private static String toSign(Caller officer, String request) throws Exception {
        return "{\"digest\": \"" + SharedRoads.ok(officer.post("/api/v1/requests/" + request + "/preview", AGREE))
                .path("digest").asText() + "\"}";
    }

    private static String rule(String leadFrom, String delegable, int days) {
        return """
                {"document": "交通局共享规定〔2026〕3号", "leadFrom": "%s", "leadRefuses": true, "delegable": %s,
                 "days": %d}""".formatted(leadFrom, delegable, days);
    }

    private static String delegation(int days, String rule) {
        LocalDate today = LocalDate.now(SystemClock.beijing());
        return "{\"receiver\": \"second-officer\", \"from\": \"" + today + "\", \"to\": \"" + today.plusDays(days - 1)
                + "\", \"rule\": \"" + rule + "\"}";
    }

    private static List<SignedAct> signed(ActKind kind, String id) throws Exception {
        return StreamSupport.stream(SharedRoads.ok(running.as("auditor")
                .get("/api/v1/evidence/acts?department=jiaotong")).path("acts").spliterator(), false)
                .map(act -> SignedAct.parse(act.asText().getBytes(StandardCharsets.UTF_8)))
                .filter(each -> each.act().kind() == kind && each.act().id().equals(id)).toList();
    }

    private static String requested(String key) throws Exception {
        LocalDate today = LocalDate.now(SystemClock.beijing());
        return SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request(key, resource,
                today.toString(), today.plusDays(30).toString()))).path("request").path("id").asText();
    }
}
