package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.exchange.web.portal.Browsers;

/** The home page of each role, in both languages, on a wide and on a narrow screen. */
class HomesTest {

    private static final String SCREENS = """
            zh-CN, 1440
            zh-CN, 390
            en-US, 1440
            en-US, 390
            """;

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;
    private static String request;

    @BeforeAll
    static void fill() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        KeptRowsLake lake = new KeptRowsLake(running);
        lake.ran("20261101-080000-1", Instant.parse("2026-11-01T00:00:00Z"), 0.97);
        SharedRoads roads = new SharedRoads(running);
        String free = roads.publish("道路", "01", "unconditional");
        String asked = roads.publish("国道", "02", "conditional");
        Caller user = running.as("chengyun-user");
        String today = LocalDate.now().toString();
        SharedRoads.ok(user.post("/api/v1/requests", SharedRoads.request("k1", free, today,
                LocalDate.now().plusDays(10).toString())));
        request = SharedRoads.ok(user.post("/api/v1/requests", SharedRoads.request("k2", asked, today,
                LocalDate.now().plusDays(60).toString()))).path("request").path("id").asText();
        SharedRoads.ok(user.post("/api/v1/query", "{\"purpose\": \"" + SharedRoads.PURPOSE
                + "\", \"sql\": \"select name from jiaotong.road01\"}"));
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/demands", """
                {"title": "路灯", "description": "位置", "provider": "jiaotong"}"""));
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = SCREENS)
    void anybodySeesTheCity(String language, int width) {
        try (CheckedPages pages = pages(language, width)) {
            pages.look("/");
            assertThat(pages.main()).contains(pages.zh() ? "各部门数据可用率" : "Usable data by department");
            pages.page().locator("details summary").click();
            assertThat(pages.page().locator("details tbody tr").count()).as("weeks").isEqualTo(8);
            assertThat(pages.page().locator("#weeks-said").innerText()).contains("1");
            assertThat(pages.page().locator("[data-chart] svg").count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SCREENS)
    void anOfficerSeesWhatIsOwedAndHowTheDataAre(String language, int width) {
        try (CheckedPages pages = pages(language, width).login("jiaotong-officer", RunningServer.PASSWORD)) {
            pages.look("/").picture("home-officer");
            assertThat(pages.page().locator("#todo").innerText()).contains(request, pages.zh() ? "剩余" : "left");
            assertThat(pages.page().locator("#todo .light.green").count()).isEqualTo(2);
            assertThat(pages.page().locator("#health").innerText()).contains(pages.zh() ? "道路" : "Roads", "%");
            assertThat(pages.page().locator("#health a[href$='/quarantine']").count()).isEqualTo(1);
            assertThat(pages.page().locator("#ending a").count()).isEqualTo(1);
            assertThat(pages.page().locator("#jobs").count()).isEqualTo(1);
            pages.page().locator("#todo a[href$='" + request + "']").click();
            assertThat(pages.main()).contains("国道");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SCREENS)
    void aRequesterSeesTimeLinesAndHowToUseAGrant(String language, int width) {
        try (CheckedPages pages = pages(language, width).login("chengyun-user", RunningServer.PASSWORD)) {
            pages.look("/").picture("home-requester");
            assertThat(pages.page().locator("main form[role=search]").isVisible()).isTrue();
            assertThat(pages.page().locator("#mine .stages").first().locator("li").count()).isEqualTo(4);
            assertThat(pages.page().locator("#mine .stages").first().locator("[aria-current=step]").innerText())
                    .contains(pages.zh() ? "审核" : "Decided");
            assertThat(pages.page().locator("#mine .stages").last().locator("li.done").count()).isEqualTo(4);
            pages.page().locator("#held a[href$='/use']").click();
            pages.look();
            assertThat(pages.main()).contains("jiaotong.road01", "jdbc:avatica:remote:url=", "purpose=%E9%81%93",
                    "curl -u chengyun-user", "SHUQIAO_PASSWORD", "from shuqiao_client import Client",
                    "--purpose '").doesNotContain(RunningServer.PASSWORD);
            pages.page().locator("[data-copy=copy-jdbc]").click();
            PlaywrightAssertions.assertThat(pages.page().locator("[data-copy=copy-jdbc]"))
                    .hasText(pages.zh() ? "已复制" : "Copied");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SCREENS)
    void anAuditorReconcilesSearchesAndVerifiesMany(String language, int width) throws Exception {
        running.as("auditor").post("/api/v1/audits", "{}");
        String receipt = SharedRoads.ok(running.as("auditor").get("/api/v1/receipts")).path(0).path("id").asText();
        byte[] valid = Files.readAllBytes(save(receipt));
        try (CheckedPages pages = pages(language, width).login("auditor", RunningServer.PASSWORD)) {
            pages.look("/").picture("home-auditor");
            pages.page().locator("#explorer [name=from]").fill(LocalDate.now().toString());
            pages.page().locator("#explorer [name=provider]").selectOption("jiaotong");
            pages.page().locator("#explorer button").click();
            assertThat(pages.page().locator("tbody a.receipt").count()).isPositive();
            pages.look("/ledger?from=2020-01-01&to=2020-12-31");
            assertThat(pages.page().locator("tbody a.receipt").count()).isZero();
            pages.look("/ledger?record=" + receipt);
            assertThat(pages.page().url()).endsWith("/ledger/" + receipt);
            pages.look("/");
            String edited = new String(valid, StandardCharsets.UTF_8).replace("\"rows\":3", "\"rows\":2");
            pages.page().locator("#batch input[type=file]").setInputFiles(new FilePayload[] {
                new FilePayload("one.receipt.json", "application/json", valid),
                new FilePayload("two.receipt.json", "application/json", edited.getBytes(StandardCharsets.UTF_8))});
            pages.page().locator("#batch button").click();
            pages.look();
            assertThat(pages.page().locator("#verdicts .tag.good").count()).isEqualTo(1);
            assertThat(pages.page().locator("#verdicts .tag.bad").count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SCREENS)
    void theAuthoritySeesWhatItOwesAndTheRules(String language, int width) {
        try (CheckedPages pages = pages(language, width).login("reviewer", RunningServer.PASSWORD)) {
            pages.look("/").picture("home-authority");
            assertThat(pages.page().locator("#demands").innerText()).contains("路灯");
            assertThat(pages.page().locator("#rules").innerText())
                    .contains(String.valueOf(LocalDate.now().getYear() + 1));
            assertThat(pages.page().locator("#review .empty").count()).isEqualTo(1);
            assertThat(pages.page().locator("#overdue .empty").count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = SCREENS)
    void anAdministratorSeesAccountsKeysSystemsAndHealth(String language, int width) throws Exception {
        String password = Files.readString(running.installation().home().secrets().resolve("account-admin")).strip();
        try (CheckedPages pages = pages(language, width).login("admin", password)) {
            pages.look("/lake");
            assertThat(pages.main()).contains(pages.zh() ? "数据湖还没有表" : "The lake has no table yet");
            pages.look("/").picture("home-administrator");
            pages.page().locator("#accounts summary").click();
            assertThat(pages.page().locator("#accounts").innerText()).contains("jiaotong-officer");
            assertThat(pages.page().locator("#systems tbody tr").count()).isEqualTo(7);
            assertThat(pages.page().locator("#condition").innerText()).contains("GB");
            assertThat(pages.page().locator("#departments tbody tr").count()).isPositive();
        }
    }

    private static Path save(String receipt) throws Exception {
        try (PageReader reader = new PageReader(running.url(), "auditor", RunningServer.PASSWORD)) {
            return Files.write(folder.resolve("one.receipt.json"),
                    reader.bytes("/ledger/" + receipt + "/receipt").body());
        }
    }

    private static CheckedPages pages(String language, int width) {
        return new CheckedPages(browsers.browser(), running.url(), language, width);
    }
}
