package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.testkit.RunningStore;

/** Grades and the list of who is affected follow the lineage from departments' data to golden records and beyond. */
class SourceGradeDoorsTest {

    private static final long PATIENCE_MS = 60_000;
    private static final String GOLDEN = DatasetFacts.goldenId("person");

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        running.account("shuju-officer", "shuju", "officer");
        RecordedRoads.record(running.installation().home(), folder, List.of(
                facts("gongan_rk", "gongan", List.of("citizen_number", "name", "phone"),
                        ColumnRef.source("gmsfhm"), ColumnRef.source("xm"), ColumnRef.source("dh")),
                facts(GOLDEN, "shuju", List.of("citizen_number", "name"),
                        ColumnRef.of("gongan_rk", "citizen_number"), ColumnRef.of("gongan_rk", "name")),
                facts("shuju_index", "shuju", List.of("persons"), ColumnRef.of(GOLDEN, "name"))));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void whatIsDerivedTakesTheGradeOfItsSourcesAlsoWhenTheyAreRaisedLater() throws Exception {
        String register = published("gongan-officer", people("general-3"));
        String source = code(register);
        String golden = drafted("shuju-officer", golden("general-2"));

        Caller.Answer low = running.as("shuju-officer").post("/api/v1/entries/" + golden + "/submit", "{}");
        JsonNode grades = SharedRoads.ok(running.as("shuju-officer").get("/api/v1/entries/" + golden + "/grades"));
        save("shuju-officer", golden, golden("general-3"));
        submitted("shuju-officer", golden);
        SharedRoads.ok(running.as("reviewer").post("/api/v1/entries/" + golden + "/publish", "{}"));

        String path = GOLDEN + ".name ← gongan_rk.name (" + source + ")";
        assertThat(low.code()).isEqualTo("SQ-CAT-0121");
        assertThat(low.body().path("problem").asText()).contains(path);
        assertThat(grades.path("sources").toString()).contains(path, "general-3");
        assertThat(alerts("shuju-officer")).doesNotContain("source-regraded");

        SharedRoads.ok(running.as("gongan-officer").post("/api/v1/entries/" + register + "/revise", "{}"));
        save("gongan-officer", register, people("general-4"));
        JsonNode affected = SharedRoads.ok(running.as("gongan-officer").get("/api/v1/entries/" + register
                + "/impact")).path("affected");
        try (PageReader reader = new PageReader(running.server().url(), "gongan-officer", RunningServer.PASSWORD)) {
            assertThat(reader.get("/datasets/entries/" + register).body()).as("shown before it is submitted")
                    .contains("主题库", GOLDEN, "派生数据", "shuju_index");
        }
        submitted("gongan-officer", register);
        SharedRoads.ok(running.as("reviewer").post("/api/v1/entries/" + register + "/publish", "{}"));

        assertThat(affected.findValuesAsText("kind")).contains("golden", "derived", "derived-entry");
        assertThat(affected.findValuesAsText("id")).contains(GOLDEN, "shuju_index", code(golden));
        assertThat(SharedRoads.ok(running.as("gongan-officer").get("/api/v1/entries/" + register + "/impact"))
                .path("kept").get(0).path("affected").toString()).as("kept with the version").contains(GOLDEN);
        assertThat(waited("shuju-officer")).contains(code(golden), "gongan_rk.name");
        SharedRoads.ok(running.as("shuju-officer").post("/api/v1/entries/" + golden + "/revise", "{}"));
        assertThat(running.as("shuju-officer").post("/api/v1/entries/" + golden + "/submit", "{}").code())
                .as("its next version is stopped").isEqualTo("SQ-CAT-0121");
    }

    @Test
    void aDepartmentThatSharesADatumTwiceSaysWhy() throws Exception {
        SharedRoads roads = new SharedRoads(running);
        roads.publishOver("driver", holders("驾驶人电话", "71", ""));
        String again = drafted("jiaotong-officer", holders("车主电话", "72", ""));

        Caller.Answer stopped = running.as("jiaotong-officer").post("/api/v1/entries/" + again + "/submit", "{}");
        save("jiaotong-officer", again, holders("车主电话", "72", "车主与驾驶人不是同一批人"));

        assertThat(stopped.code()).isEqualTo("SQ-CAT-0222");
        assertThat(stopped.body().path("findings").get(0).path("problem").asText()).contains("驾驶人电话", "phone");
        submitted("jiaotong-officer", again);
        assertThat(SharedRoads.ok(running.as("reviewer").get("/api/v1/entries/" + again + "/draft")).path("draft")
                .path("justification").asText()).as("kept with the version").isEqualTo("车主与驾驶人不是同一批人");
    }

    @Test
    void aCodeOfBeforeStaysValidAndIsGivenToNobodyElse() throws Exception {
        SharedRoads roads = new SharedRoads(running);
        String entry = drafted("jiaotong-officer", SharedRoads.draft("省道", "81", "", "conditional",
                "\"table\", \"service\""));
        String fixed = submitted("jiaotong-officer", entry).path("code").asText();
        String old = "30900181/000001";
        try (Connection store = RunningStore.of(running.installation().home()).getConnection();
                PreparedStatement given = store.prepareStatement("update catalog.entry set code = ? where id = ?")) {
            given.setString(1, old);
            given.setLong(2, Long.parseLong(entry));
            assertThat(given.executeUpdate()).isEqualTo(1);
        }
        roads.bind(old, "81");
        SharedRoads.ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}"));
        String other = roads.publish("省道二", "81", "conditional");

        assertThat(fixed).isEqualTo("3090010081/000001");
        assertThat(other).isNotEqualTo(old).startsWith("3090010081/");
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/search?q=省道")).toString()).contains(old, other);
        try (PageReader reader = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(reader.get("/catalogue/entry?code=" + old).body()).contains("省道", old);
        }
        assertThat(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("old", old,
                LocalDate.now().plusDays(1).toString(), LocalDate.now().plusDays(30).toString()))
                .status()).as("it can be requested").isEqualTo(200);
        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/entries/" + entry + "/revise", "{}"));
        assertThat(submitted("jiaotong-officer", entry).path("code").asText()).as("kept by the next version")
                .isEqualTo(old);
    }

    private static DatasetFacts facts(String dataset, String department, List<String> columns, ColumnRef... from) {
        List<ColumnLineage> lineage = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            lineage.add(new ColumnLineage(columns.get(i), List.of(from[i]), ""));
        }
        return new DatasetFacts(dataset, department, dataset, dataset, UpdateCycle.MONTHLY, "20261101-080000-1",
                Instant.now(), true, new RowCounts(3, 3, 0, 0, 0), Optional.of("1"), Optional.of("2"),
                "yunzhou-2026.1", Optional.of(Instant.now()), columns.stream()
                .map(column -> new DatasetColumn(column, ItemType.TEXT, Optional.empty(), 0, 0)).toList(), List.of(),
                lineage, List.of());
    }

    private static String people(String name) {
        return entry("人口登记", "gongan", "11990100990100018P", "91", "gongan_rk", name, "");
    }

    private static String golden(String name) {
        return entry("人口主题", "shuju", "119901009901001659", "92", GOLDEN, name, "主题库与登记库并存");
    }

    private static String entry(String title, String provider, String credit, String detail, String dataset,
            String name, String why) {
        return """
                {"name": "%s", "provider": "%s", "providerCode": "%s", "summary": "身份号码和名称",
                  "format": "database", "update": "monthly", "grade": "general-4",
                  "category": {"kind": "3", "item": "08", "section": "001", "detail": "%s"}, "dataset": "%s",
                  "items": [
                    {"name": "citizen_number", "title": "公民身份号码", "type": "text", "element": "citizen-number",
                     "grade": "general-3"},
                    {"name": "name", "title": "名称", "type": "text", "element": "text", "grade": "%s"}],
                  "sharing": {"kind": "conditional", "condition": "用于核对", "basis": "政务数据共享条例",
                    "modes": ["service"]}, "justification": "%s",
                  "open": {"kind": "none", "condition": ""}, "related": []}""".formatted(title, provider, credit,
                detail, dataset, name, why);
    }

    private static String holders(String title, String detail, String why) {
        return entry(title, "jiaotong", "11990100990100093G", detail, "", "general-3", why)
                .replace("\"title\": \"名称\", \"type\": \"text\", \"element\": \"text\"",
                        "\"title\": \"电话\", \"type\": \"text\", \"element\": \"phone\"");
    }

    private static String published(String login, String draft) throws Exception {
        String entry = drafted(login, draft);
        submitted(login, entry);
        SharedRoads.ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}"));
        return entry;
    }

    private static String drafted(String login, String draft) throws Exception {
        return SharedRoads.ok(running.as(login).post("/api/v1/entries", "{\"draft\": " + draft + "}")).path("id")
                .asText();
    }

    private static JsonNode submitted(String login, String entry) throws Exception {
        return SharedRoads.ok(running.as(login).post("/api/v1/entries/" + entry + "/submit", "{}"));
    }

    private static void save(String login, String entry, String draft) throws Exception {
        ObjectNode change = Json.PLAIN.createObjectNode();
        change.set("revision", SharedRoads.ok(running.as(login).get("/api/v1/entries/" + entry + "/draft"))
                .path("revision"));
        change.set("draft", Json.PLAIN.readTree(draft));
        SharedRoads.ok(running.as(login).post("/api/v1/entries/" + entry + "/draft", change.toString()));
    }

    private static String code(String entry) throws Exception {
        return SharedRoads.ok(running.as("reviewer").get("/api/v1/entries/" + entry)).path("code").asText();
    }

    private static String waited(String login) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!alerts(login).contains("source-regraded") && System.currentTimeMillis() < end) {
            Thread.sleep(500);
        }
        return alerts(login);
    }

    private static String alerts(String login) throws Exception {
        return running.as(login).get("/api/v1/alerts").body().toString();
    }
}
