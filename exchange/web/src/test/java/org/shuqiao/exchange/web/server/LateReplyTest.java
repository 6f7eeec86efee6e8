package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reply that is late is seen, supervised and disputed, on the pages and by REST; a notice moves due dates. */
class LateReplyTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final String NOTICE = """
            year: 2027
            notice: 国务院办公厅关于2027年部分节假日安排的通知
            number: 国办发明电〔2026〕9号
            issued: 2026-12-01
            off: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}]
            """;

    @TempDir
    private static Path folder;
    private static MovableClock clock;
    private static RunningServer running;
    private static String resource;

    @BeforeAll
    static void publish() throws Exception {
        // a city's own rule beside its settings: five working days from the middle of November on
        Path own = Files.createDirectories(folder.resolve("home/conf/clock"));
        Files.writeString(own.resolve("deadlines-city.yaml"), """
                deadlines:
                  - {duty: reply-conditional, working-days: 5, effective-from: 2026-11-16, basis: 云州市政务数据共享办法}
                """);
        clock = new MovableClock(MONDAY);
        running = RunningServer.start(folder.resolve("home"), clock);
        resource = new SharedRoads(running).publish("道路", "01", "conditional");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void theCitysOwnDeadlineIsShownAndCounts() throws Exception {
        clock.set(LocalDate.of(2026, 11, 16));
        String id = requested("own-rule");

        JsonNode explained = SharedRoads.ok(running.as("chengyun-user").get("/api/v1/clock/explain/" + id));
        try (PageReader reader = reader("chengyun-user")) {
            assertThat(reader.get("/clock?request=" + id).body()).contains("云州市政务数据共享办法", "2026-11-23", "暂定");
            assertThat(reader.get("/clock?lang=en&request=" + id).body()).contains("5 working days", "provisional");
        }

        assertThat(explained.path("workingDays").asInt()).isEqualTo(5);
        assertThat(explained.path("due").asText()).isEqualTo("2026-11-23");
        assertThat(explained.path("basis").asText()).isEqualTo("云州市政务数据共享办法");
    }

    @Test
    void whatIsLateIsSupervisedAndAnswered() throws Exception {
        clock.set(MONDAY);
        String id = requested("late");
        try (PageReader officer = reader("jiaotong-officer")) {
            assertThat(officer.post("/requests/" + id, "/requests/" + id + "/extend",
                    PageReader.form("days", "2", "reason", "征求意见")).body()).contains("已延期答复");
        }
        clock.set(LocalDate.of(2026, 11, 20)); // due on the 18th with the extension
        try (PageReader reviewer = reader("reviewer"); PageReader officer = reader("jiaotong-officer")) {
            assertThat(reviewer.get("/supervision").body()).contains(id, "已逾期 2 个工作日");
            assertThat(reviewer.post("/supervision", "/supervision", PageReader.form("subject", id, "demand",
                    "请于五个工作日内答复")).body()).contains("S-2026-");
            assertThat(reviewer.post("/supervision", "/supervision", PageReader.form("subject", id, "demand",
                    "再次")).body()).contains("SQ-EXC-0169");
            String notice = SharedRoads.ok(running.as("jiaotong-officer").get("/api/v1/supervisions"))
                    .path(0).path("id").asText();
            assertThat(officer.post("/supervision", "/supervision/" + notice + "/answer",
                    PageReader.form("text", "已安排专人")).body()).contains("已安排专人");
            assertThat(officer.get("/supervision?lang=en").body()).contains("2 working days late");
        }
        JsonNode league = SharedRoads.ok(running.as("auditor").get("/api/v1/clock/league"));
        assertThat(league.path(0).path("department").asText()).isEqualTo("jiaotong");
        assertThat(league.path(0).path("openOverdue").asInt()).isPositive();
    }

    @Test
    void aDisputeIsLedThroughItsLayersOnThePages() throws Exception {
        clock.set(MONDAY);
        String id = requested("disputed");
        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/requests/" + id + "/decision", """
                {"items": [{"item": "name", "verdict": "refuse", "reason": "不宜", "rule": "《条例》第一条"},
                           {"item": "length", "verdict": "refuse", "reason": "不宜", "rule": "《条例》第一条"}]}"""));
        String dispute;
        try (PageReader user = reader("chengyun-user"); PageReader officer = reader("jiaotong-officer");
                PageReader reviewer = reader("reviewer")) {
            assertThat(user.post("/requests/" + id, "/disputes", PageReader.form("request", id, "text",
                    "依法应当共享")).body()).contains("待对方答复");
            dispute = SharedRoads.ok(running.as("chengyun-user").get("/api/v1/disputes")).path(0).path("id").asText();
            String at = "/disputes/" + dispute;
            assertThat(officer.post("/disputes", at + "/answer", PageReader.form("text", "仍不能提供")).body())
                    .contains("对方已答复");
            assertThat(user.post("/disputes", at + "/escalation", PageReader.form("text", "请调解")).body())
                    .contains("调解中");
            assertThat(reviewer.post("/disputes", at + "/ruling", PageReader.form("outcome", "failed", "text",
                    "双方不一致")).body()).contains("调解未成");
            assertThat(user.post("/disputes", at + "/escalation", PageReader.form("text", "请裁定")).body())
                    .contains("待本级政府裁定");
            assertThat(reviewer.post("/disputes", at + "/ruling", PageReader.form("outcome", "provide", "text",
                    "应予提供", "reference", "云政函〔2026〕18号")).body()).contains("裁定应当提供", "云政函〔2026〕18号");
            assertThat(user.get("/disputes?lang=en").body()).contains("decided: to be provided");
        }
        JsonNode decided = SharedRoads.ok(running.as("auditor").get("/api/v1/disputes/" + dispute));
        assertThat(decided.path("outcome").asText()).isEqualTo("provide");
        assertThat(decided.path("layer").asInt()).isEqualTo(3);
    }

    @Test
    void aNoticeIsCheckedAndLoadedOnThePage() throws Exception {
        clock.set(LocalDate.of(2026, 12, 28));
        String id = requested("new-year");
        assertThat(due(id)).isEqualTo("2027-01-04");
        try (PageReader reviewer = reader("reviewer")) {
            assertThat(reviewer.post("/clock", "/clock", PageReader.form("name", "holidays-2027.yaml", "yaml", NOTICE,
                    "load", "false")).body()).contains("可以载入");
            assertThat(due(id)).isEqualTo("2027-01-04");

            assertThat(reviewer.post("/clock", "/clock", PageReader.form("name", "holidays-2027.yaml", "yaml", NOTICE,
                    "load", "true")).body()).contains("已载入", "国办发明电〔2026〕9号");

            assertThat(due(id)).isEqualTo("2027-01-05");
            assertThat(reviewer.post("/clock", "/clock", PageReader.form("name", "again.yaml", "yaml",
                    NOTICE.replace("9号", "10号"), "load", "true")).body()).contains("SQ-EXC-0160", "10号", "9号");
        }
        assertThat(SharedRoads.ok(running.as("reviewer").get("/api/v1/clock/changes")).toString())
                .contains(id, "2027-01-04", "2027-01-05");
    }

    @Test
    void aDemandIsStatedAndAnsweredOnThePage() throws Exception {
        clock.set(MONDAY);
        try (PageReader user = reader("chengyun-user"); PageReader officer = reader("jiaotong-officer")) {
            assertThat(user.post("/demands", "/demands", PageReader.form("title", "停车场空位", "description", "会展保障",
                    "provider", "jiaotong")).body()).contains("停车场空位", resource);
            String demand = SharedRoads.ok(running.as("jiaotong-officer").get("/api/v1/demands"))
                    .path(0).path("id").asText();
            assertThat(officer.post("/demands", "/demands/" + demand + "/answer", PageReader.form("text",
                    "停车场由城管部门管理")).body()).contains("停车场由城管部门管理");
            assertThat(user.get("/demands?lang=en").body()).contains("Supply and demand", demand);
        }
    }

    private static String requested(String key) throws Exception {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests",
                SharedRoads.request(key, resource, today.toString(), today.plusDays(90).toString())))
                .path("request").path("id").asText();
    }

    private static String due(String id) throws Exception {
        return SharedRoads.ok(running.as("chengyun-user").get("/api/v1/requests/" + id)).path("due").asText();
    }

    private static PageReader reader(String login) throws Exception {
        return new PageReader(running.server().url(), login, RunningServer.PASSWORD);
    }
}
