package org.shuqiao.centre;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.exchange.cli.Shuqiao;
import org.shuqiao.exchange.web.portal.Browsers;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.CheckedPages;
import org.shuqiao.exchange.web.server.RunningServer;

/**
 * Doors of the event pool in the town of the signs. A name in its table is a report:
 * {@code 报A01东湖区202610010930开井盖缺失}, of the source A, open; the length is its latitude.
 */
final class EventDoors {

    static final String CALLS = "/api/v1/events";

    private final SignTown town;

    EventDoors(SignTown town) {
        this.town = town;
    }

    /** Two sources over one table, and the bounds of merging. */
    static void write(Path conf) throws IOException {
        Path files = Files.createDirectories(conf.resolve("events"));
        Files.writeString(files.resolve("merging.yaml"), """
                distance: 100
                window: PT48H
                similarity: 0.4
                kinds:
                  - {kind: manhole, zh: 井盖问题, en: manhole cover, also: [井盖缺失]}
                """);
        Files.writeString(files.resolve("cases.yaml"), source("A", "cases", "{zh: 巡查案件, en: Cases}", """
                , substring(name from 21 for 4) as matter, substring(name from 20 for 1) as state""", """
                , kind: matter, status: state}
                closed: [结]
                """));
        Files.writeString(files.resolve("calls.yaml"), source("B", "calls", "{zh: 来电, en: Calls}", "", "}\n"));
    }

    private static String source(String letter, String id, String name, String columns, String read) {
        return """
                source: %s
                name: %s
                owner: chengyun
                purpose: 道路安全治理
                days: 3000
                sql: |
                  select substring(name from 2 for 3) as num, substring(name from 5 for 3) as district,
                    substring(name from 8 for 4) || '-' || substring(name from 12 for 2) || '-'
                      || substring(name from 14 for 2) || ' ' || substring(name from 16 for 2) || ':'
                      || substring(name from 18 for 2) as told,
                    substring(name from 21) as title, 104.05 as lon, length as lat%s
                  from jiaotong.road71 where name like '报%s%%'
                columns: {id: num, reported: told, title: title, division: district, longitude: lon, latitude: lat%s"""
                .formatted(id, name, columns, letter, read);
    }

    /** Drawing, merging, drawing again, what a source changed, and what cannot be stored. */
    void drawnAndMerged() throws Exception {
        town.tell("e1", "报A01东湖区202610010930开井盖缺失在长堤路", 30.0);
        town.tell("e2", "报B01东湖区202610011200　市民反映长堤路井盖缺失", 30.0005);
        town.tell("e3", "报B02西岭区202610011200　市民反映长堤路井盖缺失", 30.0005);
        town.tell("e4", "报A02东湖区202610020800结暴露垃圾", 30.0);
        town.tell("e5", "报B03东湖区2026?0011200　没有时间", 30.0);

        JsonNode drawn = ok(user().post(CALLS + "/draw", "{}"));

        assertThat(drawn).hasSize(2).allMatch(run -> run.path("receipts").size() == 1
                && run.path("lineage").toString().contains("name ← "));
        assertThat(drawn.findValuesAsText("left")).containsExactly("1", "0"); // calls, cases
        counted(4, 3);
        JsonNode event = find("井盖缺失在长堤路");
        assertThat(event.path("sources").toString()).isEqualTo("[\"calls\",\"cases\"]");
        JsonNode story = ok(town.as("auditor").get(CALLS + "/" + event.path("id").asText()));
        JsonNode merged = story.path("reports").get(1).path("merged");
        assertThat(merged.path("metres").asInt()).isEqualTo(56);
        assertThat(merged.path("minutes").asInt()).isEqualTo(150);
        assertThat(merged.path("similarity").asDouble()).isBetween(0.4, 0.6);
        assertThat(town.purpose(story.path("drawings").get(0).path("receipts").get(0).asText()))
                .isEqualTo("道路安全治理");
        assertThat(ok(user().get(CALLS + "?division=990100&state=over")).path("counts").path("distinct").asInt())
                .isEqualTo(1);
        assertThat(ok(user().get(CALLS + "?kind=manhole&source=calls")).path("counts").path("merged").asInt())
                .isEqualTo(1);

        JsonNode again = ok(user().post(CALLS + "/draw", "{\"sources\": [\"cases\"]}"));
        assertThat(again.findValuesAsText("fresh")).containsExactly("0");
        assertThat(again.findValuesAsText("changed")).containsExactly("0");
        town.tell("e1", "报A01东湖区202610010930结井盖缺失在长堤路", 30.0);
        assertThat(ok(user().post(CALLS + "/draw", "{}")).findValuesAsText("changed")).containsExactly("0", "1");
        assertThat(ok(user().get(CALLS + "/" + event.path("id").asText())).path("line").findValuesAsText("step"))
                .containsExactly("reported", "reported", "changed");
        assertThat(find("井盖缺失在长堤路").path("state").asText()).isEqualTo("over");

        assertThat(ok(user().post(CALLS + "/draw", "{\"sources\": [\"cases\"], \"to\": \"2026-10-01\"}"))
                .findValuesAsText("left")).as("reported on the day after").containsExactly("1");

        town.tell("e6", "报A02东湖区202610020800结暴露垃圾另说", 30.0);
        town.tell("e7", "报A07东湖区202610020800结新报", 30.0);
        assertThat(user().post(CALLS + "/draw", "{}").code()).isEqualTo("SQ-CTR-0039");
        counted(4, 3); // nothing of it
        town.tell("e6", "别的", 30.0);
        town.tell("e7", "别的", 30.0);
    }

    /** Who sees and decides, a merge that is undone and stays so, and one that is made by hand. */
    void splitAndJoined() throws Exception {
        JsonNode event = find("井盖缺失在长堤路");
        String path = CALLS + "/" + event.path("id").asText();
        String call = ok(user().get(path)).path("reports").get(1).path("id").asText();
        String split = "{\"report\": \"" + call + "\", \"reason\": \"是另一处\"}";
        assertThat(town.as("gongan-officer").get(CALLS).body().path("counts").path("reports").asInt()).isZero();
        assertThat(town.as("gongan-officer").get(path).code()).isEqualTo("SQ-EXC-0002");
        assertThat(town.as("gongan-officer").post(path + "/split", split).status()).isEqualTo(403);
        assertThat(user().post(path + "/split", split).status()).isEqualTo(403);
        assertThat(town.as("auditor").post(CALLS + "/draw", "{}").status()).isEqualTo(403);
        assertThat(officer().post(path + "/split", "{\"report\": \"" + call + "\"}").status()).isEqualTo(400);

        JsonNode alone = ok(officer().post(path + "/split", split));

        counted(4, 4);
        ok(user().post(CALLS + "/draw", "{}"));
        counted(4, 4);
        assertThat(officer().post(path + "/split", split).code()).isEqualTo("SQ-CTR-0041");
        String other = CALLS + "/" + alone.path("event").path("id").asText();
        assertThat(officer().post(other + "/split", split).code()).isEqualTo("SQ-CTR-0042");
        assertThat(officer().post(path + "/join", "{\"event\": \"none\", \"reason\": \"x\"}").code())
                .isEqualTo("SQ-CTR-0040");
        assertThat(officer().post(path + "/join", "{\"event\": \"" + event.path("id").asText()
                + "\", \"reason\": \"x\"}").code()).isEqualTo("SQ-CTR-0043");
        JsonNode joined = ok(officer().post(path + "/join", "{\"event\": \"" + call + "\", \"reason\": \"同一处\"}"));
        assertThat(joined.path("line").findValuesAsText("step")).endsWith("split", "joined");
        assertThat(joined.path("reports").get(1).path("merged").path("byHand").asBoolean()).isTrue();
        ok(user().post(CALLS + "/draw", "{}"));
        counted(4, 3);
        assertThat(user().get(CALLS + "?state=lost").status()).isEqualTo(400);
        assertThat(user().post(CALLS + "/draw", "{\"sources\": [\"none\"]}").code()).isEqualTo("SQ-CTR-0035");
    }

    void commands(Path home) throws Exception {
        String event = find("井盖缺失在长堤路").path("id").asText();
        String call = ok(user().get(CALLS + "/" + event)).path("reports").get(1).path("id").asText();

        assertThat(run("chengyun-user", "events")).isZero();
        assertThat(run("chengyun-user", "events", "list", "--state", "over", "--json")).isZero();
        assertThat(run("chengyun-user", "events", "list", "--kind", "manhole")).isZero();
        assertThat(run("chengyun-user", "events", "show", call)).isZero();
        assertThat(run("chengyun-user", "events", "draw", "calls", "--to", "2026-10-31")).isZero();
        assertThat(run("chengyun-officer", "events", "split", event, call, "--reason", "是另一处")).isZero();
        assertThat(run("chengyun-officer", "events", "join", event, call, "--reason", "同一处")).isZero();
        assertThat(Shuqiao.run("events", "check", home.resolve("conf/events").toString())).isZero();

        assertThat(run("chengyun-user", "events", "show", "none")).isEqualTo(4);
        assertThat(run("chengyun-user", "events", "draw", "none")).isEqualTo(4);
        assertThat(Shuqiao.run("events", "check", home.resolve("conf/indicators").toString())).isEqualTo(4);
    }

    void pages(Browsers browsers) throws Exception {
        String event = find("井盖缺失在长堤路").path("id").asText();
        try (CheckedPages zh = new CheckedPages(browsers.browser(), town.running().url(), "zh-CN", 1280);
                CheckedPages en = new CheckedPages(browsers.browser(), town.running().url(), "en-US", 390)) {
            zh.login("chengyun-user", RunningServer.PASSWORD).look("/city/events");
            assertThat(zh.main()).contains("接报 4", "事件 3", "并入 1", "井盖问题", "巡查案件", "已办结");
            zh.page().locator("#sources summary").first().click();
            assertThat(zh.main()).contains("jiaotong.road71");
            zh.page().locator("#draw").click();
            zh.look();
            assertThat(zh.main()).contains("已取 2 个来源");
            zh.look("/city/events?division=990103&kind=manhole");
            assertThat(zh.main()).contains("没有符合条件的事件");
            zh.look("/city/events?source=calls").page().locator("#events").getByText("井盖缺失在长堤路").click();
            zh.look();
            assertThat(zh.main()).contains("相距 56 米", "相隔 150 分钟", "文字相似度", "首报", "人工合并", "同一处",
                    "name ←");
            zh.page().locator("main a.receipt").first().click();
            zh.look();
            en.login("chengyun-officer", RunningServer.PASSWORD);
            en.look("/city/events").look("/city/events/" + event);
            Page page = en.page();
            page.locator("#reports tbody tr").last().locator("input[name=reason]").fill("another place");
            page.locator("#reports tbody tr").last().locator("button").click();
            en.look();
            assertThat(en.main()).contains("Taken out.", "first report", "another place");
            assertThat(page.navigate(town.running().url() + "/city/events/none").status()).isEqualTo(404);
            assertThat(en.main()).contains("SQ-CTR-0040");
            zh.login("gongan-officer", RunningServer.PASSWORD).look("/city/events");
            assertThat(zh.main()).contains("还没有接报", "没有可见的来源");
        }
    }

    private void counted(int reports, int distinct) throws Exception {
        JsonNode counts = ok(user().get(CALLS)).path("counts");
        assertThat(counts.path("reports").asInt()).isEqualTo(reports);
        assertThat(counts.path("distinct").asInt()).isEqualTo(distinct);
        assertThat(counts.path("merged").asInt()).isEqualTo(reports - distinct);
    }

    private JsonNode find(String title) throws Exception {
        for (JsonNode each : ok(user().get(CALLS)).path("events")) {
            if (each.path("title").asText().equals(title)) {
                return each;
            }
        }
        throw new AssertionError("no event " + title);
    }

    private int run(String login, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--server", town.running().url().toString(), "--as", login));
        return Shuqiao.run(all.toArray(String[]::new));
    }

    private Caller user() throws IOException {
        return town.as("chengyun-user");
    }

    private Caller officer() throws IOException {
        return town.as("chengyun-officer");
    }

    private static JsonNode ok(Caller.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }
}
