package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** A granted resource as a service: rows by parameters and pages, a receipt each, and a description of its own. */
class ServiceDoorsTest {

    private static final String PURPOSE = URLEncoder.encode(SharedRoads.PURPOSE, StandardCharsets.UTF_8);

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static FollowedRoads roads;
    private static FollowedRoads narrow;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(FollowedRoads.MONDAY));
        running.account("gongan-user", "gongan", "requester");
        roads = FollowedRoads.of(running, "01", GrantedRoads.BOTH);
        narrow = FollowedRoads.of(running, "02", """
                {"items": [{"item": "name", "verdict": "agree"},
                  {"item": "length", "verdict": "agree", "positions": ["filter"]}]}""");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static String path(FollowedRoads of) {
        return "/api/v1/services/" + of.grant() + "/rows";
    }

    private static JsonNode rows(FollowedRoads of, String parameters) throws Exception {
        return SharedRoads.ok(running.as(FollowedRoads.USER).get(path(of) + "?purpose=" + PURPOSE + parameters));
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void pagesInCsvNameTheNextOneToo() throws Exception {
        List<String> lines = new ArrayList<>();
        String next = "";
        do {
            HttpResponse<String> page = running.as(FollowedRoads.USER).raw("GET", path(roads) + "?purpose=" + PURPOSE
                    + "&limit=2" + (next.isEmpty() ? "" : "&cursor=" + next), "", Map.of("Accept", "text/csv"));
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            page.body().lines().skip(1).forEach(lines::add);
            next = page.headers().firstValue("Shuqiao-Next").orElse("");
        } while (!next.isEmpty());

        assertThat(lines).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void parametersChooseRowsAndEveryPageHasItsReceipt() throws Exception {
        JsonNode one = rows(roads, "&name=" + word("人民路"));
        assertThat(one.path("rows")).hasSize(1);
        assertThat(one.path("rows").path(0).path("length").asDouble()).isEqualTo(1200);
        assertThat(rows(roads, "&length=500").path("rows").path(0).path("name").asText()).isEqualTo("云桥");
        assertThat(rows(roads, "&name=" + word("' or '1'='1")).path("rows")).isEmpty();

        List<String> names = new ArrayList<>();
        List<String> receipts = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = rows(roads, "&limit=2" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("rows").forEach(row -> names.add(row.path("name").asText()));
            receipts.add(Json.PLAIN.readTree(page.path("receipt").asText()).path("record").path("id").asText());
            next = page.path("next").asText();
        } while (!next.isEmpty() && !next.equals("null"));
        assertThat(names).containsExactlyInAnyOrder("人民路", "解放路", "云桥");
        assertThat(receipts).doesNotHaveDuplicates();
    }

    @Test
    void theReceiptsNumberIsAHeader() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(running.url().resolve(
                path(roads) + "?purpose=" + PURPOSE)).header("Authorization", "Basic " + Base64.getEncoder()
                .encodeToString((FollowedRoads.USER + ":" + RunningServer.PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .build(), HttpResponse.BodyHandlers.ofString());

        String record = answer.headers().firstValue("Shuqiao-Receipt").orElseThrow();
        assertThat(Json.PLAIN.readTree(Json.PLAIN.readTree(answer.body()).path("receipt").asText()).path("record")
                .toString()).contains(record, "\"kind\":\"service\"", "\"rows\":3");
    }

    @Test
    void theDescriptionHasExactlyWhatTheGrantGives() throws Exception {
        Caller user = running.as(FollowedRoads.USER);
        JsonNode wide = SharedRoads.ok(user.get("/api/v1/services/" + roads.grant() + "/openapi.json?purpose="
                + PURPOSE));
        JsonNode tight = SharedRoads.ok(user.get("/api/v1/services/" + narrow.grant() + "/openapi.json?purpose="
                + PURPOSE));

        JsonNode call = wide.path("paths").path(path(roads)).path("get");
        assertThat(call.path("parameters").findValuesAsText("name")).containsExactly("purpose", "limit", "cursor",
                "name", "length");
        JsonNode row = call.at("/responses/200/content/application~1json/schema/properties/rows/items/properties");
        assertThat(row.path("length").path("type").asText()).isEqualTo("number");
        assertThat(row.path("name").path("title").asText()).isEqualTo("名称");
        assertThat(tight.path("paths").path(path(narrow)).at("/get/responses/200").toString()).contains("\"name\"")
                .doesNotContain("\"length\"");
        assertThat(SharedRoads.ok(user.get("/api/v1/services")).findValuesAsText("resource"))
                .containsExactlyInAnyOrder(roads.resource(), narrow.resource());
        assertThat(running.as("gongan-user").get("/api/v1/services/" + roads.grant() + "/openapi.json?purpose="
                + PURPOSE).code()).isEqualTo("SQ-EXC-0237");
    }

    @Test
    void anItemGivenWithoutItsValuesIsAParameterOnly() throws Exception {
        assertThat(rows(narrow, "&length=500").path("rows").toString()).isEqualTo("[{\"name\":\"云桥\"}]");
        Caller user = running.as(FollowedRoads.USER);
        assertThat(SharedRoads.ok(user.post(path(narrow), "{\"purpose\": \"%s\", \"where\": {\"length\": \"1200\"}}"
                .formatted(SharedRoads.PURPOSE))).path("rows").toString()).contains("人民路");
    }

    @Test
    void whatIsNotGrantedIsRefusedWithAReceiptAndAMistakeHasNone() throws Exception {
        Caller user = running.as(FollowedRoads.USER);
        Caller.Answer purpose = user.get(path(roads) + "?purpose=" + word("其他用途"));
        Caller.Answer other = running.as("gongan-user").get(path(roads) + "?purpose=" + PURPOSE);

        assertThat(purpose.code()).isEqualTo("SQ-EXC-0044");
        assertThat(purpose.body().path("receipt").asText()).contains("refused", "\"kind\":\"service\"");
        assertThat(other.code()).as("another department's service").isEqualTo("SQ-EXC-0237");
        for (String mistake : List.of("&id=R1", "&length=long")) {
            Caller.Answer answer = user.get(path(roads) + "?purpose=" + PURPOSE + mistake);
            assertThat(answer.code()).isEqualTo("SQ-EXC-0247");
            assertThat(answer.body().path("receipt").asText("")).isEmpty();
        }
        assertThat(user.get(path(roads) + "?purpose=" + PURPOSE + "&limit=0").code()).isEqualTo("SQ-EXC-0249");
        assertThat(user.get(path(roads) + "?purpose=" + PURPOSE + "&cursor=zz").code()).isEqualTo("SQ-EXC-0249");
        Caller.Answer sql = user.post("/api/v1/query", "{\"purpose\": \"%s\", \"sql\": \"select name from %s\"}"
                .formatted(SharedRoads.PURPOSE, "jiaotong.followed01"));
        assertThat(sql.code()).as("a service is no query").isEqualTo("SQ-EXC-0047");
    }
}
