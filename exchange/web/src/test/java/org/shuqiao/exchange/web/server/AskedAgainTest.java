package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests requests, decisions and grants of a second time, and their periods, through the doors. */
class AskedAgainTest {

    private static final LocalDate TODAY = LocalDate.now();
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]+)\"");

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static String resource;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        resource = new SharedRoads(running).publish("道路", "01", "conditional");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void thePageAsksBeforeItSendsTheSameAgain() throws Exception {
        try (PageReader reader = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            String page = "/requests/new?code=" + resource;
            HttpResponse<String> first = reader.post(page, "/requests/new", form("again-1", "养护排查", ""));
            HttpResponse<String> same = reader.post(page, "/requests/new", form("again-1", "养护排查", ""));
            HttpResponse<String> second = reader.post(page, "/requests/new", form("again-2", "养护排查", ""));
            HttpResponse<String> wanted = reader.post(page, "/requests/new", form("again-2", "养护排查", "true"));

            assertThat(same.uri()).as("the same form is the same request").isEqualTo(first.uri());
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("SQ-EXC-0131", "name=\"again\"");
            assertThat(wanted.uri().getPath()).startsWith("/requests/R-").isNotEqualTo(first.uri().getPath());
        }
    }

    @Test
    void aDecisionThatIsSentAgainSignsNothingTwice() throws Exception {
        String id = request("twice", "二次提交");
        try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            String page = "/requests/" + id;
            String verdicts = PageReader.form("verdict.name", "agree", "verdict.length", "agree");
            Matcher digest = DIGEST.matcher(reader.post(page, page + "/preview", verdicts).body());
            assertThat(digest.find()).isTrue();
            String decision = verdicts + "&" + PageReader.form("digest", digest.group(1));

            HttpResponse<String> first = reader.post(page, page + "/decision", decision);
            HttpResponse<String> again = reader.post(page, page + "/decision", decision);

            assertThat(first.uri().getPath()).startsWith("/grants/G-");
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.uri()).isEqualTo(first.uri());
            assertThat(again.body()).contains("此前已签署");
        }
    }

    @Test
    void nothingIsChosenBeforehandForAnItemOfLevel4() throws Exception {
        String graded = new SharedRoads(running).publish(SharedRoads.draft("涉密道路", "02", "", "conditional",
                "\"table\", \"service\"").replaceFirst("general-1", "general-4")
                .replaceFirst("general-1", "general-4"), "02");
        String id = SharedRoads.ok(user().post("/api/v1/requests", SharedRoads.request("graded", graded,
                TODAY.toString(), TODAY.plusDays(30).toString()))).path("request").path("id").asText();
        try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            String page = "/requests/" + id;
            String shown = reader.get(page).body();
            HttpResponse<String> undecided = reader.post(page, page + "/preview",
                    PageReader.form("verdict.length", "agree"));

            assertThat(shown).contains("value=\"agree\" checked").contains("name=\"verdict.name\"")
                    .doesNotContainPattern("name=\"verdict[.]name\"[^>]*checked");
            assertThat(undecided.body()).contains("SQ-EXC-0031");
        }
        assertThat(SharedRoads.ok(officer().get("/api/v1/requests/" + id)).path("grades").path("name").asText())
                .isEqualTo("general-4");
    }

    @Test
    void aPeriodHasBoundsThatTheRefusalNames() {
        List<String> codes = new ArrayList<>();
        for (String[] period : new String[][] {{TODAY.toString(), "9999-12-31"}, {"1970-01-01", TODAY.toString()},
            {TODAY.toString(), TODAY.plusYears(5).plusDays(2).toString()}, {"2999-01-01", "2999-02-01"},
            {TODAY.toString(), TODAY.minusDays(1).toString()}, {TODAY.toString(), "2027-02-30"}}) {
            codes.add(ask("period-" + codes.size(), "期限", period[0], period[1]).code());
        }

        assertThat(codes).containsExactly("SQ-EXC-0132", "SQ-EXC-0133", "SQ-EXC-0132", "SQ-EXC-0133", "SQ-EXC-0030",
                "SQ-SRV-0002");
        assertThat(ask("period-ok", "期限", TODAY.toString(), TODAY.plusYears(5).minusDays(1).toString()).status())
                .isEqualTo(200);
    }

    @Test
    void whatTheEntryDoesNotOfferIsNotRequested() {
        assertThat(ask("file")).as("the entry offers no files").isEqualTo("SQ-EXC-0022");
    }

    private static String ask(String mode) {
        return user().post("/api/v1/requests", SharedRoads.request(mode, resource, TODAY.toString(),
                TODAY.plusDays(30).toString()).replace("[\"query\"]", "[\"query\", \"" + mode + "\"]")).code();
    }

    @Test
    void anEarlierWiderGrantIsToldAtTheDecisionAndGoesOn() throws Exception {
        String purpose = "并存授权";
        String wide = grant(request("wide", purpose), "agree", "agree");
        String narrow = request("narrow", purpose);

        JsonNode preview = SharedRoads.ok(officer().post("/api/v1/requests/" + narrow + "/preview",
                decision("agree", "refuse")));
        String later = grant(narrow, "agree", "refuse");

        assertThat(preview.path("earlier")).hasSize(1);
        assertThat(preview.path("earlier").path(0).path("zh").asText()).contains(wide, "length");
        assertThat(SharedRoads.ok(query(purpose, "select length from jiaotong.road01")).path("grants").path(0).asText())
                .isEqualTo(wide);
        SharedRoads.ok(officer().post("/api/v1/grants/" + wide + "/revoke", "{\"reason\": \"由新授权取代\"}"));
        assertThat(query(purpose, "select length from jiaotong.road01").code()).isEqualTo("SQ-QRY-0005");
        assertThat(SharedRoads.ok(query(purpose, "select name from jiaotong.road01")).path("grants").path(0).asText())
                .isEqualTo(later);
    }

    private static Caller.Answer query(String purpose, String sql) {
        return user().post("/api/v1/query", "{\"purpose\": \"%s\", \"sql\": \"%s\"}".formatted(purpose, sql));
    }

    private static String grant(String request, String name, String length) throws Exception {
        String path = "/api/v1/requests/" + request;
        String digest = SharedRoads.ok(officer().post(path + "/preview", decision(name, length))).path("digest")
                .asText();
        SharedRoads.ok(officer().post(path + "/decision", decision(name, length)));
        return SharedRoads.ok(officer().post(path + "/grant", "{\"digest\": \"%s\"}".formatted(digest))).path("id")
                .asText();
    }

    private static String decision(String name, String length) {
        return """
                {"items": [{"item": "name", "verdict": "%s"}, {"item": "length", "verdict": "%s", "reason": "无此需要",
                  "rule": "《中华人民共和国数据安全法》第三十八条"}]}""".formatted(name, length);
    }

    private static String request(String key, String purpose) throws Exception {
        return SharedRoads.ok(ask(key, purpose, TODAY.toString(), TODAY.plusDays(30).toString())).path("request")
                .path("id").asText();
    }

    private static Caller.Answer ask(String key, String purpose, String from, String to) {
        return user().post("/api/v1/requests", SharedRoads.request(key, resource, from, to)
                .replace(SharedRoads.PURPOSE, purpose));
    }

    private static String form(String key, String purpose, String again) {
        return PageReader.form("key", key, "code", resource, "items", "name", "purpose", purpose, "explanation", "排查",
                "basis", "《中华人民共和国公路法》第七条", "scenario", "每月", "modes", "query", "from", TODAY.toString(), "to",
                TODAY.plusDays(30).toString()) + (again.isEmpty() ? "" : "&again=" + again);
    }

    private static Caller user() {
        return running.caller("chengyun-user");
    }

    private static Caller officer() {
        return running.caller("jiaotong-officer");
    }
}
