package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** Forms of REST answers: rows as CSV, lists in pages. */
class AnswerFormsTest {

    private static final String USER = "chengyun-user";
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final int REQUESTS = 7;

    @TempDir
    private static Path folder;
    private static MovableClock clock;
    private static RunningServer running;
    private static GrantedRoads roads;

    @BeforeAll
    static void grant() throws Exception {
        clock = new MovableClock(LocalDate.of(2026, 11, 2));
        running = RunningServer.start(folder.resolve("home"), clock);
        roads = GrantedRoads.publish(running, "道路", "01");
        for (int i = 0; i < REQUESTS; i++) {
            String request = SharedRoads.ok(running.as(USER).post("/api/v1/requests", SharedRoads.request("k" + i,
                    roads.resource(), "2026-11-02", "2027-10-31").replace("\"key\"", "\"again\": true, \"key\"")))
                    .path("request").path("id").asText();
            if (i % 2 == 0) {
                roads.decide(request, GrantedRoads.BOTH);
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static HttpResponse<String> query(String sql, Map<String, String> headers) throws Exception {
        return running.as(USER).raw("POST", "/api/v1/query", Json.PLAIN.createObjectNode()
                .put("purpose", SharedRoads.PURPOSE).put("sql", sql).toString(), headers);
    }

    @Test
    void aQueryIsAnsweredInCsvWithTheSameRowsAndItsReceipt() throws Exception {
        String sql = "select name, length from " + roads.table() + " order by name";
        HttpResponse<String> csv = query(sql, Map.of("Accept", "text/csv"));
        HttpResponse<String> json = query(sql, Map.of("Accept", "application/json"));

        assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        List<String> lines = new ArrayList<>(List.of("name,length"));
        Matcher row = Pattern.compile("\\[\"([^\"]+)\",([0-9.]+)]").matcher(json.body()); // digits as they are sent
        while (row.find()) {
            lines.add(row.group(1) + "," + row.group(2));
        }
        assertThat(csv.body().lines().toList()).hasSizeGreaterThan(1).containsExactlyElementsOf(lines);

        String record = csv.headers().firstValue("Shuqiao-Receipt").orElseThrow();
        assertThat(csv.headers().firstValue("Shuqiao-Salt")).isPresent();
        JsonNode receipt = Json.PLAIN.readTree(running.as(USER).get("/api/v1/receipts/" + record).body()
                .path("receipt").asText());
        assertThat(receipt.path("record").path("id").asText()).isEqualTo(record);
        assertThat(receipt.path("record").path("outcome").asText()).isEqualTo("delivered");
        assertThat(json.headers().firstValue("Shuqiao-Receipt")).isPresent();
    }

    @Test
    void aRefusalIsAProblemWhateverFormWasAskedFor() throws Exception {
        HttpResponse<String> refused = running.as(USER).raw("POST", "/api/v1/query", Json.PLAIN.createObjectNode()
                .put("purpose", "别的目的").put("sql", "select name from " + roads.table()).toString(),
                Map.of("Accept", "text/csv"));

        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Json.PLAIN.readTree(refused.body());
        String record = refused.headers().firstValue("Shuqiao-Receipt").orElseThrow();
        assertThat(problem.path("instance").asText()).isEqualTo("/api/v1/receipts/" + record);
        assertThat(problem.path("receipt").asText()).contains(record);
    }

    @Test
    void listsComeInPagesThatAddUpToTheWhole() throws Exception {
        Map<String, String> accounts = Map.of("/api/v1/requests", USER, "/api/v1/requests/to-decide",
                "jiaotong-officer", "/api/v1/grants", "auditor");
        for (var list : accounts.entrySet()) {
            Caller caller = running.as(list.getValue());
            List<String> whole = ids(caller.get(list.getKey()).body());
            assertThat(whole).as(list.getKey()).hasSizeGreaterThan(2);

            assertThat(paged(caller, list.getKey() + "?limit=2")).isEqualTo(whole);
            assertThat(paged(caller, list.getKey() + "?limit=1")).isEqualTo(whole);
        }
    }

    @Test
    void whatComesWhileAListIsReadMovesNothingInIt() throws Exception {
        Caller user = running.as(USER);
        List<String> whole = ids(user.get("/api/v1/requests").body());
        HttpResponse<String> first = user.raw("GET", "/api/v1/requests?limit=3", "", Map.of());
        roads.request(USER, "late", "2026-11-02", "2027-01-31");

        assertThat(paged(user, next(first))).isEqualTo(whole.subList(3, whole.size()));
    }

    @Test
    void aPageThatCannotBeReadIsABadRequest() throws Exception {
        for (String page : List.of("limit=0", "limit=501", "limit=-1", "limit=abc", "limit=2&cursor=x",
                "limit=2&cursor=eHh4")) {
            for (String list : List.of("requests", "requests/to-decide", "grants")) {
                assertThat(running.as("jiaotong-officer").get("/api/v1/" + list + "?" + page).status())
                        .as("%s %s", list, page).isEqualTo(400);
            }
        }
    }

    private static List<String> paged(Caller caller, String first) throws Exception {
        List<String> ids = new ArrayList<>();
        String path = first;
        while (!path.isEmpty()) {
            HttpResponse<String> page = caller.raw("GET", path, "", Map.of());
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            ids.addAll(ids(Json.PLAIN.readTree(page.body())));
            path = next(page);
        }
        return ids;
    }

    private static String next(HttpResponse<String> page) {
        Matcher link = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
        return link.find() ? link.group(1) : "";
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(each -> ids.add(each.path("id").asText()));
        return ids;
    }
}
