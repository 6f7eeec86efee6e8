package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A form that would collect what is shared is refused, unless the data authority decided that it asks all the same. */
class FormDoorsTest {

    private static final String FIELDS = "[\"身份证号\", \"姓名\", \"联系电话（手机）*\", \"车身颜色\"]";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static String code;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        code = new SharedRoads(running).publishOver("driver", """
                {"name": "驾驶人电话", "provider": "jiaotong", "providerCode": "11990100990100093G",
                  "summary": "身份号码和电话", "format": "database", "update": "monthly", "grade": "general-3",
                  "category": {"kind": "3", "item": "08", "section": "001", "detail": "61"}, "dataset": "",
                  "items": [
                    {"name": "citizen_number", "title": "身份号码", "type": "text", "element": "citizen-number",
                     "grade": "general-3"},
                    {"name": "name", "title": "准驾车型", "type": "text", "element": "", "grade": "general-2"},
                    {"name": "licence", "title": "电话", "type": "text", "element": "phone", "grade": "general-3"}],
                  "sharing": {"kind": "conditional", "condition": "用于核对", "basis": "政务数据共享条例",
                    "modes": ["service"]},
                  "open": {"kind": "none", "condition": ""}, "related": []}""");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void whatIsSharedIsRefusedWithAPointerAndTheCheckIsKept() throws Exception {
        Caller.Answer refused = check("chengyun-user", "车辆年检", FIELDS);
        JsonNode kept = SharedRoads.ok(running.as("auditor").get("/api/v1/forms/"
                + refused.body().path("id").asText()));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("SQ-EXC-0285");
        assertThat(refused.body().path("problem").asText()).contains("联系电话", code);
        assertThat(refused.body().path("fields").findValuesAsText("standing"))
                .containsExactly("key", "key", "shared", "free");
        JsonNode pointer = refused.body().path("fields").get(2).path("shared");
        assertThat(pointer.path("code").asText()).isEqualTo(code);
        assertThat(pointer.path("provider").asText()).isEqualTo("jiaotong");
        assertThat(kept.path("refused").asBoolean()).isTrue();
        assertThat(kept.path("by").asText()).isEqualTo("chengyun-user");
    }

    @Test
    void aTitleWithoutAnElementIsFoundAgainAndOneOfAnotherSubjectIsNot() throws Exception {
        assertThat(check("chengyun-user", "换证", "[\"身份证号\", \" 准驾 车型：\"]").code()).isEqualTo("SQ-EXC-0285");
        assertThat(check("chengyun-user", "企业年报", "[\"统一社会信用代码\", \"联系电话\"]").status())
                .as("what is shared is about persons").isEqualTo(200);
        assertThat(check("chengyun-user", "失物招领", "[\"身份证号\", \"地点\"]").status()).isEqualTo(200);
    }

    @Test
    void aFormOfWhichNothingIsKnownIsNotPassed() throws Exception {
        assertThat(check("chengyun-user", "调查", "[\"颜色\"]").code()).isEqualTo("SQ-EXC-0286");
        assertThat(check("chengyun-user", "调查", "[\" \"]").code()).isEqualTo("SQ-EXC-0287");
        assertThat(check("reviewer", "调查", FIELDS).status()).isEqualTo(403);
        assertThat(running.as("chengyun-user").post("/api/v1/forms/check",
                "{\"title\": \"调查\", \"fields\": [\"phone\"], \"about\": [\"person\"]}").code())
                .isEqualTo("SQ-EXC-0285");
    }

    @Test
    void theAuthoritysDecisionCountsForThatFormOfThatDepartmentOnly() throws Exception {
        String id = check("chengyun-user", "应急联络登记", FIELDS).body().path("id").asText();
        Caller.Answer own = decide("chengyun-user", id, "allow");
        JsonNode decided = SharedRoads.ok(decide("reviewer", id, "allow"));
        Caller.Answer again = check("chengyun-user", "应急联络登记 ", FIELDS);

        assertThat(own.status()).isEqualTo(403);
        assertThat(decided.path("decidedBy").asText()).isEqualTo("reviewer");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("fields").get(2).path("standing").asText()).isEqualTo("allowed");
        assertThat(again.body().path("fields").get(2).path("decision").asText()).isEqualTo(id);
        assertThat(check("gongan-officer", "应急联络登记", FIELDS).code()).isEqualTo("SQ-EXC-0285");
        assertThat(check("chengyun-user", "另一份登记", FIELDS).code()).isEqualTo("SQ-EXC-0285");
        assertThat(decide("reviewer", id, "refuse").code()).isEqualTo("SQ-EXC-0289");
        assertThat(decide("reviewer", again.body().path("id").asText(), "allow").code()).isEqualTo("SQ-EXC-0290");
        assertThat(decide("reviewer", "FC-2020-000001", "allow").code()).isEqualTo("SQ-EXC-0288");
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/security-log?kind=source-decided")).toString())
                .as("kept as evidence").contains(id);
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/evidence/acts?department=shuju")).toString())
                .as("an act of the authority").contains("应急联络登记", id);
    }

    @Test
    void thePageChecksShowsAndDecidesInBothLanguages() throws Exception {
        String refused;
        try (PageReader reader = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            refused = reader.post("/forms", PageReader.form("title", "道路救助登记", "fields",
                    "身份证号\r\n姓名\r\n手机号", "need", "须当场联系")).body();
            assertThat(refused).contains("SQ-EXC-0285", "已共享，不得填报", "驾驶人电话", "须当场联系");
            assertThat(reader.get("/forms?lang=en").body()).contains("Checks of forms", "may not be used");
            assertThat(reader.post("/forms", PageReader.form("title", "空表", "fields", " ")).body())
                    .contains("SQ-EXC-0287");
        }
        String id = refused.replaceAll("(?s).*(FC-\\d{4}-\\d{6}).*", "$1");
        try (PageReader reader = new PageReader(running.server().url(), "reviewer", RunningServer.PASSWORD)) {
            assertThat(reader.post("/forms/" + id, "/forms/" + id + "/decide", PageReader.form("verdict", "refuse",
                    "reason", "请申请使用")).body()).contains("请申请使用", "不准填报");
        }
        assertThat(check("chengyun-user", "道路救助登记", FIELDS).code()).isEqualTo("SQ-EXC-0285");
    }

    private static Caller.Answer check(String login, String title, String fields) throws Exception {
        return running.as(login).post("/api/v1/forms/check",
                "{\"title\": \"" + title + "\", \"fields\": " + fields + "}");
    }

    private static Caller.Answer decide(String login, String check, String verdict) throws Exception {
        return running.as(login).post("/api/v1/forms/" + check + "/decide",
                "{\"verdict\": \"" + verdict + "\", \"reason\": \"现场联络需要\"}");
    }
}
