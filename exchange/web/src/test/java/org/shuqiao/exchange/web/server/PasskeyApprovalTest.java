package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.web.portal.Browsers;
import org.shuqiao.exchange.web.portal.VirtualAuthenticator;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.PasskeyApproval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.BundleReport;
import org.shuqiao.ledger.verifier.BundleVerifier;

/** Tests that a person's decisions in the portal are signed by the passkey, over exactly what was shown. */
class PasskeyApprovalTest {

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static Browsers browsers;
    private static String resource;

    @BeforeAll
    static void start() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        running.account("second-officer", "jiaotong", "officer");
        resource = new SharedRoads(running).publish("道路", "01", "conditional");
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
    void aDecisionAndItsGrantAreProvenByThePersonsKey() throws Exception {
        String request = requested("signed");
        try (BrowserContext context = portal()) {
            Page page = context.newPage();
            String key = registered(context, page, "jiaotong-officer");

            decide(page, request);
            page.locator("form[action$='/decision'] button").click();
            assertThat(shown(page)).contains(request);
            sign(page);
            page.waitForURL("**/requests/" + request);
            page.locator("form[action$='/grant'] button").click();
            assertThat(shown(page)).contains(SharedRoads.PURPOSE, resource);
            sign(page);
            page.waitForURL("**/grants/G-*");
            String grant = page.url().substring(page.url().lastIndexOf('/') + 1);

            assertThat(approver(ActKind.DECISION, request).key().text()).isEqualTo(key);
            assertThat(approver(ActKind.GRANT, grant).key().text()).isEqualTo(key);
            JsonNode answer = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/query", """
                    {"purpose": "%s", "sql": "select name from jiaotong.road01"}""".formatted(SharedRoads.PURPOSE)));
            BundleReport report = evidence(answer.path("receipt").asText());
            assertThat(report.sound()).as("%s", report).isTrue();
            assertThat(report.counts().complete()).isEqualTo(1);

            page.locator("form[action$='/revoke'] input[name=reason]").fill("用途结束");
            page.locator("form[action$='/revoke'] button").click();
            sign(page);
            page.locator(".alert-success").waitFor();
            assertThat(approver(ActKind.REVOCATION, grant).key().text()).isEqualTo(key);
        }
        String other = requested("by password");
        Caller.Answer refused = running.as("jiaotong-officer").post("/api/v1/requests/" + other + "/decision", """
                {"items": [{"item": "name", "verdict": "agree"}, {"item": "length", "verdict": "agree"}]}""");
        assertThat(refused.code()).as("the password alone gives nothing").isEqualTo("SQ-EXC-0140");
    }

    @Test
    void aDocumentThatWasChangedIsNotSignedAndNotTaken() throws Exception {
        String request = requested("changed");
        try (BrowserContext context = portal()) {
            Page page = context.newPage();
            registered(context, page, "second-officer");

            decide(page, request);
            page.route("**/decision/act", PasskeyApprovalTest::tellingOtherWords);
            page.locator("form[action$='/decision'] button").click();
            page.locator("#approve [role=alert]:not([hidden])").waitFor();
            assertThat(page.locator("#approve button[value=sign]").isVisible()).as("other words are not signed")
                    .isFalse();
            page.locator("#approve button[value=cancel]").click();
            page.unroute("**/decision/act");

            page.locator("form[action$='/decision'] button").click();
            page.locator("#approve button[value=sign]").waitFor();
            page.evaluate("""
                    () => {
                      const form = document.querySelector('form[action$="/decision"]').elements;
                      form['verdict.length'].value = 'refuse';
                      form['reason.length'].value = 'x';
                      form['rule.length'].value = 'y';
                    }""");
            sign(page);
            page.locator(".problem").waitFor();
            assertThat(page.locator(".problem").innerText()).contains("SQ-EXC-0092");
        }
        assertThat(SharedRoads.ok(running.as("chengyun-user").get("/api/v1/requests/" + request)).path("state")
                .asText()).isEqualTo("submitted");
        assertThat(acts("jiaotong")).noneMatch(act -> act.act().id().equals(request));
    }

    @Test
    void aChangeOfRightsAndAPublicationAreApprovedByPasskey() throws Exception {
        running.account("second-reviewer", "shuju", "authority");
        String tunnels = new SharedRoads(running).publish("隧道路网", "04", "conditional");
        Caller.Answer proposed = running.as("jiaotong-officer").post("/api/v1/bindings", """
                {"resource": "%s", "schema": "public", "table": "road_share", "name": "tunnel"}""".formatted(tunnels));
        assertThat(proposed.status()).as("%s", proposed).isEqualTo(202);
        String change = proposed.body().path("id").asText();
        String entry = submitted("桥梁", "02");
        try (BrowserContext context = portal()) {
            Page page = context.newPage();
            String key = registered(context, page, "second-reviewer");

            page.navigate("/changes");
            page.locator("form[action='/changes/" + change + "/approve'] button").click();
            assertThat(shown(page)).contains(change, tunnels);
            sign(page);
            page.locator(".alert-success").waitFor();
            assertThat(approver(ActKind.CHANGE, change).key().text()).isEqualTo(key);

            page.navigate("/datasets/entries/" + entry);
            page.locator("form[action$='/publish'] button").click();
            assertThat(shown(page)).contains("桥梁");
            sign(page);
            page.waitForURL("**/review");
            assertThat(approver(ActKind.PUBLICATION, "entry:" + entry + "@1").key().text()).isEqualTo(key);
        }
        assertThat(running.as("second-reviewer").post("/api/v1/entries/" + submitted("隧道", "03") + "/publish", "{}")
                .code()).isEqualTo("SQ-EXC-0140");
    }

    /** A platform that shows something else than what is signed. */
    private static void tellingOtherWords(Route route) {
        String body = route.fetch().text().replaceFirst("\"words\":\"", "\"words\":\"再看一遍 ");
        route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(body));
    }

    private static BrowserContext portal() {
        return browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en")
                .setBaseURL(URI.create("http://localhost:" + running.url().getPort()).toString()));
    }

    /** Logs in and registers a passkey. @return its public key as the account's page tells it */
    static String registered(BrowserContext context, Page page, String login) {
        VirtualAuthenticator.of(context, page);
        VirtualAuthenticator.logIn(page, login, RunningServer.PASSWORD);
        VirtualAuthenticator.register(page);
        return page.locator("code.passkey-key").innerText().strip();
    }

    /** @return the words of the act, once they are shown */
    static String shown(Page page) {
        page.locator("#approve button[value=sign]").waitFor();
        return page.locator("#approve .words").innerText();
    }

    static void sign(Page page) {
        page.waitForNavigation(() -> page.locator("#approve button[value=sign]").click());
    }

    private static void decide(Page page, String request) {
        page.navigate("/requests/" + request);
        for (String item : List.of("name", "length")) {
            page.locator("input[name='verdict." + item + "'][value=agree]").check();
        }
        page.locator("form.decide button").click();
        page.locator("form[action$='/decision']").waitFor();
    }

    private static String requested(String key) throws Exception {
        LocalDate today = LocalDate.now(SystemClock.beijing());
        return SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request(key, resource,
                today.toString(), today.plusDays(30).toString()))).path("request").path("id").asText();
    }

    private static String submitted(String name, String detail) throws Exception {
        Caller officer = running.as("jiaotong-officer");
        String entry = SharedRoads.ok(officer.post("/api/v1/entries", "{\"draft\": " + SharedRoads.draft(name, detail,
                "", "conditional", "\"table\", \"service\"") + "}")).path("id").asText();
        String code = SharedRoads.ok(officer.post("/api/v1/entries/" + entry + "/submit", "{}")).path("code").asText();
        new SharedRoads(running).bind(code, detail);
        return entry;
    }

    /** @return the passkey's approval of the newest signed act of this kind and id, which it approves */
    private static PasskeyApproval approver(ActKind kind, String id) throws Exception {
        String department = kind == ActKind.CHANGE || kind == ActKind.PUBLICATION ? "shuju" : "jiaotong";
        SignedAct signed = acts(department).stream()
                .filter(each -> each.act().kind() == kind && each.act().id().equals(id))
                .reduce((one, other) -> other).orElseThrow();
        Act act = signed.act();
        assertThat(signed.approval()).isInstanceOf(PasskeyApproval.class);
        assertThat(signed.approval().approves(act)).isTrue();
        return (PasskeyApproval) signed.approval();
    }

    private static List<SignedAct> acts(String department) throws Exception {
        List<SignedAct> acts = new ArrayList<>();
        SharedRoads.ok(running.as("auditor").get("/api/v1/evidence/acts?department=" + department)).path("acts")
                .forEach(act -> acts.add(SignedAct.parse(act.asText().getBytes(StandardCharsets.UTF_8))));
        return acts;
    }

    private static BundleReport evidence(String receipt) throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("one.receipt.json", receipt.getBytes(StandardCharsets.UTF_8));
        for (String department : List.of("jiaotong", "chengyun")) {
            acts(department).forEach(act -> files.put(act.act().digest().substring(7, 23) + ".act.json",
                    act.bytes()));
        }
        return BundleVerifier.verify(files, PublicKeys.parse(SharedRoads.ok(running.as("auditor").get("/api/v1/keys"))
                .path("keys").asText().getBytes(StandardCharsets.UTF_8)));
    }
}
