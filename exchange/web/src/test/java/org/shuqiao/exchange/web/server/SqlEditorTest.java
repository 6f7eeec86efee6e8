package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.exchange.web.portal.Browsers;

/** The editor of queries by keyboard, a query that is stopped, and what was typed when the session ends. */
class SqlEditorTest {

    private static final String ASK = "/query?purpose=" + SharedRoads.PURPOSE;

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;
    private static String asked;

    @BeforeAll
    static void grant() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        running.account("chengyun-second", "chengyun", "requester");
        SharedRoads roads = new SharedRoads(running);
        String code = roads.publish("道路", "01", "unconditional");
        asked = roads.publish("国道", "02", "conditional");
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k1", code,
                LocalDate.now().toString(), LocalDate.now().plusDays(30).toString())));
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "zh-CN, 390", "en-US, 1440", "en-US, 390"})
    void aQueryIsCompletedRunAndRememberedWithoutItsValues(String language, int width) {
        try (CheckedPages pages = pages(language, width)) {
            Page page = pages.look(ASK).page();
            type(page, "select na");
            page.keyboard().press("Control+Space");
            page.locator(".CodeMirror-hint").first().waitFor();
            assertThat(page.locator(".CodeMirror-hint").first().innerText()).contains("name", "名称", "jiaotong.road01");
            page.keyboard().press("Enter");
            page.keyboard().type(" from jiaotong.road01 where name = '人民路' or length > 98765 -- 王小明");
            page.keyboard().press("Control+Enter");
            page.locator("#receipt").waitFor();
            assertThat(page.locator(".answer tbody tr").count()).isEqualTo(1);
            pages.look();

            page.locator("#kept summary").click();
            assertThat(page.locator("#kept-list code").first().innerText())
                    .isEqualTo("select name from jiaotong.road01 where name = '' or length > 0");
            assertThat(page.evaluate("JSON.stringify(localStorage)").toString())
                    .doesNotContain("人民路").doesNotContain("王小明").doesNotContain("98765");
            page.navigate(ASK);
            page.locator("#kept summary").click();
            page.locator("#kept-list button").first().click();
            assertThat(page.locator("[name=sql]").inputValue()).contains("where name = ''");
            page.locator("#kept-list button").nth(1).click();
            assertThat(page.locator("#kept-list code").count()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "en-US, 390"})
    void aQueryIsSavedSharedRenamedAndAskedWithAParameter(String language, int width) {
        String name = language.startsWith("zh") ? "每月路名" : "Roads by length";
        try (CheckedPages pages = pages(language, width);
                CheckedPages other = pages(language, width, "chengyun-second")) {
            Page page = pages.look(ASK).page();
            type(page, "select name from jiaotong.road01 where name = '13812345678'");
            save(page, name);
            assertThat(page.locator(".problem").innerText()).contains("SQ-EXC-0370", ":number");
            assertThat(page.locator(".CodeMirror").innerText()).contains("13812345678");
            type(page, "select name, length from jiaotong.road01 where name = :road and length > :least -- :no");
            save(page, name);
            pages.look();
            assertThat(page.locator("#saved li").first().innerText()).contains(name, ":road", SharedRoads.PURPOSE);
            assertThat(other.look(ASK).page().locator("#saved").innerText()).doesNotContain(name);

            page.locator("#saved li form[action$=share] button").click();
            page.locator("#saved li .tag").waitFor();
            assertThat(other.look(ASK).page().locator("#saved li").innerText()).contains(name, "chengyun-user");
            assertThat(other.page().locator("#saved li form").count()).isZero();
            other.page().locator("#saved li a").click();
            other.page().locator(".CodeMirror").waitFor();
            assertThat(other.page().locator("#values label").allInnerTexts()).containsExactly(":road", ":least");
            other.look();
            other.page().locator("#values input").first().fill("人民路");
            other.page().locator("#values input").last().fill("0");
            other.page().locator("#run").click();
            other.page().locator("#receipt").waitFor();
            assertThat(other.page().locator(".answer tbody tr").count()).isEqualTo(1);
            assertThat(other.page().evaluate("JSON.stringify(localStorage)").toString()).contains(":road")
                    .doesNotContain("人民路");

            page.locator("#saved li details summary").click();
            page.locator("#saved li details [name=name]").fill(name + " 2");
            page.locator("#saved li details button").click();
            page.waitForURL("**/query**#saved");
            assertThat(page.locator("#saved li b").innerText()).isEqualTo(name + " 2");
            page.locator("#saved li form[action$=delete] button").click();
            page.locator("#saved .empty").waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "en-US, 390"})
    void anAnswerIsDrawnByTheTypesOfItsColumns(String language, int width) {
        try (CheckedPages pages = pages(language, width)) {
            Page page = pages.look(ASK).page();
            assertThat(drawn(page, "select name, length from jiaotong.road01")).containsExactly("bar");
            assertThat(page.locator("#chart .chart-area svg").count()).isEqualTo(1);
            assertThat(page.locator("#chart .chart-area").getAttribute("aria-label")).contains("length / name", "3");
            assertThat(page.locator(".answer tbody tr").count()).as("the table stays").isEqualTo(3);
            pages.look();
            assertThat(drawn(page, "select length, length * 2 as twice from jiaotong.road01"))
                    .containsExactly("scatter");
            assertThat(drawn(page, "select length, date '2026-01-01' as built, name from jiaotong.road01"))
                    .containsExactly("line", "bar");
            assertThat(drawn(page, "select name from jiaotong.road01")).isEmpty();
            assertThat(page.locator("#chart [role=status]").innerText()).isNotBlank();
        }
    }

    /** @return the kinds of chart that the answer can be drawn as, the one that is drawn first */
    private static List<String> drawn(Page page, String sql) {
        type(page, sql);
        page.locator("#result").evaluate("each => each.replaceChildren()");
        page.keyboard().press("Control+Enter");
        page.locator("#receipt").waitFor();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.locator("#chart summary").click();
        page.locator("#chart .chart-area svg, #chart [role=status]:not(:empty)").first().waitFor();
        assertThat(asked).isEmpty();
        if (!page.locator("#chart .chart-area").isVisible()) {
            return List.of();
        }
        String first = page.locator("#chart [name=kind]").inputValue();
        return Stream.concat(Stream.of(first), page.locator("#chart [name=kind] option").all().stream()
                .map(each -> each.getAttribute("value")).filter(each -> !each.equals(first))).toList();
    }

    private static void save(Page page, String name) {
        page.locator("#save [name=name]").fill(name);
        page.locator("#save button").click();
        page.waitForURL("**/query**");
        page.locator(".CodeMirror").waitFor();
    }

    @Test
    void aLongAnswerIsTurnedPageByPage() {
        try (CheckedPages pages = pages("zh-CN", 1440)) {
            Page page = pages.look(ASK).page();
            type(page, "select a.name from jiaotong.road01 a, jiaotong.road01 b, jiaotong.road01 c, "
                    + "jiaotong.road01 d");
            page.keyboard().press("Control+Enter");
            page.locator("#receipt").waitFor();
            Locator shown = page.locator(".answer tbody tr:visible");
            assertThat(shown.count()).isEqualTo(50);
            page.locator(".paging button").last().click();
            assertThat(shown.count()).isEqualTo(31);
            assertThat(page.locator(".paging [role=status]").innerText()).isEqualTo("第 51–81 行，共 81 行");
            pages.look();
            assertThat(page.locator("a[href^='/files?grant=G-']").count()).isEqualTo(1);
        }
    }

    @Test
    void aQueryIsStoppedAndRecordedAsRefused() throws Exception {
        try (Connection database = DriverManager.getConnection(running.departmentUrl("postgres"));
                Statement statement = database.createStatement(); CheckedPages pages = pages("zh-CN", 1440)) {
            statement.execute("create or replace view road_share as select id as road_number, name,"
                    + " len * 1000 as length from road where pg_sleep(20) is not null");
            try {
                Page page = pages.look(ASK).page();
                type(page, "select name from jiaotong.road01");
                page.keyboard().press("Control+Enter");
                page.locator("#cancel").click();
                page.locator(".refused").waitFor();
                assertThat(pages.main()).contains("SQ-EXC-0317", "回执");
                assertThat(page.locator("#cancel").isVisible()).isFalse();
            } finally {
                statement.execute("create or replace view road_share as select id as road_number, name,"
                        + " len * 1000 as length from road");
            }
        }
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/receipts")).toString()).contains("SQ-EXC-0317");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "en-US, 390"})
    void whatWasTypedComesBackAfterTheSessionEnded(String language, int width) {
        try (CheckedPages pages = pages(language, width)) {
            Page page = pages.look(ASK).page();
            type(page, "select length from jiaotong.road01");
            page.context().clearCookies();
            page.keyboard().press("Control+Enter");
            page.locator("input[name=username]").waitFor();
            assertThat(page.url()).contains("/login?expired");
            pages.look();
            signIn(page, "chengyun-user");
            page.locator(".CodeMirror").waitFor();
            page.locator("main > .alert-success").waitFor();
            assertThat(page.locator("[name=sql]").inputValue()).isEqualTo("select length from jiaotong.road01");
            assertThat(page.locator(".CodeMirror").innerText()).contains("length");
            assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);

            page.navigate("/requests/new?code=" + asked);
            page.locator("[name=items][value=name]").check();
            page.locator("[name=purpose]").fill("桥梁普查");
            page.locator("[name=explanation]").fill("核对名称");
            page.locator("[name=basis]").fill("《中华人民共和国公路法》第七条");
            page.locator("[name=scenario]").fill("每年一次");
            page.context().clearCookies();
            page.locator("main form [type=submit], main form button").last().click();
            page.locator("input[name=username]").waitFor();
            signIn(page, "chengyun-user");
            page.locator("main > .alert-success").waitFor();
            assertThat(page.locator("[name=purpose]").inputValue()).isEqualTo("桥梁普查");
            assertThat(page.locator("[name=items][value=name]").isChecked()).isTrue();
        }
    }

    @Test
    void nobodyElseGetsWhatWasTyped() {
        try (CheckedPages pages = pages("zh-CN", 1440)) {
            Page page = pages.look(ASK).page();
            type(page, "select length from jiaotong.road01");
            page.context().clearCookies();
            page.keyboard().press("Control+Enter");
            page.locator("input[name=username]").waitFor();
            signIn(page, "jiaotong-officer");
            page.locator(".who").waitFor();
            page.waitForLoadState();
            assertThat(page.locator("main > .alert-success").count()).isZero();
            assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
        }
    }

    /** Replaces the editor's text by keyboard alone. */
    private static void type(Page page, String sql) {
        page.locator(".CodeMirror").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        page.locator(".CodeMirror").click();
        page.keyboard().press("Control+a");
        page.keyboard().type(sql);
    }

    private static void signIn(Page page, String login) {
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(RunningServer.PASSWORD);
        page.locator("main form button").click();
    }

    private static CheckedPages pages(String language, int width) {
        return pages(language, width, "chengyun-user");
    }

    private static CheckedPages pages(String language, int width, String login) {
        return new CheckedPages(browsers.browser(), running.url(), language, width)
                .login(login, RunningServer.PASSWORD);
    }
}
