package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.web.portal.Browsers;

/**
 * From the source to the receipt and out of the platform: the lineage as it is clicked through, print sheets whose code
 * is read from a picture, and the list of records by who asked and as a file.
 */
class EvidenceDoorsTest {

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;
    private static String code;
    private static String grant;
    private static String receipt;

    @BeforeAll
    static void exchange() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        SharedRoads roads = new SharedRoads(running);
        new KeptRowsLake(running).ran("20261101-080000-1", Instant.parse("2026-11-01T00:00:00Z"), 0.97);
        code = roads.publish(SharedRoads.draft("道路", "01", "jiaotong_road", "unconditional",
                "\"table\", \"service\""), "01");
        running.account("chengyun-second", "chengyun", "requester");
        Caller user = running.as("chengyun-user");
        grant = SharedRoads.ok(user.post("/api/v1/requests", SharedRoads.request("k1", code,
                LocalDate.now().toString(), LocalDate.now().plusDays(30).toString()))).path("grant").path("id")
                .asText();
        SharedRoads.ok(user.post("/api/v1/query", "{\"purpose\": \"" + SharedRoads.PURPOSE
                + "\", \"sql\": \"select name from jiaotong.road01\"}"));
        running.as("chengyun-second").post("/api/v1/query", "{\"purpose\": \"别的用途\", "
                + "\"sql\": \"select name from jiaotong.road01\"}");
        receipt = SharedRoads.ok(user.get("/api/v1/receipts")).findParents("rows").stream()
                .filter(each -> each.path("outcome").asText().equals("delivered")).findFirst().orElseThrow()
                .path("id").asText();
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "en-US, 390"})
    void theCodeOfASheetLeadsToItsVerdict(String language, int width) throws Exception {
        try (CheckedPages pages = pages(language, width).login("chengyun-user", RunningServer.PASSWORD);
                CheckedPages stranger = pages(language, width)) {
            assertThat(verdict(pages, stranger, "/ledger/" + receipt)).contains(receipt,
                    pages.zh() ? "与纸面一致" : "holds");
            assertThat(verdict(pages, stranger, "/grants/" + grant)).contains(grant,
                    pages.zh() ? "有效" : "in force");
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "en-US, 390"})
    void aSourceColumnIsFollowedToAReceipt(String language, int width) {
        try (CheckedPages pages = pages(language, width).login("jiaotong-officer", RunningServer.PASSWORD)) {
            Page page = pages.look("/datasets/jiaotong_road/flow").page();
            assertThat(page.locator("svg.lineage .source_column").count()).isEqualTo(3);
            page.locator("details summary").last().click();
            assertThat(page.locator("#lineage tbody").innerText()).contains("len", "length", grant, receipt);
            pages.look("/catalogue/entry?code=" + code);
            assertThat(page.locator("svg.lineage a.source_column").first().getAttribute("href"))
                    .isEqualTo("/datasets/jiaotong_road/flow");
            assertThat(page.locator("svg.lineage a.standard_column").first().getAttribute("href"))
                    .isEqualTo("/datasets/jiaotong_road/quality");
            page.locator("svg.lineage a.grant").click();
            page.waitForURL("**/grants/" + grant);
            page.goBack();
            page.locator("svg.lineage a.receipt").focus();
            page.keyboard().press("Enter");
            page.waitForURL("**/ledger/" + receipt);
        }
        try (CheckedPages stranger = pages(language, width)) {
            Page page = stranger.look("/catalogue/entry?code=" + code).page();
            assertThat(page.locator("svg.lineage .item").count()).isEqualTo(2);
            assertThat(page.locator("svg.lineage .source_column, svg.lineage .grant, svg.lineage .receipt").count())
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "en-US, 390"})
    void theAuditorFindsWhatAnAccountAskedAndTakesItAlong(String language, int width) throws Exception {
        try (CheckedPages pages = pages(language, width).login("auditor", RunningServer.PASSWORD)) {
            Page page = pages.look("/ledger").page();
            page.locator("[name=account]").fill("chengyun-second");
            page.locator("form.filters button").click();
            pages.look();
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            assertThat(page.locator("tbody").innerText()).contains("SQ-EXC-0044");
            Path csv = page.waitForDownload(() -> page.locator("#export a").first().click()).path();
            List<String> lines = Files.readAllLines(csv);
            assertThat(lines).hasSize(2);
            assertThat(lines.getFirst()).startsWith("index,id,time").endsWith("account");
            assertThat(lines.getLast()).contains("refused", "SQ-").endsWith("chengyun-second");
            Path jsonl = page.waitForDownload(() -> page.locator("#export a").nth(1).click()).path();
            assertThat(Json.PLAIN.readTree(Files.readAllLines(jsonl).getFirst()).path("account").asText())
                    .isEqualTo("chengyun-second");
            pages.look("/ledger?account=nobody");
            assertThat(page.locator("tbody tr").count()).isZero();
        }
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/security-log?kind=ledger-exported"))
                .path("entries").path(0).toString()).contains("\"account\":\"auditor\"", "chengyun-second", "jsonl");
    }

    @Test
    void othersTakeWhatTheySeeWithoutTheAccounts() throws Exception {
        String whole = export("jiaotong-officer", "");
        assertThat(whole.lines().skip(1)).isNotEmpty().allMatch(line -> line.endsWith(","));
        assertThat(export("chengyun-user", "?format=jsonl&outcome=delivered&grant=" + grant).lines()).hasSize(1)
                .allMatch(line -> line.contains("\"grants\":\"" + grant + "\""));
        assertThat(export("chengyun-user", "?resource=990102198503071235&grant=zhangsan").lines()).hasSize(1);
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/security-log?kind=ledger-exported"))
                .path("entries").toString()).contains(grant).doesNotContain("990102198503071235", "zhangsan");
        Caller user = running.as("chengyun-user");
        assertThat(user.get("/api/v1/receipts/export?account=chengyun-second").status()).isEqualTo(403);
        assertThat(user.get("/api/v1/receipts/export?format=xls").status()).isEqualTo(400);
    }

    private static String export(String login, String query) throws Exception {
        try (PageReader reader = new PageReader(running.url(), login, RunningServer.PASSWORD)) {
            return new String(reader.bytes("/ledger/export" + query).body(), StandardCharsets.UTF_8);
        }
    }

    /** @return what the address of the sheet's code says to somebody who has no account */
    private static String verdict(CheckedPages pages, CheckedPages stranger, String sheet) throws Exception {
        Page page = pages.look(sheet).page();
        assertThat(page.locator(".sheet-code").isVisible()).as("on the screen").isFalse();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".asking, form button").all().stream().filter(each -> each.isVisible())).isEmpty();
        String said = read(page.locator(".sheet-code svg").screenshot());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertThat(said).startsWith(running.url() + "/verify?").doesNotContain("chengyun", "%E9", "道路");
        assertThat(page.locator(".sheet-code code").textContent()).isEqualTo(said);
        String words = stranger.look(said).page().locator("#sheet").innerText();
        assertThat(stranger.page().locator("#sheet.valid").count()).isEqualTo(1);
        stranger.look(said.substring(0, said.length() - 1) + (said.endsWith("0") ? "1" : "0"));
        assertThat(stranger.page().locator("#sheet.invalid").count()).isEqualTo(1);
        return words;
    }

    private static String read(byte[] picture) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }

    private static CheckedPages pages(String language, int width) {
        return new CheckedPages(browsers.browser(), running.url(), language, width);
    }
}
