package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** Entries that live: changes and whom they affect, one source for each datum, grades, bases, workbooks. */
class CatalogueDoorsTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String MODES = "\"table\", \"service\"";

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        running.account("jiaotong-second", "jiaotong", "officer");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void aRevisionSaysWhatChangesAndWhomItAffectsAndTakesTheTableOver() throws Exception {
        String code = new SharedRoads(running).publish("国道", "21", "conditional");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k-21", code,
                today.plusDays(1).toString(), today.plusDays(30).toString())));
        String entry = entryOf("国道");
        JsonNode revised = SharedRoads.ok(officer().post("/api/v1/entries/" + entry + "/revise", "{}"));
        ObjectNode draft = (ObjectNode) SharedRoads.ok(officer().get("/api/v1/entries/" + entry + "/draft"));
        ObjectNode says = (ObjectNode) draft.path("draft");
        ((ArrayNode) says.path("items")).remove(1);
        says.put("grade", "general-2").put("update", "weekly");
        save(entry, draft);

        JsonNode changes = SharedRoads.ok(running.as("reviewer").get("/api/v1/entries/" + entry + "/changes"));
        JsonNode impact = SharedRoads.ok(officer().get("/api/v1/entries/" + entry + "/impact"));
        submit("jiaotong-officer", entry);
        String page;
        try (PageReader reader = new PageReader(running.server().url(), "reviewer", RunningServer.PASSWORD)) {
            page = reader.get("/datasets/entries/" + entry).body();
        }
        assertThat(SharedRoads.ok(running.as("reviewer").get("/api/v1/search?q=" + "%E5%9B%BD%E9%81%93"))
                .path("hits").get(0).path("version").asInt()).as("the published one serves until then").isEqualTo(1);
        JsonNode published = SharedRoads.ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish",
                "{}"));

        assertThat(revised.path("version").asInt()).isEqualTo(2);
        assertThat(changes.path("before").asInt()).isEqualTo(1);
        assertThat(changes.path("changes").findValuesAsText("text")).contains("item “长度” (length) removed",
                "update cycle changed from “yearly” to “weekly”",
                "grade changed from “general, level 1” to “general, level 2”");
        assertThat(impact.path("affected").get(0).path("kind").asText()).isEqualTo("request");
        assertThat(impact.path("affected").get(0).path("department").asText()).isEqualTo("chengyun");
        assertThat(impact.path("affected").get(0).path("lost").get(0).asText()).isEqualTo("length");
        assertThat(page).contains("与第 1 版的差异", "删除信息项“长度”（length）", "受影响的一方");
        assertThat(published.path("version").asInt()).as("with the table of the version before").isEqualTo(2);
        JsonNode kept = SharedRoads.ok(officer().get("/api/v1/entries/" + entry + "/impact")).path("kept");
        assertThat(kept.get(0).path("occasion").asText()).isEqualTo("submitted");
        assertThat(kept.get(0).path("affected").get(0).path("kind").asText()).isEqualTo("request");

        try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            String at = "/datasets/entries/" + entry;
            assertThat(reader.post(at, at + "/withdraw", PageReader.form("reason", "路网重新编号")).body())
                    .contains("已撤销，不再共享", "撤销时受影响 1 项");
        }
    }

    @Test
    void ofTwoOfficersTheSecondIsToldAndNothingIsLost() throws Exception {
        String entry = drafted("jiaotong-officer", SharedRoads.draft("县道", "22", "", "conditional", MODES));
        ObjectNode read = (ObjectNode) SharedRoads.ok(officer().get("/api/v1/entries/" + entry + "/draft"));
        String page = "/datasets/entries/" + entry;
        save(entry, read);
        try (PageReader second = new PageReader(running.server().url(), "jiaotong-second", RunningServer.PASSWORD)) {
            HttpResponse<String> late = second.post(page, page + "/edit", PageReader.form("revision", "1", "name",
                    "县道", "summary", "第二个人写的摘要", "items.0.name", "name"));

            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("SQ-CAT-0004", "第二个人写的摘要");
        }
    }

    @Test
    void whatAnotherDepartmentSharesStopsUntilTheAuthorityDecides() throws Exception {
        String holder = new SharedRoads(running).publishOver("driver", people("驾驶人电话", "31", "jiaotong",
                "11990100990100093G", "general-3"));
        String entry = drafted("gongan-officer", people("户籍电话", "32", "gongan", "11990100990100018P", "general-3"));

        Caller.Answer stopped = running.as("gongan-officer").post("/api/v1/entries/" + entry + "/submit", "{}");
        running.as("gongan-officer").post("/api/v1/entries/" + entry + "/submit", "{}");
        JsonNode claims = SharedRoads.ok(running.as("reviewer").get("/api/v1/source-claims"));
        String claim = claims.get(0).path("id").asText();
        Caller.Answer own = running.as("gongan-officer").post("/api/v1/source-claims/" + claim + "/decide",
                "{\"verdict\": \"beside\", \"reason\": \"自行决定\"}");
        Caller.Answer without = running.as("reviewer").post("/api/v1/source-claims/" + claim + "/decide",
                "{\"verdict\": \"beside\", \"reason\": \" \"}");
        String page;
        try (PageReader reader = new PageReader(running.server().url(), "reviewer", RunningServer.PASSWORD)) {
            assertThat(reader.get("/sources").body()).contains("待裁决", "户籍电话", holder);
            page = reader.post("/sources", "/sources/" + claim + "/decide", PageReader.form("verdict", "beside",
                    "reason", "户籍登记须自行核对电话")).body();
        }

        assertThat(stopped.status()).isEqualTo(409);
        assertThat(stopped.body().path("findings").get(0).path("code").asText()).isEqualTo("SQ-CAT-0140");
        assertThat(stopped.body().path("findings").get(0).path("problem").asText()).contains(holder, "驾驶人电话");
        assertThat(claims).as("once, however often it is submitted").hasSize(1);
        assertThat(own.status()).isEqualTo(403);
        assertThat(without.code()).isEqualTo("SQ-CAT-0008");
        assertThat(page).contains("一源申请已裁决：准予并存", "户籍登记须自行核对电话");
        assertThat(submit("gongan-officer", entry).path("state").asText()).isEqualTo("submitted");
        assertThat(running.as("reviewer").post("/api/v1/source-claims/" + claim + "/decide",
                "{\"verdict\": \"refused\", \"reason\": \"改主意\"}").code()).isEqualTo("SQ-CAT-0147");
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/sources")).get(0).path("department").asText())
                .isEqualTo("jiaotong");
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/security-log?kind=source-decided")).toString())
                .as("kept as evidence").contains("beside", "gongan");
        refusedClaimKeepsStopping();
    }

    private void refusedClaimKeepsStopping() throws Exception {
        String entry = drafted("gongan-officer", people("出入境电话", "33", "gongan", "11990100990100018P", "general-3"));
        running.as("gongan-officer").post("/api/v1/entries/" + entry + "/submit", "{}");
        String claim = SharedRoads.ok(running.as("reviewer").get("/api/v1/source-claims")).get(0).path("id").asText();
        SharedRoads.ok(running.as("reviewer").post("/api/v1/source-claims/" + claim + "/decide",
                "{\"verdict\": \"refused\", \"reason\": \"请申请使用\"}"));

        Caller.Answer again = running.as("gongan-officer").post("/api/v1/entries/" + entry + "/submit", "{}");

        assertThat(again.body().path("findings").get(0).path("code").asText()).isEqualTo("SQ-CAT-0148");
        assertThat(again.body().path("findings").get(0).path("problem").asText()).contains("请申请使用");
    }

    @Test
    void aCitizenNumberIsNeverOfLevelOneAndTheGradesAreProposed() throws Exception {
        String entry = drafted("gongan-officer", people("常住人口", "34", "gongan", "11990100990100018P", "general-1")
                .replace("\"phone\"", "\"text\""));

        Caller.Answer stopped = running.as("gongan-officer").post("/api/v1/entries/" + entry + "/submit", "{}");
        JsonNode grades = SharedRoads.ok(running.as("gongan-officer").get("/api/v1/entries/" + entry + "/grades"));

        assertThat(stopped.code()).isEqualTo("SQ-CAT-0144");
        assertThat(stopped.body().path("problem").asText()).contains("citizen-number", "2026.1");
        assertThat(grades.path("items").get(0).path("grade").asText()).isEqualTo("general-3");
        try (PageReader reader = new PageReader(running.server().url(), "gongan-officer", RunningServer.PASSWORD)) {
            assertThat(reader.get("/datasets/entries/" + entry + "/edit").body()).contains("建议不低于：一般数据3级",
                    "<option value=\"citizen-number\"");
        }
    }

    @Test
    void aBasisCitesARegisteredTextThatIsInForce() throws Exception {
        assertThat(basis("按局内办法执行")).isEqualTo("SQ-CAT-0141");
        assertThat(basis("《中华人民共和国物权法》第五条")).isEqualTo("SQ-CAT-0142");
        assertThat(basis("《政务数据共享条例》第四百条")).isEqualTo("SQ-CAT-0143");
        assertThat(SharedRoads.ok(officer().get("/api/v1/legal-texts")).findValuesAsText("title"))
                .contains("政务数据共享条例", "中华人民共和国物权法");
        try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            assertThat(reader.get("/sources").body()).contains("法律依据登记簿", "政务数据共享条例", "已失效（至 2020-12-31）");
        }
    }

    @Test
    void aWorkbookGoesOutAndInAndSaysWhatIsWrongInItsCells() throws Exception {
        drafted("jiaotong-second", SharedRoads.draft("乡道", "23", "", "conditional", MODES));
        byte[] exported = send("jiaotong-second", "GET", "/api/v1/entries/workbook", new byte[0]).body();
        byte[] wrong = cell(exported, "乡道", 17, "每小时");

        JsonNode same = json(send("jiaotong-second", "POST", "/api/v1/entries/workbook", exported));
        HttpResponse<byte[]> refused = send("jiaotong-second", "POST", "/api/v1/entries/workbook", wrong);
        byte[] marked = send("jiaotong-second", "GET", json(refused).path("marked").asText(), new byte[0]).body();
        HttpResponse<byte[]> notOwn = send("gongan-officer", "GET", json(refused).path("marked").asText(),
                new byte[0]);
        JsonNode done = json(send("jiaotong-second", "POST", "/api/v1/entries/workbook",
                cell(marked, "乡道", 17, "每周")));

        assertThat(same.path("created").size() + same.path("changed").size() + same.path("revised").size()).isZero();
        assertThat(same.path("unchanged").asInt()).isEqualTo(same.path("entries").asInt());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("findings").get(0).path("field").asText()).startsWith("目录!R");
        assertThat(comment(marked, "乡道", 17)).contains("SQ-CAT-0104");
        assertThat(notOwn.statusCode()).isEqualTo(404);
        assertThat(done.path("changed").size()).isEqualTo(1);
        assertThat(send("jiaotong-second", "POST", "/api/v1/entries/workbook", new byte[] {1, 2, 3}).statusCode())
                .isEqualTo(422);
        try (PageReader reader = new PageReader(running.server().url(), "jiaotong-second", RunningServer.PASSWORD)) {
            assertThat(reader.upload("/datasets", "/datasets/workbook", "file", "entries.xlsx", wrong).body())
                    .contains("没有导入", "目录!R", "SQ-CAT-0104", "下载标注副本");
            assertThat(reader.upload("/datasets", "/datasets/workbook", "file", "entries.xlsx", "no".getBytes(
                    StandardCharsets.UTF_8)).body()).contains("SQ-CAT-0150");
        }
    }

    private static String people(String name, String detail, String department, String code, String grade) {
        return """
                {"name": "%s", "provider": "%s", "providerCode": "%s", "summary": "身份号码和电话",
                  "format": "database", "update": "monthly", "grade": "general-3",
                  "category": {"kind": "3", "item": "08", "section": "001", "detail": "%s"}, "dataset": "",
                  "items": [
                    {"name": "citizen_number", "title": "身份号码", "type": "text", "element": "citizen-number",
                     "grade": "%s"},
                    {"name": "licence", "title": "电话", "type": "text", "element": "phone", "grade": "general-3"}],
                  "sharing": {"kind": "conditional", "condition": "用于核对", "basis": "政务数据共享条例",
                    "modes": ["service"]},
                  "open": {"kind": "none", "condition": ""}, "related": []}""".formatted(name, department, code,
                detail, grade);
    }

    private static String basis(String basis) throws Exception {
        String entry = drafted("jiaotong-officer", SharedRoads.draft("便道" + basis.length(), "24", "", "conditional",
                MODES).replace("《中华人民共和国公路法》第七条", basis));
        return officer().post("/api/v1/entries/" + entry + "/submit", "{}").code();
    }

    private static String drafted(String login, String draft) throws Exception {
        return SharedRoads.ok(running.as(login).post("/api/v1/entries", "{\"draft\": " + draft + "}")).path("id")
                .asText();
    }

    private static JsonNode submit(String login, String entry) throws Exception {
        return SharedRoads.ok(running.as(login).post("/api/v1/entries/" + entry + "/submit", "{}"));
    }

    private static void save(String entry, ObjectNode read) throws Exception {
        ObjectNode change = Json.PLAIN.createObjectNode();
        change.set("revision", read.path("revision"));
        change.set("draft", read.path("draft"));
        SharedRoads.ok(officer().post("/api/v1/entries/" + entry + "/draft", change.toString()));
    }

    /** @return the number of the newest entry of this name, of whatever state */
    private static String entryOf(String name) throws Exception {
        for (long entry = 1; entry < 100; entry++) {
            Caller.Answer answer = officer().get("/api/v1/entries/" + entry);
            if (answer.body().path("name").asText().equals(name)) {
                return String.valueOf(entry);
            }
        }
        throw new AssertionError(name);
    }

    private static Caller officer() throws Exception {
        return running.as("jiaotong-officer");
    }

    private static HttpResponse<byte[]> send(String login, String method, String path, byte[] body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(running.url().resolve(path))
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                            (login + ":" + RunningServer.PASSWORD).getBytes(StandardCharsets.UTF_8)))
                    .header("X-Requested-With", "test").header("Content-Type", XLSX)
                    .method(method, body.length == 0 ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
        return Json.PLAIN.readTree(answer.body());
    }

    private static byte[] cell(byte[] workbook, String entry, int column, String text) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.getSheet("目录").forEach(row -> {
                if (row.getCell(1).getStringCellValue().equals(entry)) {
                    row.getCell(column).setCellValue(text);
                }
            });
            book.write(out);
            return out.toByteArray();
        }
    }

    private static String comment(byte[] workbook, String entry, int column) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (var row : book.getSheet("目录")) {
                if (row.getCell(1).getStringCellValue().equals(entry)) {
                    return row.getCell(column).getCellComment().getString().getString();
                }
            }
        }
        return "";
    }
}
