package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** Drafts by REST and on their pages: listed, edited after a return, discarded; one entry for a dataset. */
class DraftDoorsTest {

    private static final String MODES = "\"table\", \"service\"";

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        RecordedRoads.in(running.installation().home(), folder);
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void aDraftWithoutADatasetIsListedEditedAfterAReturnAndSentAgainChanged() throws Exception {
        String entry = drafted("桥梁", "11", MODES);
        assertThat(open()).contains(entry);
        submit(entry);
        SharedRoads.ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/return",
                "{\"reason\": \"摘要过于简略\"}"));
        JsonNode read = SharedRoads.ok(officer().get("/api/v1/entries/" + entry + "/draft"));
        ObjectNode change = Json.PLAIN.createObjectNode();
        change.set("revision", read.path("revision"));
        change.set("draft", ((ObjectNode) read.path("draft")).put("summary", "桥梁名称、长度和所在道路"));

        JsonNode saved = SharedRoads.ok(officer().post("/api/v1/entries/" + entry + "/draft", change.toString()));
        Caller.Answer stale = officer().post("/api/v1/entries/" + entry + "/draft", change.toString());

        assertThat(read.path("reasons").asText()).isEqualTo("摘要过于简略");
        assertThat(saved.path("draft").path("summary").asText()).isEqualTo("桥梁名称、长度和所在道路");
        assertThat(stale.code()).isEqualTo("SQ-CAT-0004");
        submit(entry);
        assertThat(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}").code())
                .as("it has no data").isEqualTo("SQ-SRV-0217");
        SharedRoads.ok(officer().post("/api/v1/entries/" + entry + "/recall", "{}"));
        SharedRoads.ok(officer().post("/api/v1/entries/" + entry + "/discard", "{}"));
        assertThat(open()).doesNotContain(entry);
    }

    @Test
    void thePageListsEditsAndDiscardsIt() throws Exception {
        String entry = drafted("隧道", "12", MODES);
        String page = "/datasets/entries/" + entry;
        try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            assertThat(reader.get("/datasets").body()).contains("本部门的草稿与在审条目", "隧道");
            assertThat(reader.get(page + "/edit").body()).contains("value=\"隧道\"", "name=\"items.4.name\"");
            String[] form = {"revision", "1", "name", "隧道", "summary", "隧道名称和长度", "category.kind", "zz",
                "category.item", "09", "category.section", "001", "category.detail", "12", "providerCode",
                "11990100990100093G", "format", "database", "update", "yearly", "grade", "general-2", "sharing.kind",
                "conditional", "sharing.condition", "用于道路安全", "sharing.basis", "《中华人民共和国公路法》第七条",
                "sharing.modes", "service", "open.kind", "none", "items.0.name", "name", "items.0.title", "名称",
                "items.0.type", "text", "items.1.name", "", "items.2.name", "lanes", "items.2.title", "车道数",
                "items.2.type", "integer", "items.2.grade", "general-2"};
            HttpResponse<String> wrong = reader.post(page, page + "/edit", PageReader.form(form));
            form[7] = "3";
            HttpResponse<String> saved = reader.post(page, page + "/edit", PageReader.form(form));

            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("SQ-CAT-0020", "category.kind", "车道数");
            assertThat(saved.body()).contains("的草稿已保存", "车道数").doesNotContain("<code>length</code>");

            assertThat(reader.post(page, page + "/discard", "").body()).contains("草稿已作废");
            assertThat(reader.get("/datasets").body()).doesNotContain(page + "\"");
        }
    }

    @Test
    void aWordThatNoListHasIsRefusedAndFilesMayBeOffered() throws Exception {
        Caller.Answer kind = officer().post("/api/v1/entries", "{\"draft\": "
                + SharedRoads.draft("标线", "13", "", "conditional", MODES).replace("\"kind\": \"3\"", "\"kind\": \"zz\"")
                + "}");
        String file = drafted("标线", "13", "\"file\", \"service\"");

        submit(file);

        assertThat(kind.code()).isEqualTo("SQ-CAT-0020");
    }

    @Test
    void aDatasetHasOneEntryAndItsNextDraftIsTheNextVersion() throws Exception {
        String entry = SharedRoads.ok(officer().post("/api/v1/entries", dataset())).path("id").asText();
        Caller.Answer second = officer().post("/api/v1/entries", dataset());
        Caller.Answer byHand = officer().post("/api/v1/entries", "{\"draft\": "
                + SharedRoads.draft("道路副本", "14", RecordedRoads.DATASET, "conditional", MODES) + "}");
        submit(entry);
        String code = SharedRoads.ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}"))
                .path("code").asText();

        JsonNode next = SharedRoads.ok(officer().post("/api/v1/entries", dataset()));

        assertThat(second.code()).isEqualTo("SQ-CAT-0019");
        assertThat(byHand.code()).isEqualTo("SQ-CAT-0019");
        assertThat(next.path("id").asText()).isEqualTo(entry);
        assertThat(next.path("version").asInt()).isEqualTo(2);
        assertThat(next.path("code").asText()).isEqualTo(code);
        try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            assertThat(reader.get("/catalogue/entry?code=" + code).body()).as("the old scores have colours and words")
                    .contains("class=\"bad\" style=\"width:3%\"", "较差", "已落后约 29 个更新周期", "按期更新");
            assertThat(reader.get("/datasets").body()).contains("最低：时效性 3.4%");
        }
    }

    private static String dataset() {
        return "{\"dataset\": \"" + RecordedRoads.DATASET + "\"}";
    }

    private static String drafted(String name, String detail, String modes) throws Exception {
        return SharedRoads.ok(officer().post("/api/v1/entries", "{\"draft\": "
                + SharedRoads.draft(name, detail, "", "conditional", modes) + "}")).path("id").asText();
    }

    private static void submit(String entry) throws Exception {
        assertThat(SharedRoads.ok(officer().post("/api/v1/entries/" + entry + "/submit", "{}")).path("state").asText())
                .isEqualTo("submitted");
    }

    private static List<String> open() throws Exception {
        List<String> ids = new ArrayList<>();
        SharedRoads.ok(officer().get("/api/v1/entries")).forEach(each -> ids.add(each.path("id").asText()));
        return ids;
    }

    private static Caller officer() throws Exception {
        return running.as("jiaotong-officer");
    }
}
