package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.exchange.web.portal.Browsers;

/** Schedules of jobs on the page and by REST: what is due runs, what fails is tried again, what was missed is told. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScheduleDoorsTest {

    private static final String PATH = "/api/v1/schedules";
    private static final String OFFICER = "jiaotong-officer";
    private static final MovableClock CLOCK = new MovableClock(FollowedRoads.MONDAY);

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"), CLOCK);
    }

    @AfterAll
    static void stop() throws IOException {
        running.close();
    }

    private static JsonNode add(String cron, int retries) throws IOException {
        Caller.Answer answer = running.as(OFFICER).post(PATH, """
                {"kind": "STANDARDIZE", "datasets": ["jiaotong_road"], "cron": "%s", "retries": %d}"""
                .formatted(cron, retries));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.body();
    }

    private static JsonNode run(String id, Predicate<JsonNode> wanted) throws Exception {
        JsonNode last = null;
        for (int i = 0; i < 240; i++) {
            last = SharedRoads.ok(running.as(OFFICER).get(PATH + "/" + id + "/runs")).path(0);
            if (wanted.test(last)) {
                return last;
            }
            Thread.sleep(250);
        }
        throw new AssertionError(last);
    }

    private static void remove(String id) throws IOException {
        assertThat(running.as(OFFICER).send("DELETE", PATH + "/" + id, "").status()).isEqualTo(204);
    }

    @Test
    @Order(1)
    void timesAreSaidInWordsAndByTheClockBeforeThereIsASchedule() throws Exception {
        JsonNode times = SharedRoads.ok(running.as(OFFICER).post(PATH + "/times", "{\"cron\": \"30 2 * * 1-5\"}"));

        assertThat(times.path("zh").asText()).isEqualTo("每周一至周五 02:30");
        assertThat(times.path("en").asText()).isEqualTo("at 02:30 every Monday to Friday");
        assertThat(times.path("next")).hasSize(5);
        assertThat(running.as(OFFICER).post(PATH + "/times", "{\"cron\": \"0 0 30 2 *\"}").code())
                .isEqualTo("SQ-SRV-0251");
    }

    @Test
    @Order(2)
    void onlyWhatItsMakerMayStartIsScheduled() throws Exception {
        String order = "{\"kind\": \"COLLECT\", \"datasets\": [\"jiaotong_road\"], \"cron\": \"0 3 * * *\"}";

        assertThat(running.as("gongan-officer").post(PATH, order).code()).isEqualTo("SQ-EXC-0002");
        assertThat(running.as("chengyun-user").post(PATH, order).code()).isEqualTo("SQ-EXC-0001");
        String id = add("0 3 1 1 *", 0).path("id").asText();
        assertThat(running.as("gongan-officer").post(PATH + "/" + id + "/pause", "{}").code())
                .as("another department's").isEqualTo("SQ-SRV-0253");
        assertThat(SharedRoads.ok(running.as("gongan-officer").get(PATH))).isEmpty();
        remove(id);
    }

    @Test
    @Order(3)
    void whatFailsIsTriedAgainAndToldInTheEndAndWhatWasMissedIsMadeUpForOnce() throws Exception {
        Path source = running.installation().sourceFile("jiaotong", "road");
        Path away = source.resolveSibling("road.away");
        String id = add("0 9 * * *", 1).path("id").asText();
        Files.move(source, away);
        CLOCK.set(FollowedRoads.MONDAY.plusDays(4)); // four times have come

        JsonNode first = run(id, run -> run.path("tries").asInt() == 1 && run.path("outcome").asText()
                .equals("WAITING"));
        assertThat(first.path("code").asText()).as("there is no such dataset any more").isEqualTo("SQ-SRV-0102");
        JsonNode runs = SharedRoads.ok(running.as(OFFICER).get(PATH + "/" + id + "/runs"));
        assertThat(runs.findValuesAsText("outcome")).containsExactly("WAITING", "MISSED", "MISSED", "MISSED");
        SharedRoads.ok(running.as(OFFICER).post(PATH + "/" + id + "/pause", "{}"));
        CLOCK.set(FollowedRoads.MONDAY.plusDays(5));
        run(id, run -> run.path("tries").asInt() == 2 && run.path("outcome").asText().equals("FAILED"));

        String alerts = SharedRoads.ok(running.as(OFFICER).get("/api/v1/alerts")).toString();
        assertThat(alerts).contains(id);
        assertThat(SharedRoads.ok(running.as(OFFICER).get("/api/v1/inbox")).toString()).contains("计划作业");
        remove(id);
        Files.move(away, source);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "en-US, 390"})
    @Order(4)
    void aScheduleIsMadeRunPausedAndRemovedOnThePage(String language, int width) throws Exception {
        try (Browsers browsers = Browsers.open(); CheckedPages pages = new CheckedPages(browsers.browser(),
                running.url(), language, width).login(OFFICER, RunningServer.PASSWORD)) {
            pages.look("/schedules");
            pages.page().fill("input[name=cron]", "0 2 30 2");
            pages.page().locator("form#new button").click();
            assertThat(pages.page().locator(".problem").innerText()).contains("SQ-SRV-0250");
            pages.page().fill("input[name=cron]", "30 2 * * 1-5");
            pages.page().locator("form#new button").click();
            pages.look("/schedules");
            assertThat(pages.page().locator("#schedules tbody").innerText())
                    .contains(pages.zh() ? "每周一至周五 02:30" : "at 02:30 every Monday to Friday");
            pages.page().locator("form[action$='/pause'] button").click();
            assertThat(pages.page().locator("#schedules .tag.warn").innerText())
                    .isEqualTo(pages.zh() ? "已暂停" : "paused");
            pages.page().locator("form[action$='/run'] button").click();
            pages.look("/schedules");
            pages.page().locator("form[action$='/remove'] button").click();
            assertThat(pages.page().locator("#schedules tbody").count()).isZero();
        }
    }
}
