package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.web.portal.Browsers;

/** What a page is on a telephone, on paper and by keyboard. */
class NarrowScreenTest {

    private static final int WIDTH = 390;

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;
    private static String code;

    @BeforeAll
    static void publish() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        SharedRoads roads = new SharedRoads(running);
        code = roads.publish("道路", "01", "unconditional");
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k", code,
                LocalDate.now().toString(), LocalDate.now().plusDays(30).toString())));
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @Test
    void noPageIsWiderThanTheScreen() {
        List<String> wide = new ArrayList<>();
        try (BrowserContext context = narrow()) {
            Page page = context.newPage();
            look(page, "/catalogue?q=道路", wide);
            assertThat(top(page, ".hit")).as("results stand before what narrows them").isLessThan(top(page, ".facets"));
            look(page, "/catalogue/entry?code=" + code, wide);
            look(page, "/none", wide);
            look(page, "/login", wide);
            signIn(page, "chengyun-user", RunningServer.PASSWORD);
            for (String path : List.of("/", "/requests", "/requests/new?code=" + code, "/query", "/ledger", "/verify",
                    "/objections", "/account", "/files", "/subscriptions", "/pushes")) {
                look(page, path, wide);
            }
        }
        try (BrowserContext context = narrow()) {
            Page page = context.newPage();
            page.navigate("/login");
            signIn(page, "jiaotong-officer", RunningServer.PASSWORD);
            for (String path : List.of("/", "/requests", "/datasets", "/datasets/new", "/sources", "/templates",
                    "/supervision", "/alerts")) {
                look(page, path, wide);
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void aWrongPasswordKeepsTheName() {
        try (BrowserContext context = narrow()) {
            Page page = context.newPage();
            page.navigate("/login");
            signIn(page, "chengyun-user", "not-the-password");

            assertThat(page.locator("[role=alert]").count()).isEqualTo(1);
            assertThat(page.locator("input[name=username]").inputValue()).isEqualTo("chengyun-user");
            assertThat(page.locator("input[name=password]").inputValue()).isEmpty();
        }
    }

    @Test
    void anAnswerIsReachedByKeyboardAndPrintedWithoutButtons() {
        try (BrowserContext context = narrow()) {
            Page page = context.newPage();
            page.navigate("/login");
            signIn(page, "chengyun-user", RunningServer.PASSWORD);
            page.navigate("/query?purpose=" + SharedRoads.PURPOSE);
            page.locator("[name=sql]").fill("select name, length from jiaotong.road01 order by name");
            Locator run = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("执行").setExact(true));
            run.click();
            page.locator("#receipt").waitFor();
            page.locator(".answer").focus();

            assertThat(page.evaluate("document.activeElement.className").toString()).contains("answer");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("nav.rooms").isVisible()).isFalse();
            assertThat(run.isVisible()).isFalse();
            assertThat(page.locator(".answer").isVisible()).isTrue();
        }
    }

    private static BrowserContext narrow() {
        return browsers.browser().newContext(new Browser.NewContextOptions().setBaseURL(running.url().toString())
                .setLocale("zh-CN").setViewportSize(WIDTH, 844));
    }

    private static void signIn(Page page, String login, String password) {
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(password);
        page.locator("main form button").click();
    }

    private static void look(Page page, String path, List<String> wide) {
        page.navigate(path);
        int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertThat(page.locator("h1").count()).as("heading of " + path).isPositive();
        if (width > WIDTH) {
            wide.add(path + " " + width);
        }
    }

    private static double top(Page page, String part) {
        return page.locator(part).first().boundingBox().y;
    }
}
