package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
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

/** The inbox on the page, with its badge in the frame of every page, and by REST. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InboxTest {

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;
    private static String request;

    @BeforeAll
    static void ask() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        String code = new SharedRoads(running).publish("道路", "01", "conditional");
        String today = LocalDate.now().toString();
        request = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k1", code,
                today, LocalDate.now().plusDays(60).toString()))).path("request").path("id").asText();
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "zh-CN, 390", "en-US, 1440", "en-US, 390"})
    @Order(1)
    void aDutyWaitsForTheOfficerAndTheBadgeSaysSoOnEveryPage(String language, int width) {
        try (CheckedPages pages = pages(language, width).login("jiaotong-officer", RunningServer.PASSWORD)) {
            pages.look("/catalogue");
            pages.page().locator(".badge-count").waitFor();
            pages.look("/inbox");
            assertThat(pages.page().locator("#waiting").innerText()).contains(request,
                    pages.zh() ? "答复（有条件共享）：待办理" : "reply, shared on conditions: to be done");
            assertThat(pages.page().locator("#happened").innerText()).contains(pages.zh() ? "已发布" : "was published");
        }
    }

    @Test
    @Order(2)
    void whatWasReadIsMarkedAndWhatIsDoneIsGone() throws Exception {
        try (CheckedPages pages = pages("zh-CN", 1440).login("jiaotong-officer", RunningServer.PASSWORD)) {
            pages.look("/inbox");
            pages.page().locator("#waiting li").filter(new Locator.FilterOptions()
                    .setHasText(request)).locator("button").click();
            assertThat(pages.page().url()).endsWith("/requests/" + request);
            pages.look("/inbox");
            assertThat(pages.page().locator("#waiting .tag.warn").count()).as("unread").isZero();
            pages.page().locator("main form[action='/inbox/read'] button").click();
            pages.look("/inbox");
            assertThat(pages.page().locator(".badge-count").count()).isZero();
        }
        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/requests/" + request + "/return",
                "{\"missing\": \"依据的条款\"}"));
        assertThat(keys("jiaotong-officer")).as("the clock stands still").noneMatch(key -> key.contains(request));
    }

    @Test
    @Order(3)
    void theRequesterIsToldWhatOthersDidAndMarksItByRest() throws Exception {
        JsonNode told = matters("chengyun-user").getFirst();

        assertThat(told.path("waits").asBoolean()).isTrue();
        assertThat(told.path("zh").asText()).isEqualTo("道路：待补正");
        assertThat(told.path("path").asText()).isEqualTo("/requests/" + request + "/complete");
        assertThat(told.path("read").asBoolean()).isFalse();
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/inbox/read",
                "{\"keys\": [\"" + told.path("key").asText() + "\"]}"));
        assertThat(matters("chengyun-user").getFirst().path("read").asBoolean()).isTrue();
        assertThat(matters("gongan-officer")).as("another department's matter").isEmpty();
        assertThat(running.as("gongan-officer").post("/api/v1/inbox/read",
                "{\"keys\": [\"" + told.path("key").asText() + "\"]}").code()).isEqualTo("SQ-EXC-0316");
    }

    private static List<String> keys(String login) throws Exception {
        return matters(login).stream().map(each -> each.path("key").asText()).toList();
    }

    private static List<JsonNode> matters(String login) throws Exception {
        return new ArrayList<>(StreamSupport.stream(SharedRoads.ok(running.as(login).get("/api/v1/inbox"))
                .spliterator(), false).toList());
    }

    private static CheckedPages pages(String language, int width) {
        return new CheckedPages(browsers.browser(), running.url(), language, width);
    }
}
