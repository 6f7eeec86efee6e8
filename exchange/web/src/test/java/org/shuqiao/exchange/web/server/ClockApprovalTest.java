package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.web.portal.Browsers;
import org.shuqiao.exchange.web.portal.VirtualAuthenticator;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.PasskeyApproval;
import org.shuqiao.ledger.act.SignedAct;

/** Tests that the steps of a request's clock, and a grant's suspension, are approved in the portal by passkey. */
class ClockApprovalTest {

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static Browsers browsers;
    private static String resource;
    private static String record;

    @BeforeAll
    static void start() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        resource = new SharedRoads(running).publish("道路", "01", "conditional");
        running.account("jiaotong-clerk", "jiaotong", "officer");
        running.account("chengyun-clerk", "chengyun", "requester");
        running.account("second-reviewer", "shuju", "authority");
        GrantedRoads roads = GrantedRoads.publish(running, "隧道", "32");
        roads.decide(roads.request("chengyun-clerk", "o-1", today(0), today(30)), GrantedRoads.BOTH);
        record = GrantedRoads.record(roads.ask("chengyun-clerk", "select name from " + roads.table()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (running != null) {
            running.close();
        }
        if (browsers != null) {
            browsers.close();
        }
    }

    @Test
    void returnExtensionCompletionWithdrawalAndSuspensionAreSignedByPersons() throws Exception {
        String request = requested("clock");
        GrantedRoads roads = GrantedRoads.publish(running, "桥梁", "31");
        String grant = roads.decide(roads.request("chengyun-user", "s-1", today(0), today(30)), GrantedRoads.BOTH);
        try (BrowserContext context = portal()) {
            Page page = signedIn(context, "jiaotong-officer");

            page.navigate("/requests/" + request);
            page.locator("form[action$='/extend'] input[name=days]").fill("2");
            page.locator("form[action$='/extend'] input[name=reason]").fill("征求意见");
            approve(page, "form[action$='/extend'] button", request);
            assertThat(byPasskey(ActKind.EXTENSION, request, "jiaotong")).isTrue();

            page.locator("form[action$='/return'] textarea[name=missing]").fill("依据的条款\n申请的用途");
            approve(page, "form[action$='/return'] button", "依据的条款");
            assertThat(byPasskey(ActKind.RETURN, request, "jiaotong")).isTrue();

            page.navigate("/grants/" + grant);
            page.locator("form[action$='/suspend'] input[name=reason]").fill("核查使用情况");
            approve(page, "form[action$='/suspend'] button", grant);
            assertThat(byPasskey(ActKind.SUSPENSION, grant, "jiaotong")).isTrue();
        }
        assertThat(running.as("jiaotong-officer").post("/api/v1/grants/" + grant + "/suspend", "{\"reason\": \"r\"}")
                .status()).as("it is suspended already").isEqualTo(200);
        assertThat(running.as("jiaotong-officer").post("/api/v1/requests/" + requested("by password") + "/return",
                "{\"missing\": \"依据\"}").code()).as("the password alone moves no clock").isEqualTo("SQ-EXC-0140");
        try (BrowserContext context = portal()) {
            Page page = signedIn(context, "chengyun-user");

            page.navigate("/requests/" + request + "/complete");
            page.locator("input[name=basis]").fill("《中华人民共和国道路交通安全法》第四条第二款");
            approve(page, "form[action$='/complete'] button", "第四条第二款");
            assertThat(byPasskey(ActKind.REQUEST, request, "chengyun")).isTrue();

            page.navigate("/requests/" + request);
            page.locator("form[action$='/withdraw'] input[name=reason]").fill("不再需要");
            approve(page, "form[action$='/withdraw'] button", "不再需要");
            assertThat(byPasskey(ActKind.WITHDRAWAL, request, "chengyun")).isTrue();
        }
        assertThat(SharedRoads.ok(running.as("jiaotong-officer").get("/api/v1/requests/" + request)).path("state")
                .asText()).isEqualTo("withdrawn");
    }

    @Test
    void objectionsTheirAnswersAndCalendarsAreSignedByPersons() throws Exception {
        String objection;
        try (BrowserContext context = portal()) {
            Page page = signedIn(context, "chengyun-clerk");
            page.navigate("/ledger/" + record);
            page.locator("#object textarea[name=complaint], #object input[name=complaint]").fill("长度有误");
            approve(page, "#object button", "长度有误");
            objection = page.url().substring(page.url().lastIndexOf('/') + 1);
            assertThat(byPasskey(ActKind.OBJECTION, objection, "chengyun")).isTrue();
        }
        SharedRoads.ok(running.as("jiaotong-clerk").post("/api/v1/objections/" + objection + "/check", "{}"));
        try (BrowserContext context = portal()) {
            Page page = signedIn(context, "jiaotong-clerk");
            page.navigate("/objections/" + objection);
            page.locator("form[action$='/close'] input[value=confirmed]").check();
            page.locator("form[action$='/close'] textarea[name=explanation]").fill("经核查无误");
            approve(page, "form[action$='/close'] button", "经核查无误");
            assertThat(byPasskey(ActKind.ANSWER, objection, "jiaotong")).isTrue();
        }
        try (BrowserContext context = portal()) {
            Page page = signedIn(context, "second-reviewer");
            String from = today(40);
            page.navigate("/clock");
            page.locator("input[name=name]").fill("deadlines-test.yaml");
            page.locator("textarea[name=yaml]").fill("deadlines:\n  - {duty: check-objection, working-days: 9, "
                    + "effective-from: " + from + ", basis: 本市规定第五条}\n");
            page.locator("button[name=load][value=false]").click();
            page.locator(".alert-success").waitFor();
            approve(page, "button[name=load][value=true]", "9");
            assertThat(SharedRoads.ok(running.as("second-reviewer").get("/api/v1/clock")).toString())
                    .contains("本市规定第五条");
            assertThat(running.as("second-reviewer").post("/api/v1/clock/files", "{\"name\": \"d.yaml\", \"yaml\": "
                    + "\"deadlines:\\n  - {duty: check-objection, working-days: 8, effective-from: " + today(50)
                    + ", basis: 规定}\"}").code()).isEqualTo("SQ-EXC-0140");
        }
    }

    private static BrowserContext portal() {
        return browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en")
                .setBaseURL(URI.create("http://localhost:" + running.url().getPort()).toString()));
    }

    private static Page signedIn(BrowserContext context, String login) {
        Page page = context.newPage();
        VirtualAuthenticator.of(context, page);
        VirtualAuthenticator.logIn(page, login, RunningServer.PASSWORD);
        VirtualAuthenticator.register(page);
        return page;
    }

    /** Sends a form, reads the act's words and lets the passkey sign it. */
    private static void approve(Page page, String button, String said) {
        page.locator(button).click();
        page.locator("#approve button[value=sign]").waitFor();
        assertThat(page.locator("#approve .words").innerText()).contains(said);
        page.waitForNavigation(() -> page.locator("#approve button[value=sign]").click());
        page.locator(".alert-success").waitFor();
    }

    private static boolean byPasskey(ActKind kind, String id, String department) throws Exception {
        Optional<SignedAct> newest = StreamSupport.stream(SharedRoads.ok(running.as("auditor")
                .get("/api/v1/evidence/acts?department=" + department)).path("acts").spliterator(), false)
                .map(act -> SignedAct.parse(act.asText().getBytes(StandardCharsets.UTF_8)))
                .filter(each -> each.act().kind() == kind && each.act().id().equals(id))
                .reduce((one, other) -> other);
        return newest.filter(each -> each.approval() instanceof PasskeyApproval
                && each.approval().approves(each.act())).isPresent();
    }

    private static String requested(String key) throws Exception {
        return SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request(key, resource,
                today(0), today(30)))).path("request").path("id").asText();
    }

    private static String today(int more) {
        return LocalDate.now(SystemClock.beijing()).plusDays(more).toString();
    }
}
