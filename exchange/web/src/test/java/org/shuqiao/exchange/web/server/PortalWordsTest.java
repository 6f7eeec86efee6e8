package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.exchange.web.portal.Browsers;

/** In which language and in whose words the portal speaks: to browsers, of authored texts, of faults; its help. */
class PortalWordsTest {

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;
    private static String code;

    @BeforeAll
    static void publish() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        code = new SharedRoads(running).publish("道路", "01", "conditional");
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US,en;q=0.9       | en
            zh-CN,zh;q=0.9       | zh-CN
            zh-TW                | zh-CN
            fr,en;q=0.5,zh;q=0.4 | en
            fr,zh;q=0.8,en;q=0.2 | zh-CN
            fr                   | zh-CN
            *                    | zh-CN
            """)
    void aBrowserGetsTheLanguageThatItPrefers(String accepted, String spoken) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(running.url().resolve("/")).header("Accept-Language", accepted)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("<html lang=\"" + spoken + "\"");
        }
    }

    @Test
    void whatTheReaderChoseIsRemembered() {
        try (CheckedPages pages = pages("en-US", 1440)) {
            pages.page().navigate("/?lang=zh");
            pages.page().navigate("/catalogue");
            assertThat(pages.page().locator("html").getAttribute("lang")).isEqualTo("zh-CN");
        }
    }

    @Test
    void chineseTextsOfAnEnglishPageSayThatTheyAreChinese() {
        try (CheckedPages pages = pages("en-US", 1440).login("chengyun-user", RunningServer.PASSWORD)) {
            for (String path : new String[] {"/catalogue/entry?code=" + code, "/requests/new?code=" + code}) {
                Page page = pages.look(path).page();
                assertThat(page.locator("main :text-is('长度')").first().evaluate("each => each.lang")).as(path)
                        .isEqualTo("zh-CN");
                assertThat(page.locator("main :text-is('道路')").first().evaluate("each => each.lang")).as(path)
                        .isEqualTo("zh-CN");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "zh-CN, 390", "en-US, 1440", "en-US, 390"})
    void aClerkIsToldInWordsWhatIsWrong(String language, int width) {
        try (CheckedPages pages = pages(language, width).login("chengyun-user", RunningServer.PASSWORD)) {
            Page page = pages.look("/requests/new?code=" + code).page();
            fill(page, "用途 1234567", LocalDate.now().plusDays(9));
            send(page);
            assertThat(pages.look().main()).contains(pages.zh() ? "缺少必填项：信息项" : "The field items is missing");

            page.locator("[name=items]").first().check();
            send(page);
            assertThat(pages.main()).contains(pages.zh() ? "用途 的内容不合规：只能用文字、数字、空格和常用标点"
                    : "letters, digits, blanks and plain punctuation only").doesNotContain("\\p{", "[0-9]");

            fill(page, "用途", LocalDate.now().minusDays(9));
            send(page);
            assertThat(pages.main()).contains(pages.zh() ? "使用期限无效：止日早于起日" : "it ends before it begins")
                    .doesNotContain("from ≥ to");
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "zh-CN, 390", "en-US, 1440", "en-US, 390"})
    void theStoryIsOfferedOnceAndHelpIsOnEveryPage(String language, int width) {
        try (CheckedPages pages = pages(language, width)) {
            pages.look("/help");
            assertThat(pages.page().locator("#story li").count()).isEqualTo(7);
            assertThat(pages.page().locator("#story a[href='/ledger']").count()).as("nobody is signed in").isZero();
            pages.login("chengyun-user", RunningServer.PASSWORD);
            pages.page().locator("#tour").waitFor();
            pages.look();
            pages.page().locator("#tour a").click();
            pages.look();
            assertThat(pages.page().locator("#story a").count()).isEqualTo(7);
            pages.page().locator("#story a[href='/ledger']").click();
            pages.look("/");
            assertThat(pages.page().locator("#tour").isVisible()).isFalse();
            assertThat(pages.page().locator("header a[href='/help']").isVisible()).isTrue();
        }
    }

    private static void fill(Page page, String purpose, LocalDate to) {
        page.locator("[name=purpose]").fill(purpose);
        page.locator("[name=explanation]").fill("核对");
        page.locator("[name=basis]").fill("《中华人民共和国公路法》第七条");
        page.locator("[name=scenario]").fill("每年一次");
        page.locator("[name=to]").fill(to.toString());
    }

    private static void send(Page page) {
        page.locator("main form [name=purpose]").evaluate("each => each.form.noValidate = true");
        page.locator("main form button").last().click();
        page.locator(".problem").waitFor();
    }

    private static CheckedPages pages(String language, int width) {
        return new CheckedPages(browsers.browser(), running.url(), language, width);
    }
}
