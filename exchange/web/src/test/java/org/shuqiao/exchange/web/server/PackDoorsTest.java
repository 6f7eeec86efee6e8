package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's own standards at the server: what stands in the folder counts when two persons adopted it. */
class PackDoorsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @TempDir
    private static Path folder;
    private static MovableClock clock;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        clock = new MovableClock(DAY);
        running = RunningServer.start(folder.resolve("home"), clock);
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void aPackCountsOnceTwoPersonsAdoptedItAndTheServerStartedAgain() throws Exception {
        assertThat(standing("yunzhou-2026.1")).as("of the first start").isEqualTo("in-force");
        write("盖");
        JsonNode waiting = pack("zhongzhou-1.0");

        assertThat(waiting.path("standing").asText()).isEqualTo("waiting");
        assertThat(waiting.path("owner").asText()).isEqualTo("中州市数据局");
        assertThat(waiting.path("words").toString()).contains("zz-case");
        try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            String page = reader.get("/standards?q=110103&on=2012-01-01").body();
            assertThat(page).contains("zhongzhou-1.0", "待采用", "崇文区", "东城区", "公民身份号码")
                    .doesNotContain("<code>zz-case</code>");
        }
        Caller.Answer proposed = running.admin().post("/api/v1/changes/files/packs", "{}");
        assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(202);
        clock.set(DAY.plusDays(1)); // the first packs were installed at the moment at which the clock stands
        running.restart(clock);
        assertThat(standing("zhongzhou-1.0")).as("one person is not enough").isEqualTo("waiting");
        running.approve("admin2", proposed, "");
        write("换了内容");
        running.restart(clock);

        assertThat(standing("zhongzhou-1.0")).as("what was agreed on counts, not what the folder says now")
                .isEqualTo("waiting");
        assertThat(pack("zhongzhou-1.0").path("words").toString()).contains("换了内容");
        try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            assertThat(reader.get("/standards").body()).contains("<code>zz-case</code>", "中州市城市管理局");
        }
        Files.writeString(file("grades.csv"), "element,about,grade,why\nzz-case,,secret,分级\n");
        assertThat(running.admin().post("/api/v1/changes/files/packs", "{}").code()).isEqualTo("SQ-STD-0002");
        Files.delete(file("grades.csv"));
        Files.createDirectories(file("calendars"));
        Files.writeString(file("calendars/2027.yaml"), "holidays: soon\n");
        assertThat(running.admin().post("/api/v1/changes/files/packs", "{}").code()).startsWith("SQ-");
        Files.writeString(file("pack.yaml"), "pack: zhongzhou-1.0\nzh: 中州\nen: Z\nrequires: [nowhere]\n");
        assertThat(running.admin().post("/api/v1/changes/files/packs", "{}").code()).isEqualTo("SQ-STD-0012");
    }

    @Test
    void aDivisionIsLookedUpByCodeAndNameAsOfADay() throws Exception {
        JsonNode ended = SharedRoads.ok(running.as("auditor").get("/api/v1/divisions?q=110103&on=2012-01-01"));

        assertThat(ended).hasSize(1);
        assertThat(ended.path(0).path("inForce").asBoolean()).isFalse();
        assertThat(ended.path(0).path("then").path(0).path("code").asText()).isEqualTo("110101");
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/divisions?q=nowhere"))).isEmpty();
        assertThat(running.as("auditor").get("/api/v1/divisions?q=110103&on=soon").status()).isEqualTo(400);
    }

    private static String standing(String id) throws Exception {
        return pack(id).path("standing").asText();
    }

    private static JsonNode pack(String id) throws Exception {
        for (JsonNode each : SharedRoads.ok(running.as("auditor").get("/api/v1/packs"))) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    private static Path file(String name) throws Exception {
        return Files.createDirectories(folder.resolve("home/conf/packs/zhongzhou-1.0")).resolve(name);
    }

    private static void write(String word) throws Exception {
        Files.writeString(file("pack.yaml"), """
                pack: zhongzhou-1.0
                zh: 中州市标准包
                en: Standards of Zhongzhou
                owner: 中州市数据局
                requires: [national]
                code-sets:
                  - {id: zz-case, file: zz-case.csv, zh: 案件类别, en: Kinds of cases, cites: 中州市规范}
                """);
        Files.writeString(file("zz-case.csv"), "code,zh,en\n01,井盖缺失,cover\n");
        Files.writeString(file("elements.yaml"), """
                elements:
                  - id: zz-case
                    zh: 案件类别
                    en: Kind of case
                    cites: 中州市规范
                    owner: 中州市城市管理局
                    kind: code
                    set: zz-case
                    encodings:
                      - {id: own, zh: 本市, en: own, open: true, table: {%s: "01"}}
                """.formatted(word));
    }
}
