package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.web.server.PasskeyApprovalTest.registered;
import static org.shuqiao.exchange.web.server.PasskeyApprovalTest.shown;
import static org.shuqiao.exchange.web.server.PasskeyApprovalTest.sign;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.web.portal.Browsers;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.PasskeyApproval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;

/** Steps beyond the usual that persons sign by passkey: an emergency grant by two, the end of a person's key. */
class PasskeyStepsTest {

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static Browsers browsers;

    @BeforeAll
    static void start() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
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
    void anEmergencyGrantIsProposedByOneAndGivenByAnotherEachByPasskey() throws Exception {
        running.account("first-on-duty", "shuju", "authority");
        running.account("second-on-duty", "shuju", "authority");
        String resource = new SharedRoads(running).publish("抢险道路", "01", "conditional");
        LocalDate today = LocalDate.now(SystemClock.beijing());
        String request = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request(
                "emergency", resource, today.toString(), today.plusDays(30).toString()))).path("request").path("id")
                .asText();
        String first;
        try (BrowserContext context = portal()) {
            Page page = context.newPage();
            first = registered(context, page, "first-on-duty");
            page.navigate("/emergencies");
            page.locator("form[action$='/emergencies'] input[name=request]").fill(request);
            page.locator("form[action$='/emergencies'] input[name=hours]").fill("4");
            page.locator("form[action$='/emergencies'] input[name=reason]").fill("抢险救援");
            page.locator("form[action$='/emergencies'] button").click();
            assertThat(shown(page)).contains("抢险救援", resource);
            sign(page);
            page.locator("tr:has-text('" + request + "')").waitFor();
            assertThat(page.locator("form[action$='/give']").count()).as("nobody gives what he proposed").isZero();
        }
        String id = SharedRoads.ok(running.as("first-on-duty").get("/api/v1/emergencies")).path(0).path("id").asText();
        assertThat(running.as("first-on-duty").post("/api/v1/emergencies/" + id + "/give", "{}").status())
                .isGreaterThanOrEqualTo(400);
        String second;
        try (BrowserContext context = portal()) {
            Page page = context.newPage();
            second = registered(context, page, "second-on-duty");
            assertThat(running.as("second-on-duty").post("/api/v1/emergencies/" + id + "/give", "{}").code())
                    .as("the log-in alone gives nothing").isEqualTo("SQ-EXC-0140");
            page.navigate("/emergencies");
            page.locator("form[action$='/" + id + "/give'] button").click();
            assertThat(shown(page)).contains(id, resource);
            sign(page);
            page.locator("tr[id='" + id + "']:has-text('second-on-duty')").waitFor();
        }
        assertThat(approver("shuju", ActKind.EMERGENCY, id)).isEqualTo(first);
        assertThat(approver("shuju", ActKind.GRANT, id)).isEqualTo(second).isNotEqualTo(first);
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/query", """
                {"purpose": "%s", "sql": "select name from jiaotong.road01"}""".formatted(SharedRoads.PURPOSE)));
    }

    @Test
    void anOfficerSeesTheKeysOfTheDepartmentsPeopleAndRevokesOneByPasskey() throws Exception {
        running.account("certifier", "jiaotong", "officer");
        running.account("revoker", "jiaotong", "officer");
        SoftwareKey stolen = SoftwareKey.generate("yunzhou/jiaotong/certifier", SignatureType.ED25519);
        SharedRoads.ok(running.as("certifier").post("/api/v1/person-certificates", "{\"holder\": \"certifier\", "
                + "\"days\": 30, \"key\": \"" + stolen.verification().text() + "\"}"));
        try (BrowserContext context = portal()) {
            Page page = context.newPage();
            String key = registered(context, page, "revoker");
            page.navigate("/people-keys");
            assertThat(page.locator("main").innerText()).contains("certifier", stolen.verification().shortText());
            page.locator("form[action$='/people-keys/revoke'] input[name=reason]").fill("笔记本遗失");
            page.locator("form[action$='/people-keys/revoke'] button").click();
            assertThat(shown(page)).contains("certifier", stolen.verification().text(), "笔记本遗失");
            sign(page);
            page.locator(".alert-success").waitFor();
            assertThat(page.locator("tr:has-text('certifier')").innerText()).contains("笔记本遗失");
            assertThat(page.locator("tr:has-text('certifier') .tag.bad").count()).isOne();
            assertThat(page.locator("form[action$='/people-keys/revoke']").count()).isZero();
            assertThat(approver("jiaotong", ActKind.KEY_REVOCATION, "key:jiaotong:" + stolen.verification().hash()))
                    .isEqualTo(key);
        }
        assertThat(running.as("certifier").post("/api/v1/person-certificates", "{\"holder\": \"certifier\", "
                + "\"days\": 30, \"key\": \"" + stolen.verification().text() + "\"}").code()).isEqualTo("SQ-EXC-0300");
    }

    private static BrowserContext portal() {
        return browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en")
                .setBaseURL(URI.create("http://localhost:" + running.url().getPort()).toString()));
    }

    /** @return the passkey that approved the newest signed act of this kind and id */
    private static String approver(String department, ActKind kind, String id) throws Exception {
        List<SignedAct> acts = new ArrayList<>();
        SharedRoads.ok(running.as("auditor").get("/api/v1/evidence/acts?department=" + department)).path("acts")
                .forEach(act -> acts.add(SignedAct.parse(act.asText().getBytes(StandardCharsets.UTF_8))));
        SignedAct signed = acts.stream().filter(each -> each.act().kind() == kind && each.act().id().equals(id))
                .reduce((one, other) -> other).orElseThrow();
        assertThat(signed.approval().approves(signed.act())).isTrue();
        return ((PasskeyApproval) signed.approval()).key().text();
    }
}
