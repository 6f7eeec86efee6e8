package org.shuqiao.centre;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.Shuqiao;
import org.shuqiao.exchange.web.portal.Browsers;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.CheckedPages;
import org.shuqiao.exchange.web.server.RunningServer;

/**
 * The doors of the city's signs and of its event pool, walked in one order on one server: REST, inbox, commands, the
 * API's document.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignDoorsTest {

    private static final String CALLS = "/api/v1/indicators";

    @TempDir
    private static Path folder;
    private static SignTown town;

    @BeforeAll
    static void start() throws Exception {
        town = SignTown.start(folder.resolve("home"));
    }

    @AfterAll
    static void stop() throws Exception {
        town.close();
    }

    @Test
    @Order(1)
    void anIndicatorIsSeenByItsOwnerAuthorityAndAuditorAlone() throws Exception {
        assertThat(town.as("chengyun-user").get(CALLS).body()).hasSize(1);
        assertThat(town.as("auditor").get(CALLS).body()).hasSize(1);
        assertThat(town.as("gongan-officer").get(CALLS).body()).isEmpty();
        assertThat(town.as("gongan-officer").get(CALLS + "/good-roads").code()).isEqualTo("SQ-EXC-0002");
        assertThat(town.as("chengyun-user").get(CALLS + "/none").code()).isEqualTo("SQ-CTR-0001");
    }

    @Test
    @Order(2)
    void withoutAGrantNothingIsReckoned() throws Exception {
        assertThat(town.compute("2026-08", "2026-10").code()).isEqualTo("SQ-CTR-0011");
        assertThat(town.as("chengyun-user").get(CALLS + "/good-roads").body().path("figures")).isEmpty();
        assertThat(town.as("chengyun-user").post(EventDoors.CALLS + "/draw", "{}").code()).isEqualTo("SQ-CTR-0036");
    }

    @Test
    @Order(3)
    void figuresCarryWhatTheyWereMadeOf() throws Exception {
        town.grant();
        town.note("a1 东湖区202608好 8", "a2 东湖区202608差 2", "a3 东湖区202609好 5", "a4 东湖区202609差 5",
                "b1 西岭区202608好 3", "b2 西岭区202608差 1", "c1 火星区202608差 2");

        JsonNode done = ok(town.compute("2026-08", "2026-10")).get(0);

        assertThat(done.path("receipts")).hasSize(3); // numerator, base, a division's own numerator
        assertThat(value("2026-08", "990102")).isEqualTo(80.00);
        assertThat(value("2026-08", "990103")).isEqualTo(75.00);
        assertThat(figure("2026-08", "990103").path("ownValue").asDouble()).isEqualTo(100);
        assertThat(value("2026-08", "990100")).isEqualTo(68.75); // 11 of 16, two of them nowhere
        assertThat(figure("2026-08", "990100").path("coverage").asDouble()).isEqualTo(0.875);
        assertThat(figure("2026-10", "990102").path("reason").asText()).isEqualTo("SQ-CTR-0017");
        JsonNode run = ok(town.as("chengyun-user").get(CALLS + "/good-roads/explain?period=2026-08&division=990102"))
                .path("runs").get(0);
        assertThat(run.path("grants")).hasSize(1);
        assertThat(run.path("lineage").toString()).contains("name ← ").contains("length ← ");
        assertThat(town.purpose(run.path("receipts").get(0).asText())).isEqualTo("道路安全治理");
    }

    @Test
    @Order(4)
    void computedAgainNothingIsDoubledAndLateDataCorrect() throws Exception {
        JsonNode again = ok(town.compute("2026-08", "2026-10")).get(0);
        assertThat(again.path("fresh").asInt() + again.path("corrected").asInt()).isZero();

        town.note("a5 东湖区202608差 10");
        JsonNode late = ok(town.compute("2026-08", "2026-08")).get(0);

        assertThat(late.path("corrected").asInt()).isEqualTo(2); // the district and the city
        assertThat(value("2026-08", "990102")).isEqualTo(40.00);
        assertThat(figure("2026-08", "990102").path("revision").asInt()).isEqualTo(2);
        assertThat(ok(town.as("chengyun-user").get(CALLS + "/good-roads")).path("before").toString())
                .contains("\"value\":80.0");
    }

    @Test
    @Order(5)
    void crossingRaisesOneAlertThatTheOwnersInboxTellsOf() throws Exception {
        JsonNode alert = alert("good-roads.990102.2026-08");
        assertThat(alert.path("state").asText()).isEqualTo("open");
        assertThat(alert.path("level").asText()).isEqualTo("blue");

        ok(town.compute("2026-08", "2026-10"));
        List<String> told = new ArrayList<>();
        town.as("chengyun-officer").get("/api/v1/alerts").body().forEach(each -> told.add(each.path("kind").asText()));

        // those of September were told before late data showed that August had crossed already
        assertThat(told).containsExactlyInAnyOrder("sign:good-roads.990102.2026-08:blue",
                "sign:good-roads.990100.2026-08:blue", "sign:good-roads.990102.2026-09:blue",
                "sign:good-roads.990100.2026-09:blue");
        assertThat(alert("good-roads.990102.2026-09").path("state").asText()).isEqualTo("withdrawn");
        assertThat(town.as("gongan-officer").get("/api/v1/alerts").body()).isEmpty();
        assertThat(town.as("chengyun-officer").get("/api/v1/inbox").body().toString()).contains("道路完好率");
    }

    @Test
    @Order(6)
    void anAlertIsAcknowledgedOnceAndSilencedWithAReason() throws Exception {
        String path = "/api/v1/sign-alerts/good-roads.990102.2026-08";
        Caller officer = town.as("chengyun-officer");
        assertThat(ok(officer.post(path + "/acknowledge", "{\"remark\": \"已派养护队\"}")).path("acknowledgedBy").asText())
                .isEqualTo("chengyun-officer");
        assertThat(officer.post(path + "/acknowledge", "{\"remark\": \"再次\"}").code()).isEqualTo("SQ-CTR-0021");
        assertThat(officer.post(path + "/acknowledge", "{}").status()).isEqualTo(400);
        assertThat(officer.post(path + "/silence", silence(LocalDate.now().plusDays(200))).code())
                .isEqualTo("SQ-CTR-0023");
        assertThat(ok(officer.post(path + "/silence", silence(LocalDate.now().plusDays(20)))).path("silenceReason")
                .asText()).isEqualTo("养护中");
        assertThat(officer.post("/api/v1/sign-alerts/none/silence", silence(LocalDate.now().plusDays(2))).code())
                .isEqualTo("SQ-CTR-0020");
        assertThat(town.as("auditor").post(path + "/silence", silence(LocalDate.now().plusDays(2))).status())
                .isEqualTo(403);

        town.note("a5 东湖区202608差 100", "a4 东湖区202609差 100");
        ok(town.compute("2026-08", "2026-09")); // red now, and nobody is told of it

        assertThat(alert("good-roads.990102.2026-08").path("level").asText()).isEqualTo("red");
        assertThat(town.as("chengyun-officer").get("/api/v1/alerts").body().toString())
                .doesNotContain("990102.2026-08:red").contains("990100.2026-08:red");
    }

    @Test
    @Order(7)
    void recoveryClosesACorrectionWithdrawsAndAReplayAgrees() throws Exception {
        town.note("a3 东湖区202609好 995");
        ok(town.compute("2026-08", "2026-09"));
        assertThat(alert("good-roads.990102.2026-08").path("state").asText()).isEqualTo("closed");
        assertThat(town.as("chengyun-officer").post("/api/v1/sign-alerts/good-roads.990102.2026-08/silence",
                silence(LocalDate.now().plusDays(2))).code()).isEqualTo("SQ-CTR-0022");

        town.note("a5 东湖区202608差 0");
        ok(town.compute("2026-08", "2026-09"));

        assertThat(alert("good-roads.990102.2026-08").path("state").asText()).isEqualTo("withdrawn");
        town.note("a4 东湖区202609差 9950");
        ok(town.compute("2026-08", "2026-09"));
        JsonNode replay = ok(town.as("auditor").get(CALLS + "/good-roads/replay"));
        assertThat(replay).isNotEmpty().allMatch(line -> line.path("kept").asBoolean());
    }

    @Test
    @Order(8)
    void periodsThatAreNoneAreRefusedBeforeAnythingIsAsked() throws Exception {
        assertThat(town.compute("2026", "2026").code()).isEqualTo("SQ-CTR-0014");
        assertThat(town.compute("2026-10", "2026-01").code()).isEqualTo("SQ-CTR-0014");
        assertThat(town.compute("1900-01", "2026-01").code()).isEqualTo("SQ-CTR-0015");
        assertThat(town.as("auditor").post(CALLS + "/compute", "{}").status()).isEqualTo(403);
    }

    @Test
    @Order(9)
    void everyCallStandsInTheApisDocument() throws Exception {
        JsonNode paths = town.as("auditor").get("/v3/api-docs?lang=zh-CN").body().path("paths");

        for (String path : List.of(CALLS, CALLS + "/{id}", CALLS + "/{id}/explain", CALLS + "/{id}/replay",
                "/api/v1/sign-alerts", EventDoors.CALLS, EventDoors.CALLS + "/{id}", CaseDoors.CALLS,
                CaseDoors.CALLS + "/{id}")) {
            assertThat(paths.path(path).path("get").path("summary").asText()).as(path).containsPattern("\\p{IsHan}");
        }
        for (String path : List.of(CALLS + "/compute", "/api/v1/sign-alerts/{id}/acknowledge",
                "/api/v1/sign-alerts/{id}/silence", EventDoors.CALLS + "/draw", EventDoors.CALLS + "/{id}/split",
                EventDoors.CALLS + "/{id}/join", CaseDoors.CALLS, CaseDoors.CALLS + "/{id}/accept",
                CaseDoors.CALLS + "/{id}/return", CaseDoors.CALLS + "/{id}/handle", CaseDoors.CALLS + "/{id}/check",
                CaseDoors.CALLS + "/{id}/close", CaseDoors.CALLS + "/{id}/rate",
                CaseDoors.CALLS + "/{id}/supervise")) {
            assertThat(paths.path(path).path("post").path("summary").asText()).as(path).containsPattern("\\p{IsHan}");
        }
    }

    @Test
    @Order(10)
    void everyCommandRunsAgainstTheServerAndIsRefusedWhereItMust() {
        assertThat(run("indicators")).isZero();
        assertThat(run("indicators", "list")).isZero();
        assertThat(run("indicators", "show", "good-roads")).isZero();
        assertThat(run("indicators", "explain", "good-roads", "--period", "2026-08")).isZero();
        assertThat(run("indicators", "compute", "good-roads", "--period", "2026-09")).isZero();
        assertThat(run("indicators", "backfill", "good-roads", "--from", "2026-08", "--to", "2026-10")).isZero();
        assertThat(run("indicators", "replay", "good-roads")).isZero();
        assertThat(run("sign-alerts", "--open")).isZero();
        assertThat(run("sign-alerts", "acknowledge", "good-roads.990102.2026-09", "--remark", "已派人")).isZero();
        assertThat(run("sign-alerts", "silence", "good-roads.990102.2026-09", "--until",
                LocalDate.now().plusDays(3).toString(), "--reason", "养护中")).isZero();
        assertThat(Shuqiao.run("indicators", "check", folder.resolve("home/conf/indicators").toString())).isZero();

        assertThat(run("indicators", "show", "none")).isEqualTo(4);
        assertThat(run("indicators", "show", "no such?")).as("whatever characters it has").isEqualTo(4);
        assertThat(run("sign-alerts", "acknowledge", "no such", "--remark", "x")).isEqualTo(4);
        assertThat(run("indicators", "compute", "none")).isEqualTo(4);
        assertThat(run("sign-alerts", "acknowledge", "none", "--remark", "x")).isEqualTo(4);
    }

    @Test
    @Order(11)
    void reportsAreDrawnUnderGrantsMergedAndKeptAsTheyWere() throws Exception {
        new EventDoors(town).drawnAndMerged();
    }

    @Test
    @Order(12)
    void aMergeIsUndoneForGoodAndMadeByHand() throws Exception {
        new EventDoors(town).splitAndJoined();
    }

    @Test
    @Order(13)
    void everyCommandOfTheEventsRuns() throws Exception {
        new EventDoors(town).commands(folder.resolve("home"));
    }

    @Test
    @Order(14)
    void anEventIsDispatchedHandledCheckedClosedAndRated() throws Exception {
        new CaseDoors(town).handled();
    }

    @Test
    @Order(15)
    void mergesOfEventsUnderWayHaveTheirResult() throws Exception {
        new CaseDoors(town).mergedMeanwhile();
    }

    @Test
    @Order(16)
    void aCaseIsRemindedOfAtHalfItsTimeAndToldWhenItIsOver() throws Exception {
        new CaseDoors(town).overdue();
    }

    @Test
    @Order(17)
    void everyCommandOfTheCasesRuns() throws Exception {
        new CaseDoors(town).commands();
    }

    @Test
    @Order(18)
    void thePagesLeadFromTheListToTheSourceColumnsAndTakeWhatIsDone() throws Exception {
        try (Browsers browsers = Browsers.open();
                CheckedPages zh = new CheckedPages(browsers.browser(), town.running().url(), "zh-CN", 1280);
                CheckedPages en = new CheckedPages(browsers.browser(), town.running().url(), "en-US", 390)) {
            zh.login("chengyun-user", RunningServer.PASSWORD).look("/city");
            assertThat(zh.page().locator("nav.rooms a[aria-current=page]").innerText()).isEqualTo("城市运行");
            zh.page().locator("#signs").getByText("道路完好率").click();
            zh.look();
            assertThat(zh.main()).contains("山路另算", "区划不明", "本地口径");
            zh.page().locator("#trend a").first().click();
            zh.look();
            assertThat(zh.main()).contains("jiaotong.road71", "name ←", "路网中心");
            zh.page().locator("main a.receipt").first().click();
            zh.look();
            zh.look("/city/alerts");
            assertThat(zh.main()).contains("道路完好率", "红色");
            zh.look("/city").page().locator("main form button").click();
            zh.look();
            assertThat(zh.main()).contains("已计算 1 个指标");
            en.login("chengyun-user", RunningServer.PASSWORD);
            for (String path : List.of("/city", "/city/good-roads", "/city/good-roads/explain?period=2026-08",
                    "/city/alerts")) {
                en.look(path);
            }
            assertThat(en.page().navigate("/city/none").status()).isEqualTo(404);
            assertThat(en.main()).contains("SQ-CTR-0001");
            new EventDoors(town).pages(browsers);
            new CaseDoors(town).pages(browsers);
        }
    }

    private static int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--server", town.running().url().toString(), "--as", "chengyun-user"));
        return Shuqiao.run(all.toArray(String[]::new));
    }

    private static String silence(LocalDate until) {
        return "{\"until\": \"" + until + "\", \"reason\": \"养护中\"}";
    }

    private static JsonNode alert(String id) throws Exception {
        for (JsonNode each : ok(town.as("chengyun-user").get("/api/v1/sign-alerts"))) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no alert " + id);
    }

    private static double value(String period, String division) throws Exception {
        return figure(period, division).path("value").asDouble();
    }

    private static JsonNode figure(String period, String division) throws Exception {
        for (JsonNode each : ok(town.as("chengyun-user").get(CALLS + "/good-roads")).path("figures")) {
            if (each.path("period").asText().equals(period) && each.path("division").asText().equals(division)) {
                return each;
            }
        }
        throw new AssertionError("no figure " + period + " " + division);
    }

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }
}
