package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A grant after it was signed: used within its terms, renewed, amended, suspended, revoked, explained, reported on. */
class GrantLifeTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final String END = "2026-11-30";

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(MONDAY));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static GrantedRoads roads(String detail) throws Exception {
        return GrantedRoads.publish(running, "道路" + detail, detail);
    }

    @Test
    void aRenewalBeginsWhereTheGrantEnds() throws Exception {
        GrantedRoads roads = roads("11");
        String grant = roads.decide(roads.request("chengyun-user", "r-1", MONDAY.toString(), END), GrantedRoads.BOTH);

        JsonNode renewal = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/grants/" + grant + "/renew",
                "{\"key\": \"renew-1\", \"to\": \"2026-12-31\"}"));
        JsonNode again = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/grants/" + grant + "/renew",
                "{\"key\": \"renew-1\", \"to\": \"2026-12-31\"}"));
        String next = roads.decide(renewal.path("id").asText(), GrantedRoads.BOTH);

        assertThat(again.path("id")).isEqualTo(renewal.path("id"));
        assertThat(state(grant)).isEqualTo("active");
        assertThat(state(next)).isEqualTo("not_yet");
        assertThat(field(next, "from")).as("without a gap").isEqualTo(field(grant, "to"));
        try (PageReader page = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(page.get("/grants/" + next).body()).contains("承接", grant);
            assertThat(page.get("/grants/" + grant + "?lang=en").body()).contains("Followed by", next, "Renew");
        }
    }

    @Test
    void anAmendmentReplacesTheGrantThroughADecision() throws Exception {
        GrantedRoads roads = roads("12");
        String grant = roads.decide(roads.request("chengyun-user", "a-1", MONDAY.toString(), END), GrantedRoads.BOTH);
        String request;
        try (PageReader page = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            HttpResponse<String> asked = page.post("/grants/" + grant, "/grants/" + grant + "/amend", PageReader.form(
                    "key", "amend-1", "items", "name", "rows", "", "to", END, "explanation", "不再需要长度"));
            assertThat(asked.body()).contains("不再需要长度");
            request = asked.uri().getPath().replaceFirst(".*/", "");
        }
        assertThat(state(grant)).as("until the decision").isEqualTo("active");

        String next = roads.decide(request, "{\"items\":[{\"item\":\"name\",\"verdict\":\"agree\"}]}");

        assertThat(state(next)).isEqualTo("active");
        assertThat(state(grant)).isEqualTo("revoked");
        assertThat(roads.ask("chengyun-user", "select length from " + roads.table()).code()).isEqualTo("SQ-QRY-0005");
        assertThat(roads.ask("chengyun-user", "select name from " + roads.table()).status()).isEqualTo(200);
    }

    @Test
    void aHandleReachesWhomItStandsForThroughTheProviderAlone() throws Exception {
        GrantedRoads roads = roads("13");
        String grant = roads.decide(roads.request("chengyun-user", "h-1", MONDAY.toString(), END), """
                {"items": [{"item": "name", "verdict": "mask", "mask": "relay"},
                  {"item": "length", "verdict": "agree"}]}""");
        Caller user = running.as("chengyun-user");
        Caller officer = running.as("jiaotong-officer");
        Caller.Answer given = roads.ask("chengyun-user", "select name from " + roads.table() + " where length = 500");
        String handle = given.body().path("rows").path(0).path(0).asText();
        assertThat(handle).matches("R-[0-9A-F]{20}");

        JsonNode placed = SharedRoads.ok(user.post("/api/v1/relay/calls", call(grant, "name", handle)));
        String id = placed.path("call").asText();
        assertThat(placed.path("receipt").asText()).contains(id, grant, "\"delivered\"").doesNotContain(handle);
        assertThat(SharedRoads.ok(officer.get("/api/v1/relay/calls")).findValuesAsText("call")).contains(id);
        assertThat(officer.post("/api/v1/relay/calls/" + id + "/connect", "{}").code()).isEqualTo("SQ-EXC-0010");
        assertThat(user.post("/api/v1/relay/calls/" + id + "/connect", "{\"reason\": \"随访\"}").code())
                .as("the consumer never").isEqualTo("SQ-EXC-0001");
        assertThat(SharedRoads.ok(officer.post("/api/v1/relay/calls/" + id + "/connect", "{\"reason\": \"随访\"}"))
                .path("number").asText()).isEqualTo("云桥");
        assertThat(SharedRoads.ok(user.get("/api/v1/relay/calls")).toString()).contains("随访").doesNotContain("云桥");

        String none = "R-00000000000000000000";
        Caller.Answer unknown = user.post("/api/v1/relay/calls", call(grant, "name", none));
        assertThat(unknown.code()).isEqualTo("SQ-EXC-0362");
        assertThat(unknown.body().path("receipt").asText()).contains("refused", "SQ-EXC-0362", roads.resource());
        assertThat(user.post("/api/v1/relay/calls", call(grant, "name", "云桥")).code()).isEqualTo("SQ-EXC-0360");
        assertThat(user.post("/api/v1/relay/calls", call(grant, "length", handle)).code()).isEqualTo("SQ-EXC-0361");
        assertThat(officer.post("/api/v1/relay/calls/none/connect", "{\"reason\": \"随访\"}").code())
                .isEqualTo("SQ-EXC-0363");
        SharedRoads.ok(officer.post("/api/v1/grants/" + grant + "/revoke", "{\"reason\": \"用途结束\"}"));
        assertThat(officer.post("/api/v1/relay/calls/" + id + "/connect", "{\"reason\": \"随访\"}").code())
                .as("revoked").isEqualTo("SQ-EXC-0364");
    }

    private static String call(String grant, String item, String handle) {
        return "{\"grant\": \"%s\", \"purpose\": \"%s\", \"item\": \"%s\", \"handle\": \"%s\"}".formatted(grant,
                SharedRoads.PURPOSE, item, handle);
    }

    @ParameterizedTest
    @CsvSource({"21, revoke, SQ-EXC-0043", "22, suspend, SQ-EXC-0185"})
    void aRunningQueryEndsWithinFiveSecondsWithAnHonestReceipt(String detail, String how, String code)
            throws Exception {
        GrantedRoads roads = roads(detail);
        String grant = roads.decide(roads.request("chengyun-user", how, MONDAY.toString(), END), GrantedRoads.BOTH);
        roads.inDepartment(List.of("insert into road select 'X' || g, 'X' || g, g from generate_series(1, 3000) g "
                + "on conflict do nothing"));
        String t = roads.table();
        CompletableFuture<Caller.Answer> asked = CompletableFuture.supplyAsync(() -> ask(roads,
                "select count(*) as n from " + t + " a, " + t + " b, " + t + " c "
                        + "where a.length + b.length <> c.length"));
        Thread.sleep(3000);
        assertThat(asked.isDone()).as("it runs").isFalse();

        long before = System.nanoTime();
        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/grants/" + grant + "/" + how,
                "{\"reason\": \"核查使用情况\"}"));
        Caller.Answer ended = asked.get(20, TimeUnit.SECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(ended.code()).isEqualTo(code);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        String record = GrantedRoads.record(ended);
        assertThat(ended.body().path("receipt").asText()).contains("\"refused\"", code, grant);
        assertThat(roads.ask("chengyun-user", "select name from " + t).code()).isEqualTo(code);
        if (how.equals("suspend")) {
            SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/grants/" + grant + "/resume", "{}"));
            assertThat(roads.ask("chengyun-user", "select name from " + t + " where length < 0").status())
                    .isEqualTo(200);
        }
        assertThat(SharedRoads.ok(running.as("chengyun-user").get("/api/v1/receipts/" + record + "/why"))
                .path("refusal").asText()).isEqualTo(code);
    }

    @Test
    void positionsAreDecidedOnThePageSignedEnforcedAndExplained() throws Exception {
        GrantedRoads roads = roads("31");
        String request = roads.request("chengyun-user", "p-1", MONDAY.toString(), END);
        try (PageReader officer = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            String page = "/requests/" + request;
            String form = PageReader.form("verdict.name", "agree", "verdict.length", "agree", "filter.length", "on",
                    "aggregate.length", "on", "rowsPerDay", "5000", "hours", "00:00-23:59", "to", "2026-11-20");
            HttpResponse<String> preview = officer.post(page, page + "/preview", form);
            assertThat(preview.body()).contains("不给值，只能用于筛选或用于汇总", "每日至多 5000 行", "00:00-23:59",
                    "2026-11-21 00:00 止");
            String digest = preview.body().replaceAll("(?s).*name=\"digest\" value=\"([^\"]+)\".*", "$1");
            assertThat(officer.post(page, page + "/decision", form + "&" + PageReader.form("digest", digest)).body())
                    .contains("不给值");
        }
        Caller.Answer answered = roads.ask("chengyun-user", "select name from " + roads.table()
                + " where length > 600");
        Caller.Answer refused = roads.ask("chengyun-user", "select name, length from " + roads.table());
        JsonNode why = SharedRoads.ok(running.as("chengyun-user").get("/api/v1/receipts/"
                + GrantedRoads.record(answered) + "/why?item=length"));

        assertThat(answered.status()).as("%s", answered.body()).isEqualTo(200);
        assertThat(refused.code()).isEqualTo("SQ-QRY-0080");
        assertThat(refused.body().path("problem").asText()).contains(".length", "stands in the answer",
                "in a condition or inside of an aggregate");
        assertThat(roads.ask("chengyun-user", "select sum(length) as s from " + roads.table()).status())
                .isEqualTo(200);
        JsonNode grant = why.path("grants").path(0);
        assertThat(grant.path("items").path(0).path("rule").asText()).isEqualTo("filter+aggregate");
        assertThat(grant.path("decidedBy").asText()).isEqualTo("jiaotong-officer");
        assertThat(grant.path("basis").asText()).isEqualTo("《中华人民共和国公路法》第七条");
        try (PageReader user = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(user.get("/ledger/" + GrantedRoads.record(answered) + "/why?lang=en").body())
                    .contains("no values, used in a condition or inside of an aggregate only", request,
                            "Legal basis of sharing");
            assertThat(user.get("/ledger/" + GrantedRoads.record(refused) + "/why?lang=zh").body())
                    .contains("SQ-QRY-0080", "不给值");
        }
    }

    @Test
    void theConsumerReportsWhatTheDataServed() throws Exception {
        GrantedRoads roads = roads("41");
        String grant = roads.decide(roads.request("chengyun-user", "u-1", MONDAY.toString(), END), GrantedRoads.BOTH);
        Caller user = running.as("chengyun-user");
        String path = "/api/v1/grants/" + grant + "/report";
        String served = "{\"served\": \"排查隐患路段\", \"cases\": 14}";

        assertThat(user.post(path, served).code()).isEqualTo("SQ-EXC-0191");
        roads.ask("chengyun-user", "select name from " + roads.table() + " where length < 0");
        SharedRoads.ok(user.post(path, served));
        SharedRoads.ok(user.post(path, served));

        assertThat(SharedRoads.ok(running.as("jiaotong-officer").get(path)).path("cases").asLong()).isEqualTo(14);
        try (PageReader page = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            assertThat(page.get("/catalogue/entry?lang=zh&code=" + roads.resource()).body())
                    .contains("1 个部门 · 1 次交付 · 报告办件 14 件", "排查隐患路段");
        }
    }

    private static Caller.Answer ask(GrantedRoads roads, String sql) {
        try {
            return roads.ask("chengyun-user", sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String state(String grant) throws Exception {
        return field(grant, "state");
    }

    private static String field(String grant, String name) throws Exception {
        return SharedRoads.ok(running.as("chengyun-user").get("/api/v1/grants/" + grant)).path(name).asText();
    }
}
