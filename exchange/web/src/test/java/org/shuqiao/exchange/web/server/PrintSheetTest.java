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
import java.nio.file.Path;
import java.time.LocalDate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.exchange.web.portal.Browsers;

/** The print sheets of receipts and grants: their code is read from a picture of the sheet and leads to the verdict. */
class PrintSheetTest {

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;
    private static String grant;
    private static String receipt;

    @BeforeAll
    static void exchange() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        SharedRoads roads = new SharedRoads(running);
        String code = roads.publish("道路", "01", "unconditional");
        Caller user = running.as("chengyun-user");
        grant = SharedRoads.ok(user.post("/api/v1/requests", SharedRoads.request("k1", code,
                LocalDate.now().toString(), LocalDate.now().plusDays(30).toString()))).path("grant").path("id").asText();
        SharedRoads.ok(user.post("/api/v1/query", "{\"purpose\": \"" + SharedRoads.PURPOSE
                + "\", \"sql\": \"select name from jiaotong.road01\"}"));
        receipt = SharedRoads.ok(running.as("auditor").get("/api/v1/receipts")).path(0).path("id").asText();
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
