package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.digest.KeyedDigest;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.web.portal.Browsers;

/** Notices of an inbox at a real mail server and a real receiver: proved, without contents, tried again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InboxNoticeTest {

    private static final String PATH = "/api/v1/inbox/delivery";
    private static final String OFFICER = "jiaotong-officer";
    private static final String ADDRESS = "officer@city.example";
    private static final Pattern TOKEN = Pattern.compile("https://portal\\.city\\.example"
            + "(/inbox/delivery/proof\\?token=([0-9a-f]{64}))");
    private static final MovableClock CLOCK = new MovableClock(FollowedRoads.MONDAY);

    @TempDir
    private static Path folder;
    private static GreenMail mail;
    private static Receiver receiver;
    private static RunningServer running;
    private static String code;
    private static LocalDate today = FollowedRoads.MONDAY;
    private static int asked;

    @BeforeAll
    static void start() throws Exception {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        receiver = Receiver.start();
        running = RunningServer.mailing(folder.resolve("home"), CLOCK, mail.getSmtp().getPort());
        code = new SharedRoads(running).publish("道路", "01", "conditional");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
        receiver.close();
        mail.stop();
    }

    private static String ask() throws Exception {
        return SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k" + ++asked,
                code, today.toString(), today.plusDays(60).toString()))).path("request").path("id").asText();
    }

    private static void nextDay() {
        today = today.plusDays(1);
        CLOCK.set(today);
    }

    private static void await(BooleanSupplier wanted) throws InterruptedException {
        for (int i = 0; i < 240 && !wanted.getAsBoolean(); i++) {
            Thread.sleep(250);
        }
        assertThat(wanted.getAsBoolean()).isTrue();
    }

    private static int came() {
        return mail.getReceivedMessages().length;
    }

    private static MimeMessage newest() {
        return mail.getReceivedMessages()[came() - 1];
    }

    private static JsonNode notice() throws Exception {
        return SharedRoads.ok(running.as(OFFICER).get(PATH)).path("notices").path(0);
    }

    private static boolean is(String state, String answer) {
        try {
            return notice().path("state").asText().equals(state) && notice().path("answer").asText().equals(answer);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Order(1)
    void anAddressIsProvedByItsOwnerOnThePageBeforeAnythingIsSentThere() throws Exception {
        assertThat(running.as(OFFICER).post(PATH + "/mail", "{\"address\": \"me@elsewhere.example\"}").code())
                .isEqualTo("SQ-EXC-0351");
        assertThat(running.as(OFFICER).post(PATH + "/mail", "{\"address\": \"a@city.example\\nBcc: b@city.example\"}")
                .code()).isEqualTo("SQ-EXC-0351");
        assertThat(came()).isZero();
        SharedRoads.ok(running.as(OFFICER).post(PATH + "/mail", "{\"address\": \"" + ADDRESS
                + "\", \"pace\": \"AT_ONCE\"}"));
        assertThat(newest().getRecipients(Message.RecipientType.TO)[0]).hasToString(ADDRESS);
        Matcher link = TOKEN.matcher(newest().getContent().toString());
        assertThat(link.find()).isTrue();
        nextDay(); // a published entry has been in the inbox since the start
        Thread.sleep(4000);
        assertThat(came()).as("nothing but the proof").isEqualTo(1);
        assertThat(running.as(OFFICER).post(PATH + "/proof", "{\"token\": \"" + link.group(2) + "\"}").code())
                .as("after a day").isEqualTo("SQ-EXC-0353");

        SharedRoads.ok(running.as(OFFICER).post(PATH + "/mail", "{\"address\": \"" + ADDRESS
                + "\", \"pace\": \"AT_ONCE\"}"));
        link = TOKEN.matcher(newest().getContent().toString());
        assertThat(link.find()).isTrue();
        assertThat(running.as("gongan-officer").post(PATH + "/proof", "{\"token\": \"" + link.group(2) + "\"}").code())
                .as("another account").isEqualTo("SQ-EXC-0353");
        try (PageReader reader = new PageReader(running.url(), OFFICER, RunningServer.PASSWORD)) {
            assertThat(reader.post(link.group(1), "/inbox/delivery/proof", PageReader.form("token", link.group(2)))
                    .body()).contains("已确认");
        }
    }

    @Test
    @Order(2)
    void aNoticeLeadsToWhatIsNewOnceAndHoldsNothingOfIt() throws Exception {
        int before = came();
        String request = ask();
        nextDay();
        await(() -> came() > before && is("DONE", ""));

        String text = newest().getContent().toString();
        assertThat(newest().getSubject()).contains("收件箱", "new matters");
        assertThat(text).contains("https://portal.city.example/requests/" + request)
                .doesNotContain("道路", "chengyun", "城市运行", OFFICER);
        int told = came();
        nextDay();
        Thread.sleep(4000);
        assertThat(came()).as("told once").isEqualTo(told);
    }

    @Test
    @Order(3)
    void whatTheMailServerDoesNotTakeIsTriedAgain() throws Exception {
        int port = mail.getSmtp().getPort();
        mail.stop();
        ask();
        nextDay();
        await(() -> is("WAITING", "SQ-EXC-0355"));

        mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        nextDay();
        await(() -> came() == 1 && is("DONE", ""));
    }

    @Test
    @Order(4)
    void aCallIsSignedAndGoesOnlyWhereTwoPersonsAllowed() throws Exception {
        assertThat(running.as(OFFICER).post(PATH + "/webhook", "{\"address\": \"https://10.0.0.1/in\"}").code())
                .isEqualTo("SQ-EXC-0241");
        String secret = SharedRoads.ok(running.as(OFFICER).post(PATH + "/webhook", "{\"address\": \""
                + receiver.url("/inbox") + "\", \"pace\": \"AT_ONCE\"}")).path("secret").asText();
        nextDay();
        await(() -> !receiver.calls("/inbox").isEmpty());

        Receiver.Call call = receiver.calls("/inbox").getFirst();
        assertThat(Json.PLAIN.readTree(call.body()).path("type").asText()).isEqualTo("inbox.matters");
        assertThat(call.body()).doesNotContain("道路", OFFICER);
        String signed = call.headers().get("webhook-id") + "." + call.headers().get("webhook-timestamp") + "."
                + call.body();
        assertThat(call.headers().get("webhook-signature")).isEqualTo("v1," + Base64.getEncoder().encodeToString(
                new KeyedDigest(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                        .of(signed.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "en-US, 390"})
    @Order(5)
    void thePageShowsHowOneIsToldAndWhatBecameOfIt(String language, int width) throws Exception {
        try (Browsers browsers = Browsers.open(); CheckedPages pages = new CheckedPages(browsers.browser(),
                running.url(), language, width).login(OFFICER, RunningServer.PASSWORD)) {
            pages.look("/inbox");
            pages.look("/inbox/delivery");
            assertThat(pages.page().locator("#notices tbody tr").count()).isPositive();
            assertThat(pages.page().locator("#mail .tag").innerText()).isEqualTo(pages.zh() ? "已确认" : "confirmed");
            pages.look("/inbox/delivery/proof?token=none");
        }
    }
}
