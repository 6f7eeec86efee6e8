package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** The catalogue in the national layout: read by Apache POI and Jackson, and loaded into an empty platform. */
class LayoutDoorsTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int ENTRIES = 4;

    @TempDir
    private static Path folder;
    private static RunningServer city;
    private static RunningServer empty;

    @BeforeAll
    static void start() throws Exception {
        city = RunningServer.start(folder.resolve("city"));
        empty = RunningServer.start(folder.resolve("empty"));
        SharedRoads roads = new SharedRoads(city);
        roads.publish("先占用序号的条目", "61", "conditional"); // so that codes differ between the two
        String first = roads.publish("国道", "61", "conditional");
        roads.publish("省道", "62", "unconditional");
        roads.publish(SharedRoads.draft("县道“A”\\\\#1", "63", "", "conditional", "\"table\", \"file\", \"service\"")
                .replace("\"related\": []", "\"related\": [\"" + first + "\"]")
                .replace("\"element\": \"\", \"grade\": \"general-1\"}]", "\"element\": \"decimal\", "
                        + "\"grade\": \"general-2\"}]")
                .replace("\"grade\": \"general-1\",", "\"grade\": \"general-2\",")
                .replace("\"open\": {\"kind\": \"none\", \"condition\": \"\"}",
                        "\"open\": {\"kind\": \"conditional\", \"condition\": \"须注明来源\"}"), "63");
        roads.publish("乡道", "64", "conditional");
        withdraw("先占用序号的条目");
    }

    @AfterAll
    static void stop() throws Exception {
        city.close();
        empty.close();
    }

    private static void withdraw(String name) throws Exception {
        JsonNode hits = SharedRoads.ok(city.as("reviewer").get("/api/v1/search?limit=50")).path("hits");
        for (JsonNode hit : hits) {
            for (int id = 1; id < 9 && hit.path("name").asText().equals(name); id++) {
                if (city.as("reviewer").get("/api/v1/entries/" + id).body().path("name").asText().equals(name)) {
                    assertThat(city.as("reviewer").post("/api/v1/entries/" + id + "/withdraw",
                            "{\"reason\": \"合并\"}").status()).isEqualTo(200);
                }
            }
        }
    }

    private static HttpResponse<byte[]> call(RunningServer at, String login, String method, String path, String type,
            byte[] body) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(at.url().resolve(path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((login + ":"
                        + RunningServer.PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .header("X-Requested-With", "test").header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] exported(RunningServer from, String format) throws Exception {
        HttpResponse<byte[]> answer = call(from, "auditor", "GET", "/api/v1/layout?format=" + format, XLSX,
                new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode loaded(String type, byte[] document) throws Exception {
        HttpResponse<byte[]> answer = call(empty, "jiaotong-officer", "POST", "/api/v1/layout", type, document);
        JsonNode body = Json.PLAIN.readTree(answer.body());
        assertThat(answer.statusCode()).as("%s", body).isEqualTo(200);
        return body;
    }

    /** @return what the newest versions say, by name, with the names of related entries for their codes */
    private static Map<String, ObjectNode> says(RunningServer at) throws Exception {
        Map<String, ObjectNode> drafts = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        for (int id = 1; id < 12; id++) {
            JsonNode entry = at.as("reviewer").get("/api/v1/entries/" + id).body();
            if (List.of("draft", "submitted", "published").contains(entry.path("state").asText())) {
                names.put(entry.path("code").asText(), entry.path("name").asText());
                drafts.put(entry.path("name").asText(), (ObjectNode) SharedRoads.ok(at.as("reviewer").get(
                        "/api/v1/entries/" + id + "/draft")).path("draft"));
            }
        }
        drafts.values().forEach(draft -> {
            List<String> related = new ArrayList<>();
            draft.path("related").forEach(code -> related.add(names.get(code.asText())));
            related.forEach(draft.putArray("related")::add);
        });
        return drafts;
    }

    @Test
    void theWorkbookAndTheJsonHaveTheThirteenFieldsOfEveryEntry() throws Exception {
        JsonNode json = Json.PLAIN.readTree(exported(city, "json"));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(exported(city, "xlsx")))) {
            XSSFSheet entries = book.getSheet("目录");
            List<String> headers = new ArrayList<>();
            entries.getRow(0).forEach(cell -> headers.add(cell.getStringCellValue()));

            assertThat(entries.getLastRowNum()).isEqualTo(ENTRIES);
            assertThat(book.getSheet("信息项").getLastRowNum()).isEqualTo(ENTRIES * 2);
            assertThat(headers).contains("信息资源分类·类", "信息资源分类·项", "信息资源分类·目", "信息资源分类·细目", "信息资源名称",
                    "信息资源代码", "信息资源提供方", "信息资源提供方代码", "信息资源摘要", "信息资源格式", "共享类型", "共享条件", "共享方式",
                    "开放类型", "开放条件", "更新周期", "发布日期", "关联资源代码");
            assertThat(json.path("条目数").asInt()).isEqualTo(ENTRIES);
            assertThat(json.path("政务信息资源目录")).hasSize(ENTRIES);
            for (int i = 0; i < ENTRIES; i++) {
                JsonNode entry = json.path("政务信息资源目录").get(i);
                assertThat(entry.properties().stream().map(Map.Entry::getKey)).contains("信息资源分类", "信息资源名称",
                        "信息资源代码", "信息资源提供方", "信息资源提供方代码", "信息资源摘要", "信息资源格式", "信息项", "共享属性", "开放属性",
                        "更新周期", "发布日期", "关联资源代码");
                assertThat(entry.path("信息项")).hasSize(2);
                for (String same : List.of("信息资源名称", "信息资源代码", "信息资源提供方", "信息资源提供方代码", "信息资源摘要",
                        "信息资源格式", "更新周期", "发布日期")) {
                    assertThat(entries.getRow(i + 1).getCell(headers.indexOf(same)).getStringCellValue()).as(same)
                            .isEqualTo(entry.path(same).asText()).isNotBlank();
                }
            }
        }
        assertThat(new String(exported(city, "json"), StandardCharsets.UTF_8)).doesNotContain("先占用序号");
    }

    @Test
    void anEmptyPlatformLoadsItWithoutLoss() throws Exception {
        assertThat(says(empty)).isEmpty();
        byte[] json = exported(city, "json");
        Map<String, ObjectNode> there = says(city);

        JsonNode first = loaded("application/json", json);
        assertThat(first.path("imported").path("created")).hasSize(ENTRIES);
        assertThat(first.path("others").asInt()).isZero();
        assertThat(first.path("waiting").toString()).isEqualTo("[\"县道“A”\\\\#1 → 国道\"]");
        publish("国道", "61");
        JsonNode second = loaded("application/json", json);
        JsonNode third = loaded(XLSX, exported(city, "xlsx"));

        assertThat(second.path("waiting")).isEmpty();
        assertThat(second.path("imported").path("changed")).as("the relation").hasSize(1);
        assertThat(third.path("imported").path("unchanged").asInt()).as("the workbook says the same")
                .isEqualTo(ENTRIES);
        assertThat(says(empty)).hasSize(ENTRIES).isEqualTo(there);
    }

    private static void publish(String name, String detail) throws Exception {
        for (JsonNode entry : SharedRoads.ok(empty.as("jiaotong-officer").get("/api/v1/entries"))) {
            if (entry.path("name").asText().equals(name)) {
                String path = "/api/v1/entries/" + entry.path("id").asText();
                String code = SharedRoads.ok(empty.as("jiaotong-officer").post(path + "/submit", "{}")).path("code")
                        .asText();
                new SharedRoads(empty).bind(code, detail);
                SharedRoads.ok(empty.as("reviewer").post(path + "/publish", "{}"));
            }
        }
    }

    @Test
    void whatIsNotOwnIsLeftAndWhatIsNoDocumentIsRefused() throws Exception {
        HttpResponse<byte[]> other = call(empty, "gongan-officer", "POST", "/api/v1/layout", "application/json",
                exported(city, "json"));
        HttpResponse<byte[]> cut = call(empty, "jiaotong-officer", "POST", "/api/v1/layout", "application/json",
                new String(exported(city, "json"), StandardCharsets.UTF_8).replace("\"条目数\" : 4", "\"条目数\" : 5")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(Json.PLAIN.readTree(other.body()).path("others").asInt()).isEqualTo(ENTRIES);
        assertThat(cut.statusCode()).isEqualTo(422);
        assertThat(new String(cut.body(), StandardCharsets.UTF_8)).contains("SQ-CAT-0236");
        assertThat(new String(call(city, "auditor", "GET", "/api/v1/layout?format=csv", XLSX, new byte[0]).body(),
                StandardCharsets.UTF_8)).contains("SQ-SRV-0243", "xlsx, json");
        assertThat(call(empty, "auditor", "POST", "/api/v1/layout", "application/json", exported(city, "json"))
                .statusCode()).isEqualTo(403);
    }
}
