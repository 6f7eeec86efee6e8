package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.contracts.run.WholeReason;

/** Quality on the pages and by REST: grade and trend, the threshold, the month's report, data that are overdue. */
class QualityDoorsTest {

    private static final String CALL = "/api/v1/datasets/" + KeptRowsLake.DATASET + "/quality";
    private static final String PAGE = "/datasets/" + KeptRowsLake.DATASET + "/quality";
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @TempDir
    private Path folder;
    private MovableClock clock;
    private RunningServer running;
    private KeptRowsLake lake;

    @BeforeEach
    void start() throws Exception {
        clock = new MovableClock(MONDAY);
        running = RunningServer.start(folder.resolve("home"), clock);
        lake = new KeptRowsLake(running);
        lake.write();
        lake.ran("20261005-080000-1", Instant.parse("2026-10-05T00:00:00Z"), 0.97);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private String draft() throws IOException {
        String draft = SharedRoads.draft("道路质量", "09", KeptRowsLake.DATASET, "conditional", "\"table\", \"service\"")
                .replace("\"update\": \"yearly\"", "\"update\": \"monthly\"");
        return SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/entries", "{\"draft\": " + draft + "}"))
                .path("id").asText();
    }

    @Test
    void dataBelowTheThresholdAreNotPublished() throws Exception {
        lake.ran("20261101-080000-1", Instant.parse("2026-11-01T00:00:00Z"), 0.5);
        lake.worked("20261005-080000-1", RunWork.whole(WholeReason.FIRST, 3));
        lake.worked("20261101-080000-1", RunWork.changes(1_200, 40, 2));
        Caller officer = running.as("jiaotong-officer");
        String entry = draft();

        JsonNode quality = SharedRoads.ok(running.as("auditor").get(CALL));
        Caller.Answer refused = officer.post("/api/v1/entries/" + entry + "/submit", "{}");
        String threshold = "/api/v1/entries/" + entry + "/quality-threshold";

        assertThat(quality.at("/newest/grade").asText()).isEqualTo("failing");
        assertThat(quality.at("/newest/work/mode").asText()).isEqualTo("changes");
        assertThat(quality.at("/trend/1/work/reason").asText()).isEqualTo("first");
        assertThat(quality.path("trend").findValuesAsText("grade")).containsExactly("failing", "good");
        assertThat(quality.at("/rules/0/rule").asText()).as("the most rows first").isEqualTo("text-length");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("SQ-CAT-0209", "failing (50.0%)", "text-length × 7");
        assertThat(officer.post(threshold, "{\"least\": 1, \"reason\": \"x\"}").code()).isEqualTo("SQ-EXC-0256");
        assertThat(officer.post(threshold, "{\"least\": 9, \"reason\": \"x\"}").code()).isEqualTo("SQ-EXC-0255");
        assertThat(running.as("gongan-officer").post(threshold, "{\"least\": 5, \"reason\": \"x\"}").code())
                .isEqualTo("SQ-EXC-0002");
        try (PageReader page = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            assertThat(page.get("/datasets").body()).contains(PAGE);
            assertThat(page.get("/datasets/entries/" + entry).body()).contains("SQ-CAT-0209", "text-length × 7");
            assertThat(page.get(PAGE).body()).contains("1 劣", "4 良", "发布门槛", "全市门槛", "decimal-form",
                    "增量：读取 1,200 行，涉及 40 个键，重写 2 个文件", "全量：首次对标");
        }
        try (PageReader authority = new PageReader(running.server().url(), "reviewer", RunningServer.PASSWORD)) {
            HttpResponse<String> set = authority.post(PAGE, PAGE + "/threshold", PageReader.form("entry", entry,
                    "least", "1", "reason", "先行试用"));
            assertThat(set.body()).contains("先行试用", "reviewer");
            assertThat(authority.get(PAGE + "?lang=en").body()).contains("Threshold for publishing", "failing");
        }
        assertThat(SharedRoads.ok(officer.get(threshold)).path("number").asInt()).isEqualTo(1);
        SharedRoads.ok(officer.post("/api/v1/entries/" + entry + "/submit", "{}"));
        SharedRoads.ok(officer.post(threshold, "{\"least\": 3, \"reason\": \"收紧\"}"));
        assertThat(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}").body().toString())
                .as("the threshold of the day counts when it is published").contains("SQ-CAT-0209");
    }

    @Test
    void aMonthsReportIsSignedAndKept() throws Exception {
        Caller officer = running.as("jiaotong-officer");
        String order = "{\"month\": \"2026-10\"}";

        JsonNode made = SharedRoads.ok(officer.post("/api/v1/quality/reports", order));
        JsonNode again = SharedRoads.ok(officer.post("/api/v1/quality/reports", order));
        JsonNode file = SharedRoads.ok(running.as("auditor").get("/api/v1/quality/reports/202610-jiaotong"));

        assertThat(made.path("id").asText()).isEqualTo("202610-jiaotong");
        assertThat(made.path("signed").asBoolean()).isTrue();
        assertThat(again).isEqualTo(made);
        assertThat(file.path("signature").asText()).isNotBlank();
        JsonNode dataset = file.at("/report/datasets/0");
        assertThat(dataset.path("grade").asText()).isEqualTo("good");
        assertThat(dataset.path("thousandths").asInt()).isEqualTo(970);
        assertThat(dataset.at("/rows/quarantined").asInt()).isEqualTo(2);
        assertThat(dataset.path("runs").asInt()).isEqualTo(1);
        assertThat(running.as("gongan-officer").get("/api/v1/quality/reports/202610-jiaotong").code())
                .isEqualTo("SQ-EXC-0002");
        assertThat(SharedRoads.ok(running.as("gongan-officer").get("/api/v1/quality/reports"))).isEmpty();
        assertThat(running.as("gongan-officer").post("/api/v1/quality/reports", order).code())
                .isEqualTo("SQ-EXC-0259");
        for (String month : new String[] {"2026-11", "2026-13", "soon"}) {
            assertThat(officer.post("/api/v1/quality/reports", "{\"month\": \"" + month + "\"}").code())
                    .isEqualTo("SQ-EXC-0257");
        }
        assertThat(officer.get("/api/v1/quality/reports/202609-jiaotong").code()).isEqualTo("SQ-EXC-0258");
        try (PageReader page = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            assertThat(page.get("/quality").body()).contains("2026-10", "/quality/202610-jiaotong");
            assertThat(page.get("/quality/202610-jiaotong").body()).contains("4 良", "97.0%", "text-length × 7");
            assertThat(page.get("/quality/202610-jiaotong?lang=en").body()).contains("4 good", "Days overdue");
            assertThat(page.get("/quality/202610-jiaotong/file").body()).isEqualTo(file.toString());
            assertThat(page.post("/quality", "month=2026-10").body()).contains("97.0%");
        }
        Path kept = running.installation().home().qualityReports().resolve("202610-jiaotong.quality.json");
        Files.writeString(kept, Files.readString(kept).replace("\"thousandths\":970", "\"thousandths\":999"));
        assertThat(SharedRoads.ok(officer.get("/api/v1/quality/reports")).at("/0/signed").asBoolean())
                .as("a changed report does not verify").isFalse();
    }

    @Test
    void dataThatAreNotRenewedInTimeAlarmTheirOwnerAndMarkTheAnswer() throws Exception {
        lake.ran("20261101-080000-1", Instant.parse("2026-11-01T00:00:00Z"), 0.97);
        Caller officer = running.as("jiaotong-officer");
        String entry = draft();
        SharedRoads.ok(officer.post("/api/v1/entries/" + entry + "/submit", "{}"));
        String code = SharedRoads.ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}"))
                .path("code").asText();
        GrantedRoads roads = GrantedRoads.of(running, code, "");
        roads.decide(roads.request("chengyun-user", "age", MONDAY.toString(), "2027-10-31"), GrantedRoads.BOTH);
        String sql = "select name from " + roads.table();

        JsonNode fresh = SharedRoads.ok(roads.ask("chengyun-user", sql));
        clock.set(LocalDate.of(2026, 12, 3));
        JsonNode stale = SharedRoads.ok(roads.ask("chengyun-user", sql));

        assertThat(fresh.at("/ages/0/renewedOn").asText()).isEqualTo("2026-11-01");
        assertThat(fresh.at("/ages/0/due").asText()).isEqualTo("2026-12-01");
        assertThat(fresh.at("/ages/0/overdue").asBoolean()).isFalse();
        assertThat(stale.at("/ages/0/overdue").asBoolean()).isTrue();
        try (PageReader user = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(user.post("/query", PageReader.form("purpose", SharedRoads.PURPOSE, "sql", sql)).body())
                    .contains("数据更新于 2026-11-01，应于 2026-12-01 前更新（已逾期）");
        }
        JsonNode alert = awaitAlert(officer);
        assertThat(alert.path("about").asText()).contains(code, "2026-12-01");
        try (PageReader page = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            assertThat(page.get("/alerts").body()).contains("数据逾期未更新", code);
        }
        assertThat(SharedRoads.ok(running.as("gongan-officer").get("/api/v1/alerts")).toString())
                .doesNotContain("stale");
    }

    /** The background tasks look every few seconds. */
    private static JsonNode awaitAlert(Caller officer) throws Exception {
        for (int tries = 0; tries < 120; tries++) {
            JsonNode alerts = SharedRoads.ok(officer.get("/api/v1/alerts"));
            for (JsonNode alert : StreamSupport.stream(alerts.spliterator(), false).toList()) {
                if (alert.path("kind").asText().equals("stale")) {
                    return alert;
                }
            }
            Thread.sleep(500);
        }
        throw new AssertionError("no alert in a minute");
    }
}
