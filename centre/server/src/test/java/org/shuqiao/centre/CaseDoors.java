package org.shuqiao.centre;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.shuqiao.exchange.cli.Shuqiao;
import org.shuqiao.exchange.web.portal.Browsers;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.CheckedPages;
import org.shuqiao.exchange.web.server.RunningServer;

/** Doors of the cases in the town of the signs: 城运 dispatches, 交通 acts, 公安 answers for the place. */
final class CaseDoors {

    static final String CALLS = "/api/v1/event-cases";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SignTown town;

    CaseDoors(SignTown town) {
        this.town = town;
    }

    /** The list of who answers; nobody does for the western district. */
    static void write(Path conf) throws IOException {
        Files.writeString(conf.resolve("events/responsibility.yaml"), """
                limits:
                  - {kind: "*", accept: 4 work-hours, handle: 900 working-days}
                  - {kind: manhole, accept: 4 clock-hours, handle: 40 clock-hours}
                owners:
                  - {kind: "*", division: "990102", lead: jiaotong, person: gone-officer}
                  - {kind: manhole, lead: jiaotong, person: jiaotong-officer, territorial: gongan}
                """);
    }

    /** From the dispatch to the rating: who may do what, and what is refused. */
    void handled() throws Exception {
        String event = event("井盖缺失在长堤路");
        assertThat(town.as("gongan-officer").post(CALLS, dispatch(event)).code()).isEqualTo("SQ-EXC-0002");
        assertThat(town.as("chengyun-user").post(CALLS, dispatch(event)).status()).isEqualTo(403);
        assertThat(officer().post(CALLS, dispatch("none")).code()).isEqualTo("SQ-CTR-0040");
        assertThat(officer().post(CALLS, "{}").status()).isEqualTo(400);
        assertThat(officer().post(CALLS, dispatch(event("市民反映长堤路井盖缺失"))).code()).isEqualTo("SQ-CTR-0047");
        assertThat(officer().post(CALLS, dispatch(event("暴露垃圾"))).code()).isEqualTo("SQ-CTR-0048");

        List<Caller.Answer> both = atOnce(() -> officer().post(CALLS, dispatch(event)));

        assertThat(both).extracting(Caller.Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(both).extracting(Caller.Answer::code).contains("SQ-CTR-0045");
        JsonNode made = ok(officer().get(CALLS)).get(0);
        String of = CALLS + "/" + made.path("id").asText();
        assertThat(made.path("state").asText()).isEqualTo("dispatched");
        assertThat(made.path("lead").asText() + " " + made.path("person").asText() + " "
                + made.path("territorial").asText()).isEqualTo("jiaotong jiaotong-officer gongan");
        assertThat(Duration.between(Instant.parse(made.path("dispatchedAt").asText()),
                Instant.parse(made.path("due").asText()))).isEqualTo(Duration.ofHours(4));
        assertThat(kinds("jiaotong-officer")).contains("case-dispatched");

        assertThat(ok(town.as("gongan-officer").get(of)).path("steps")).hasSize(1);
        assertThat(town.as("gongan-officer").get("/api/v1/events/" + event).code()).isEqualTo("SQ-EXC-0002");
        assertThat(town.as("gongan-officer").post(of + "/accept", "{}").code()).isEqualTo("SQ-EXC-0002");
        assertThat(officer().post(of + "/handle", note("x")).code()).isEqualTo("SQ-EXC-0002");
        assertThat(acting().get(CALLS + "/none").code()).isEqualTo("SQ-CTR-0044");
        assertThat(acting().post(of + "/handle", note("还没签收")).code()).isEqualTo("SQ-CTR-0046");
        assertThat(acting().post(of + "/return", "{}").status()).isEqualTo(422);
        ok(acting().post(of + "/return", note("不属本部门")));
        assertThat(kinds("chengyun-officer")).contains("case-returned");
        assertThat(officer().post(CALLS, named(event, "gongan-officer", "")).status()).isEqualTo(422);
        assertThat(officer().post(CALLS, named(event, "reviewer", "因故")).code()).isEqualTo("SQ-CTR-0048");
        assertThat(ok(officer().post(CALLS, named(event, "jiaotong-officer", "确属交通"))).path("of").path("dispatches")
                .asInt()).isEqualTo(2);

        assertThat(atOnce(() -> acting().post(of + "/accept", "{}"))).extracting(Caller.Answer::status)
                .containsExactlyInAnyOrder(200, 409);
        ok(acting().post(of + "/handle", note("已补井盖")));
        assertThat(officer().post(of + "/check", "{\"note\": \"?\"}").status()).isEqualTo(400);
        assertThat(officer().post(of + "/check", "{\"passed\": false}").status()).isEqualTo(422);
        ok(officer().post(of + "/check", "{\"passed\": false, \"note\": \"仍有松动\"}"));
        ok(acting().post(of + "/handle", note("已加固")));
        assertThat(officer().post(of + "/close", "{}").code()).isEqualTo("SQ-CTR-0046");
        ok(officer().post(of + "/check", "{\"passed\": true}"));
        assertThat(officer().post(of + "/rate", "{\"satisfied\": true}").code()).isEqualTo("SQ-CTR-0046");
        ok(officer().post(of + "/close", "{}"));
        ok(town.as("chengyun-user").post(of + "/rate", "{\"satisfied\": false, \"note\": \"太慢\"}"));
        assertThat(officer().post(of + "/rate", "{\"satisfied\": true}").code()).isEqualTo("SQ-CTR-0052");
        assertThat(town.as("reviewer").post(of + "/supervise", note("x")).code()).isEqualTo("SQ-CTR-0046");

        JsonNode story = ok(town.as("auditor").get(of));
        assertThat(story.path("steps").findValuesAsText("step")).containsExactly("dispatch", "return", "dispatch",
                "accept", "handle", "reject", "handle", "pass", "close", "rate");
        assertThat(story.path("steps").findValuesAsText("by")).doesNotContain("");
        assertThat(story.path("of").path("satisfied").asBoolean(true)).isFalse();
    }

    /** Joins and splits events that are under way. */
    void mergedMeanwhile() throws Exception {
        String event = event("井盖缺失在长堤路");
        String second = ok(officer().post(CALLS, dispatch(event))).path("of").path("id").asText();
        assertThat(second).endsWith(".2");
        String garbage = ok(officer().post(CALLS, named(event("暴露垃圾"), "jiaotong-officer", "清单待改")))
                .path("of").path("id").asText();
        JsonNode story = ok(officer().get("/api/v1/events/" + event));
        String opening = story.path("reports").get(0).path("id").asText();

        assertThat(officer().post("/api/v1/events/" + event + "/split", "{\"report\": \"" + opening
                + "\", \"reason\": \"另一处\"}").code()).isEqualTo("SQ-CTR-0051");
        assertThat(officer().post("/api/v1/events/" + event + "/join", "{\"event\": \"" + event("暴露垃圾")
                + "\", \"reason\": \"同一处\"}").code()).isEqualTo("SQ-CTR-0050");
        ok(acting().post(CALLS + "/" + garbage + "/return", note("重复")));
        assertThat(officer().post(CALLS + "/" + garbage + "/close", "{}").status()).isEqualTo(422);
        ok(officer().post(CALLS + "/" + garbage + "/close", note("无需办理")));
        assertThat(ok(town.as("chengyun-user").post("/api/v1/events/draw", "{}"))).hasSize(2);
        assertThat(ok(officer().get(CALLS + "/" + second)).path("of").path("event").asText()).isEqualTo(event);
    }

    /** Time goes on: reminded at half of the time, overdue when it is over, urged by the authority. */
    void overdue() throws Exception {
        JsonNode open = ok(officer().get(CALLS + "?state=dispatched"));
        assertThat(open).hasSize(1);
        assertThat(ok(officer().get(CALLS + "?overdue=true"))).isEmpty();
        String of = CALLS + "/" + open.get(0).path("id").asText();

        town.forward(Duration.ofHours(3));
        await(() -> kinds("jiaotong-officer").contains("case-accept-half"));
        assertThat(kinds("reviewer")).doesNotContain("case-accept-overdue");
        town.forward(Duration.ofHours(2));
        await(() -> kinds("reviewer").contains("case-accept-overdue"));

        assertThat(kinds("gongan-officer")).contains("case-accept-overdue").doesNotContain("case-accept-half");
        assertThat(ok(town.as("reviewer").get(CALLS + "?overdue=true"))).hasSize(1);
        assertThat(officer().post(of + "/supervise", note("x")).status()).isEqualTo(403);
        assertThat(town.as("reviewer").post(of + "/supervise", "{}").status()).isEqualTo(422);
        assertThat(ok(town.as("reviewer").post(of + "/supervise", note("请当日办结"))).path("of").path("supervised")
                .asBoolean()).isTrue();
        assertThat(town.as("reviewer").post(of + "/supervise", note("再催")).code()).isEqualTo("SQ-CTR-0053");
        assertThat(kinds("jiaotong-officer")).contains("case-supervised");
        JsonNode accepted = ok(acting().post(of + "/accept", "{}"));
        assertThat(accepted.path("steps").get(2).path("late").asBoolean()).isTrue();
        assertThat(accepted.path("of").path("supervised").asBoolean()).isFalse();
        assertThat(kinds("reviewer").stream().filter("case-accept-overdue"::equals)).hasSize(1);
        assertThat(officer().get(CALLS + "?state=lost").status()).isEqualTo(400);
    }

    void commands() throws Exception {
        String id = ok(officer().get(CALLS + "?state=accepted")).get(0).path("id").asText();
        String event = event("暴露垃圾");

        assertThat(run("auditor", "event-cases", "--overdue")).isZero();
        assertThat(run("auditor", "event-cases", "--state", "accepted", "--json")).isZero();
        assertThat(run("gongan-officer", "event-cases", "show", id)).isZero();
        assertThat(run("reviewer", "event-cases", "supervise", id, "--note", "请办结")).isZero();
        assertThat(run("jiaotong-officer", "event-cases", "handle", id, "--result", "已补")).isZero();
        assertThat(run("chengyun-officer", "event-cases", "check", id, "--failed", "--note", "未补")).isZero();
        assertThat(run("jiaotong-officer", "event-cases", "handle", id, "--result", "补好")).isZero();
        assertThat(run("chengyun-officer", "event-cases", "check", id, "--passed")).isZero();
        assertThat(run("chengyun-officer", "event-cases", "close", id)).isZero();
        assertThat(run("chengyun-user", "event-cases", "rate", id, "--satisfied")).isZero();
        assertThat(run("chengyun-officer", "event-cases", "dispatch", event, "--person", "jiaotong-officer", "--note",
                "清单待改")).isZero();
        String other = ok(officer().get(CALLS + "?state=dispatched")).get(0).path("id").asText();
        assertThat(run("jiaotong-officer", "event-cases", "accept", other)).isZero();
        assertThat(run("jiaotong-officer", "event-cases", "return", other, "--reason", "非本部门")).isZero();

        assertThat(run("chengyun-officer", "event-cases", "dispatch", "none")).isEqualTo(4);
        assertThat(run("jiaotong-officer", "event-cases", "accept", "no such?")).isEqualTo(4);
        assertThat(run("chengyun-officer", "event-cases", "check", id)).isEqualTo(2);
    }

    void pages(Browsers browsers) throws Exception {
        String event = event("井盖缺失在长堤路");
        try (CheckedPages zh = new CheckedPages(browsers.browser(), town.running().url(), "zh-CN", 1280);
                CheckedPages en = new CheckedPages(browsers.browser(), town.running().url(), "en-US", 390)) {
            zh.login("chengyun-officer", RunningServer.PASSWORD).look("/city/events/" + event);
            assertThat(zh.main()).contains("案件", "已结案");
            zh.page().locator("#dispatch button").click();
            zh.look();
            assertThat(zh.main()).contains("已办理。", "待签收", "jiaotong-officer", "4 小时 / 40 小时");
            en.login("jiaotong-officer", RunningServer.PASSWORD).look("/city/cases?state=dispatched");
            Page page = en.page();
            page.locator("#cases tbody a").first().click();
            en.look();
            page.locator("#step-accept button").click();
            en.look();
            assertThat(en.main()).contains("Done.", "accepted", "to handle by");
            page.locator("#step-handle input[name=note]").fill("the cover is back");
            page.locator("#step-handle button").click();
            en.look();
            assertThat(en.main()).contains("the cover is back", "handled");
            zh.page().reload();
            zh.page().locator("#step-check select").selectOption("true");
            zh.page().locator("#step-check button").click();
            zh.look();
            assertThat(zh.main()).contains("核查通过", "结案说明");
            assertThat(page.navigate(town.running().url() + "/city/cases/none").status()).isEqualTo(404);
            assertThat(en.main()).contains("SQ-CTR-0044");
            zh.login("auditor", RunningServer.PASSWORD).look("/city/cases?overdue=true");
            assertThat(zh.main()).contains("没有符合条件的案件");
        }
    }

    private List<String> kinds(String login) throws Exception {
        List<String> kinds = new ArrayList<>();
        ok(town.as(login).get("/api/v1/alerts")).forEach(each -> kinds.add(each.path("kind").asText()));
        return kinds;
    }

    private static List<Caller.Answer> atOnce(Callable<Caller.Answer> call) throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Caller.Answer> answers = new ArrayList<>();
            for (Future<Caller.Answer> each : two.invokeAll(List.of(call, call))) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertThat(Instant.now()).as("waited long enough").isBefore(end);
            Thread.sleep(200);
        }
    }

    private String event(String title) throws Exception {
        for (JsonNode each : ok(officer().get("/api/v1/events")).path("events")) {
            if (each.path("title").asText().equals(title)) {
                return each.path("id").asText();
            }
        }
        throw new AssertionError("no event " + title);
    }

    private static String dispatch(String event) {
        return "{\"event\": \"" + event + "\"}";
    }

    private static String named(String event, String person, String note) {
        return "{\"event\": \"%s\", \"person\": \"%s\", \"note\": \"%s\"}".formatted(event, person, note);
    }

    private static String note(String text) {
        return "{\"note\": \"" + text + "\"}";
    }

    private int run(String login, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--server", town.running().url().toString(), "--as", login));
        return Shuqiao.run(all.toArray(String[]::new));
    }

    private Caller officer() throws IOException {
        return town.as("chengyun-officer");
    }

    private Caller acting() throws IOException {
        return town.as("jiaotong-officer");
    }

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }
}
