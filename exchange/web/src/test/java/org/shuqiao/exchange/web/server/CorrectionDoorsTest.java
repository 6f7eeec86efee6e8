package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a row that seems wrong to every receiver who is told what is right, on the pages and by REST. */
class CorrectionDoorsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static GrantedRoads roads;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(MONDAY));
        running.account("gongan-user", "gongan", "requester");
        roads = GrantedRoads.publish(running, "道路", "01");
        for (String login : List.of("chengyun-user", "gongan-user")) {
            roads.decide(roads.request(login, "grant", MONDAY.toString(), "2027-10-31"), GrantedRoads.BOTH);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void everyReceiverIsToldAndTheNextAnswerIsRight() throws Exception {
        String sql = "select name, length from " + roads.table() + " order by name";
        String first = GrantedRoads.record(roads.ask("chengyun-user", sql));
        String second = GrantedRoads.record(roads.ask("chengyun-user", sql));
        String other = GrantedRoads.record(roads.ask("gongan-user", sql));
        Caller user = running.as("chengyun-user");
        String order = """
                {"receipt": "%s", "row": 1, "item": "name", "complaint": "路名与路牌不一致",
                 "detail": {"row": "R3", "wrong": "云桥", "right": "云桥路"}}""".formatted(first);

        JsonNode raised = SharedRoads.ok(user.post("/api/v1/objections", order));
        JsonNode twice = SharedRoads.ok(user.post("/api/v1/objections", order));
        String id = raised.path("id").asText();

        assertThat(twice.path("id").asText()).as("the same objection").isEqualTo(id);
        assertThat(raised.path("due").asText()).isEqualTo("2026-11-16");
        assertThat(raised.toString()).as("what the row holds is sealed").doesNotContain("云桥");
        assertThat(user.post("/api/v1/objections", order.replace("\"row\": 1", "\"row\": 9")).code())
                .isEqualTo("SQ-EXC-0180");
        assertThat(running.as("gongan-user").post("/api/v1/objections", order).code()).isEqualTo("SQ-EXC-0181");
        assertThat(running.as("gongan-user").get("/api/v1/objections/" + id + "/detail").code())
                .isEqualTo("SQ-EXC-0002");

        roads.inDepartment(List.of("update road set name = '云桥路' where id = 'R3'"));
        try (PageReader officer = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            String page = "/objections/" + id;
            assertThat(officer.get("/objections").body()).contains(id, "城市运行管理中心");
            assertThat(officer.get(page + "/detail").body()).contains("云桥路", "R3");
            officer.post(page, page + "/check", "x=1");
            HttpResponse<String> incomplete = officer.post(page, page + "/close",
                    PageReader.form("outcome", "corrected", "explanation", "已按路牌更正"));
            HttpResponse<String> closed = officer.post(page, page + "/close", PageReader.form("outcome", "corrected",
                    "explanation", "已按路牌更正", "since", "2026-10-01", "key", "R3", "right", "云桥路"));
            HttpResponse<String> again = officer.post("/objections", page + "/close", PageReader.form("outcome",
                    "corrected", "explanation", "已按路牌更正", "since", "2026-10-01", "key", "R3", "right", "云桥路"));

            assertThat(incomplete.body()).contains("SQ-EXC-0184");
            assertThat(closed.body()).contains("已在源头更正");
            assertThat(again.body()).as("nothing is done twice").contains("SQ-EXC-0071");
        }

        try (PageReader told = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(told.get("/").body()).contains("查看受影响的回执");
            assertThat(told.get("/objections").body()).contains(first, second).doesNotContain(other);
            assertThat(told.get("/objections/" + id + "/correction?lang=en").body()).contains("云桥路", "Correction",
                    first, second);
            assertThat(told.get("/?lang=zh").body()).doesNotContain("查看受影响的回执");
        }
        JsonNode notices = SharedRoads.ok(running.as("gongan-user").get("/api/v1/corrections"));
        assertThat(notices).hasSize(1);
        assertThat(notices.path(0).path("records").toString()).isEqualTo("[\"" + other + "\"]");
        assertThat(notices.path(0).has("seenAt")).isFalse();
        assertThat(SharedRoads.ok(running.as("gongan-user").get("/api/v1/corrections/" + id + "/detail"))
                .path("right").asText()).isEqualTo("云桥路");
        assertThat(roads.ask("gongan-user", sql).body().path("rows").toString()).contains("云桥路");
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/security-log")).toString())
                .contains("detail-read").doesNotContain("云桥路");
    }

    @Test
    void anObjectionIsRaisedFromTheReceiptsPage() throws Exception {
        String record = GrantedRoads.record(roads.ask("chengyun-user", "select name from " + roads.table()));
        try (PageReader user = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            HttpResponse<String> page = user.get("/ledger/" + record);
            HttpResponse<String> raised = user.post("/ledger/" + record, "/objections", PageReader.form("receipt",
                    record, "row", "2", "item", "length", "complaint", "长度与竣工图不符", "key", "R1", "wrong", "1200",
                    "right", "1250"));

            assertThat(page.body()).contains("对一行提出异议", "name=\"complaint\"");
            assertThat(raised.body()).contains("长度与竣工图不符", "第 2 行", record).doesNotContain("1250");
        }
    }
}
