package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.exchange.web.portal.Browsers;

/** Search through its doors: REST, the catalogue's page, what is suggested while one types, the entry's page. */
class SearchDoorsTest {

    private static final String HOSTILE = "<img src=x onerror=document.title='ran'>路灯";

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;
    private static String roads;
    private static String bridges;

    @BeforeAll
    static void publish() throws Exception {
        browsers = Browsers.open();
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/search-words.yaml"), """
                synonyms:
                  - [路网, 公路路段, road network]
                themes:
                  3-09: {zh: 交通运输, en: Transport}
                """);
        running = RunningServer.start(home);
        SharedRoads shared = new SharedRoads(running);
        roads = shared.publish("公路路段名录", "01", "unconditional");
        bridges = shared.publish(SharedRoads.draft("重庆方向桥梁", "02", "", "unconditional",
                "\"table\", \"service\"").replace("\"related\": []", "\"related\": [\"" + roads + "\"]"), "02");
        shared.publish("路灯设施台账", "03", "unconditional");
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k", roads,
                LocalDate.now().toString(), LocalDate.now().plusDays(30).toString())));
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gonglu", "gllduan", "glldml", "公路", "road network", "luwang", "gonglvluduan", "公路段"})
    void anEntryIsFoundByRestAsItIsSpokenAsASynonymAndWithATypingError(String typed) throws Exception {
        JsonNode found = search("q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));

        if (typed.equals("gllduan")) {
            assertThat(found.path("total").asInt()).as("half initials are no word").isZero();
            return;
        }
        assertThat(found.path("hits").path(0).path("code").asText()).isEqualTo(roads);
    }

    @Test
    void resultsAreMarkedCountedAndSorted() throws Exception {
        JsonNode found = search("q=chongqing");
        assertThat(found.path("hits")).hasSize(1);
        assertThat(found.path("hits").path(0).path("marks").path("name").path(0).path("text").asText())
                .isEqualTo("重庆");
        assertThat(found.path("facets").path("theme").path(0).path("zh").asText()).isEqualTo("交通运输");
        assertThat(found.path("facets").path("freshness").path(0).path("value").asText()).isEqualTo("unknown");
        assertThat(search("q=length").path("hits").path(0).path("marks").path("columns")).isNotEmpty();

        assertThat(search("sort=title").path("hits").findValuesAsText("code")).startsWith(bridges, roads);
        assertThat(search("theme=3-09&freshness=unknown").path("total").asInt()).isEqualTo(3);
        assertThat(search("theme=3-09&freshness=on-time").path("total").asInt()).isZero();
        assertThat(running.as("auditor").get("/api/v1/search?sort=random").code()).isEqualTo("SQ-CAT-0226");
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/search/suggestions?q=gongl"))
                .findValuesAsText("code")).containsExactly(roads);
    }

    @Test
    void aDraftIsNeitherFoundNorSuggestedNorCounted() throws Exception {
        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/entries", "{\"draft\": " + SharedRoads.draft(
                "隧道秘密草稿", "09", "", "unconditional", "\"table\"") + "}"));

        assertThat(search("q=suidao").path("total").asInt()).isZero();
        assertThat(SharedRoads.ok(running.as("jiaotong-officer").get("/api/v1/search/suggestions?q=suidao"))).isEmpty();
        assertThat(search("").path("facets").path("provider").path(0).path("count").asInt()).isEqualTo(3);
    }

    @Test
    void theIndexCountsWhatTheCatalogueCountsAndIsMadeAnewByAnAdministrator() throws Exception {
        JsonNode index = SharedRoads.ok(running.as("auditor").get("/api/v1/search/index"));
        assertThat(index.path("published").asInt()).isEqualTo(3);
        assertThat(index.path("indexed").asInt()).isEqualTo(3);
        assertThat(index.path("whole").asBoolean()).isTrue();

        assertThat(running.admin().post("/api/v1/search/rebuild", "{}").status()).isEqualTo(202);
        JsonNode now = index;
        for (int i = 0; i < 100 && (i == 0 || now.has("rebuilding")); i++) {
            Thread.sleep(50);
            now = SharedRoads.ok(running.admin().get("/api/v1/search/index"));
        }
        assertThat(now.path("whole").asBoolean()).isTrue();
        assertThat(search("q=gonglu").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void titlesAreSuggestedWhileOneTypesByKeyboardAlone() {
        try (BrowserContext context = browsers.browser().newContext(new Browser.NewContextOptions()
                .setBaseURL(running.url().toString()).setLocale("zh-CN"))) {
            Page page = context.newPage();
            page.navigate("/catalogue");
            page.getByRole(AriaRole.COMBOBOX).pressSequentially("gongl");
            page.waitForSelector("#suggestions [role=option]");
            assertThat(page.locator("#suggestions mark").first().textContent()).isEqualTo("公路");

            page.keyboard().press("ArrowDown");
            assertThat(page.locator("[role=option][aria-selected=true]").count()).isEqualTo(1);
            page.keyboard().press("Enter");
            page.waitForURL("**/catalogue/entry?code=**");
            assertThat(page.locator("h1").textContent()).isEqualTo("公路路段名录");
        }
    }

    @Test
    void aScriptIsRefusedInATitleAndIsTextInASearch() throws Exception {
        String entry = SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/entries", "{\"draft\": "
                + SharedRoads.draft(HOSTILE, "08", "", "unconditional", "\"table\"") + "}")).path("id").asText();
        assertThat(running.as("jiaotong-officer").post("/api/v1/entries/" + entry + "/submit", "{}").code())
                .isEqualTo("SQ-CAT-0102");

        try (BrowserContext context = browsers.browser().newContext(new Browser.NewContextOptions()
                .setBaseURL(running.url().toString()).setLocale("zh-CN"))) {
            Page page = context.newPage();
            page.navigate("/catalogue?q=ludeng");
            assertThat(page.locator(".hit mark").first().textContent()).isEqualTo("路灯");
            page.getByRole(AriaRole.COMBOBOX).fill("");
            page.getByRole(AriaRole.COMBOBOX).pressSequentially("路灯");
            page.waitForSelector("#suggestions [role=option]");
            assertThat(page.locator("#suggestions img").count()).isZero();
            page.navigate("/catalogue?q=" + URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8));
            assertThat(page.locator("main img").count()).isZero();
            assertThat(page.title()).doesNotContain("ran");
        }
    }

    @Test
    void thePageNarrowsSortsAndSaysWhatWasGuessedInBothLanguages() throws Exception {
        for (String language : List.of("zh", "en")) {
            String html = get("/catalogue?lang=" + language + "&q=gonglv");
            assertThat(html).contains(language.equals("zh") ? "只差一个字" : "one letter or character away");
            assertThat(get("/catalogue?lang=" + language)).contains(language.equals("zh") ? "交通运输" : "Transport")
                    .doesNotContain("部门信息资源类 09").contains("sort=use").contains("freshness=unknown");
            String entry = get("/catalogue/entry?lang=" + language + "&code=" + bridges);
            assertThat(entry).contains(language.equals("zh") ? "从未使用" : "Never used").contains("公路路段名录");
        }
        assertThat(get("/catalogue?sort=none")).contains("SQ-CAT-0226");
    }

    private static String get(String path) throws Exception {
        try (PageReader reader = new PageReader(running.url(), "chengyun-user", RunningServer.PASSWORD)) {
            return reader.get(path).body();
        }
    }

    private static JsonNode search(String query) throws Exception {
        return SharedRoads.ok(running.as("auditor").get("/api/v1/search?" + query));
    }
}
