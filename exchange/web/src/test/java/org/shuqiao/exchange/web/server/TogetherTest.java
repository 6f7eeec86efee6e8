package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.web.portal.Browsers;
import org.shuqiao.exchange.web.portal.VirtualAuthenticator;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.JointApproval;
import org.shuqiao.ledger.act.KeyFileApproval;
import org.shuqiao.ledger.act.PasskeyApproval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;

/** Tests that several requests are decided alike, each by an act of its own, also for an officer who is away. */
class TogetherTest {

    private static final Pattern DIGEST = Pattern.compile("name=\"(digest\\.R-[^\"]+)\" value=\"([^\"]*)\"");

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static String resource;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        running.account("second-officer", "jiaotong", "officer");
        resource = new SharedRoads(running).publish("道路", "01", "conditional");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void eachIsShownAndThenDecidedExactlySo() throws Exception {
        String one = requested("rest-1");
        String two = requested("rest-2");
        String gone = requested("rest-3");
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests/" + gone + "/withdraw",
                "{\"reason\": \"不再需要\"}"));
        Caller officer = running.as("jiaotong-officer");

        JsonNode shown = SharedRoads.ok(officer.post("/api/v1/joint-decisions", """
                {"requests": ["%s", "%s", "%s"], "outcome": "agree"}""".formatted(one, two, gone)));
        assertThat(shown.get(0).path("en").asText()).contains(SharedRoads.PURPOSE);
        assertThat(shown.get(0).path("difference").path("en").get(0).asText()).isEqualTo("As requested");
        JsonNode done = SharedRoads.ok(officer.post("/api/v1/joint-decisions", """
                {"outcome": "agree", "digests": {"%s": "%s", "%s": "sha256:other", "%s": ""}}""".formatted(one,
                shown.get(0).path("digest").asText(), two, gone)));

        assertThat(done.get(0).path("grant").asText()).startsWith("G-");
        assertThat(done.get(1).path("problem").path("code").asText()).as("other words than were shown")
                .isEqualTo("SQ-EXC-0037");
        assertThat(done.get(1).path("state").asText()).isEqualTo("submitted");
        assertThat(done.get(2).path("problem").path("code").asText()).as("it was withdrawn").isNotEmpty();
        assertThat(SharedRoads.ok(officer.post("/api/v1/joint-decisions", """
                {"outcome": "refuse", "reason": "不需要", "rule": "政务数据共享条例第十条", "digests": {"%s": ""}}"""
                .formatted(two))).get(0).path("state").asText()).isEqualTo("refused");
        assertThat(running.as("gongan-officer").post("/api/v1/joint-decisions", """
                {"requests": ["%s"], "outcome": "agree"}""".formatted(two)).code()).isEqualTo("SQ-EXC-0002");
        assertThat(officer.post("/api/v1/joint-decisions", "{\"requests\": [], \"outcome\": \"agree\"}").code())
                .isEqualTo("SQ-EXC-0270");
    }

    @Test
    void aTemplateDecidesSeveralOnThePage() throws Exception {
        String one = requested("page-1");
        String two = requested("page-2");
        Caller officer = running.as("jiaotong-officer");
        String template = SharedRoads.ok(officer.post("/api/v1/templates", """
                {"resource": "%s", "title": "批量场景", "purpose": "用途", "basis": "依据", "scenario": "场景",
                 "decision": {"items": [{"item": "name", "verdict": "agree"},
                   {"item": "length", "verdict": "refuse", "reason": "不需要", "rule": "政务数据共享条例第十条"}]}}"""
                .formatted(resource))).path("id").asText();
        try (PageReader reader = new PageReader(running.url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            String page = "/requests/together";
            assertThat(reader.get(page).body()).contains(one, two, "批量场景");

            HttpResponse<String> shown = reader.post(page, page + "/preview", PageReader.form("request", one,
                    "request", two, "how", template));
            assertThat(shown.body()).contains("不提供：长度");
            Matcher digests = DIGEST.matcher(shown.body());
            StringBuilder form = new StringBuilder(PageReader.form("how", template));
            while (digests.find()) {
                form.append('&').append(PageReader.form(digests.group(1), digests.group(2)));
            }
            HttpResponse<String> done = reader.post(page, page + "/decide", form.toString());
            assertThat(done.body()).contains(one, two).containsPattern("G-\\d{4}-\\d{6}")
                    .doesNotContain("class=\"problem");
        }
        for (String each : List.of(one, two)) {
            assertThat(signed(ActKind.DECISION, each)).as("each has an act of its own").hasSize(1);
        }
    }

    @Test
    void whatIsDecidedByDelegationSaysForWhom() throws Exception {
        running.account("absent-officer", "jiaotong", "officer");
        Caller absent = running.as("absent-officer");
        LocalDate today = LocalDate.now(SystemClock.beijing());
        String order = "{\"receiver\": \"%s\", \"from\": \"" + today + "\", \"to\": \"" + today.plusDays(10)
                + "\", \"rule\": \"本部门值班规定第三条\"}";
        assertThat(absent.post("/api/v1/delegations", order.formatted("gongan-officer")).code())
                .isEqualTo("SQ-EXC-0276");
        String delegation;
        try (PageReader reader = new PageReader(running.url(), "absent-officer", RunningServer.PASSWORD)) {
            assertThat(reader.post("/delegations", "/delegations", PageReader.form("receiver", "jiaotong-officer",
                    "from", today.toString(), "to", today.plusDays(10).toString(), "rule", "本部门值班规定第三条")).body())
                    .contains("生效中", "jiaotong-officer");
            delegation = SharedRoads.ok(absent.get("/api/v1/delegations")).get(0).path("id").asText();
        }
        assertThat(absent.post("/api/v1/delegations", order.formatted("second-officer")).code())
                .isEqualTo("SQ-EXC-0278");
        assertThat(running.as("jiaotong-officer").post("/api/v1/delegations", order.formatted("absent-officer"))
                .code()).as("who is away receives nothing").isEqualTo("SQ-EXC-0278");

        String during = requested("delegated-1");
        decide(during);
        SharedRoads.ok(absent.post("/api/v1/delegations/" + delegation + "/revoke", "{}"));
        String after = requested("delegated-2");
        decide(after);

        assertThat(signed(ActKind.DECISION, during)).singleElement().satisfies(signed -> {
            assertThat(signed.act().person()).isEqualTo("jiaotong-officer");
            assertThat(signed.act().body().path("delegations").get(0).path("for").asText())
                    .isEqualTo("absent-officer");
            assertThat(SharedRoads.ok(running.as("jiaotong-officer").get("/api/v1/acts/" + signed.act().digest()))
                    .path("words").asText()).contains("代 absent-officer (" + delegation + ") 办理");
        });
        assertThat(signed(ActKind.DECISION, after)).singleElement()
                .satisfies(signed -> assertThat(signed.act().body().has("delegations")).isFalse());
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/security-log")).toString())
                .contains("\"delegated\"", "\"delegation-ended\"");
    }

    private static void decide(String request) throws Exception {
        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/requests/" + request + "/decision", """
                {"items": [{"item": "name", "verdict": "agree"}, {"item": "length", "verdict": "agree"}]}"""));
    }

    @Test
    void onePasskeyTouchSignsAll() throws Exception {
        String one = requested("key-1");
        String two = requested("key-2");
        try (Browsers browsers = Browsers.open(); BrowserContext context = browsers.browser().newContext(
                new Browser.NewContextOptions().setLocale("en").setBaseURL(URI.create("http://localhost:"
                        + running.url().getPort()).toString()))) {
            Page page = context.newPage();
            VirtualAuthenticator.of(context, page);
            VirtualAuthenticator.logIn(page, "second-officer", RunningServer.PASSWORD);
            VirtualAuthenticator.register(page);
            page.navigate("/requests/together");
            page.locator("input[name=request][value='" + one + "']").check();
            page.locator("input[name=request][value='" + two + "']").check();
            page.locator("input[name=how][value=agree]").check();
            page.locator("main form button").click();
            page.locator("form[data-together] button").click();
            page.locator("#approve[open] .words:has-text('" + two + "')").waitFor();
            assertThat(page.locator("#approve .words").innerText()).contains("(1/4)", "(4/4)", one, two,
                    SharedRoads.PURPOSE);
            page.locator("#approve button[value=sign]").click();
            page.waitForURL("**/requests/together/decide");
            assertThat(page.locator("table.facts").innerText()).contains(one, two).containsPattern("G-\\d{4}-\\d{6}");
        }
        for (String each : List.of(one, two)) {
            assertThat(signed(ActKind.DECISION, each)).singleElement().satisfies(act ->
                    assertThat(act.approval()).isInstanceOfSatisfying(JointApproval.class, joint -> {
                        assertThat(joint.acts()).hasSize(4).contains(act.act().digest());
                        assertThat(joint.by()).isInstanceOf(PasskeyApproval.class);
                    }));
            assertThat(SharedRoads.ok(running.as("chengyun-user").get("/api/v1/requests/" + each)).path("state")
                    .asText()).isEqualTo("granted");
        }
    }

    @Test
    void aKeyFileApprovesAllOrNone() throws Exception {
        SigningKey key = SoftwareKey.generate("yunzhou/jiaotong/officer", SignatureType.ED25519);
        String one = requested("joint-1");
        String two = requested("joint-2");
        Caller officer = running.as("jiaotong-officer");
        JsonNode shown = SharedRoads.ok(officer.post("/api/v1/joint-decisions",
                "{\"requests\": [\"%s\", \"%s\"], \"outcome\": \"agree\"}".formatted(one, two)));
        String decided = "{\"outcome\": \"agree\", \"digests\": {\"%s\": \"%s\", \"%s\": \"%s\"}}".formatted(one,
                shown.get(0).path("digest").asText(), two, shown.get(1).path("digest").asText());
        String acts = "/api/v1/joint-decisions/acts";
        List<Act> all = StreamSupport.stream(SharedRoads.ok(officer.post(acts, "{\"decided\": " + decided + "}"))
                .path("acts").spliterator(), false)
                .map(each -> Act.parse(each.path("act").asText().getBytes(StandardCharsets.UTF_8))).toList();
        assertThat(all).extracting(Act::kind).containsExactly(ActKind.DECISION, ActKind.GRANT, ActKind.DECISION,
                ActKind.GRANT);

        assertThat(officer.post(acts, approved(decided, all.subList(0, 2), all, key)).code())
                .as("a part of what was approved").isEqualTo("SQ-EXC-0091");
        assertThat(officer.post(acts, approved(decided, all, all.subList(0, 3), key)).code())
                .as("more than was approved").isEqualTo("SQ-EXC-0091");
        SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests/" + two + "/withdraw",
                "{\"reason\": \"不再需要\"}"));
        assertThat(officer.post(acts, approved(decided, all, all, key)).status()).isGreaterThanOrEqualTo(400);
        assertThat(SharedRoads.ok(running.as("chengyun-user").get("/api/v1/requests/" + one)).path("state").asText())
                .as("none is taken where one cannot be").isEqualTo("submitted");

        String alone = "{\"outcome\": \"agree\", \"digests\": {\"%s\": \"%s\"}}".formatted(one,
                shown.get(0).path("digest").asText());
        List<Act> rest = StreamSupport.stream(SharedRoads.ok(officer.post(acts, "{\"decided\": " + alone + "}"))
                .path("acts").spliterator(), false)
                .map(each -> Act.parse(each.path("act").asText().getBytes(StandardCharsets.UTF_8))).toList();
        assertThat(SharedRoads.ok(officer.post(acts, approved(alone, rest, rest, key))).path("done").get(0)
                .path("grant").asText()).startsWith("G-");
    }

    private static String approved(String decided, List<Act> sent, List<Act> named, SigningKey key) {
        List<String> digests = named.stream().map(Act::digest).toList();
        JointApproval approval = new JointApproval(digests, new KeyFileApproval(key.verification(),
                key.sign(JointApproval.approved(digests))));
        ObjectNode set = CanonicalJson.object().put("approval",
                new String(CanonicalJson.bytes(approval.tree()), StandardCharsets.UTF_8));
        sent.forEach(act -> set.withArray("acts").add(new String(act.bytes(), StandardCharsets.UTF_8)));
        return "{\"decided\": " + decided + ", \"approved\": " + set + "}";
    }

    private static List<SignedAct> signed(ActKind kind, String id) throws Exception {
        return StreamSupport.stream(SharedRoads.ok(running.as("auditor")
                .get("/api/v1/evidence/acts?department=jiaotong")).path("acts").spliterator(), false)
                .map(act -> SignedAct.parse(act.asText().getBytes(StandardCharsets.UTF_8)))
                .filter(each -> each.act().kind() == kind && each.act().id().equals(id)).toList();
    }

    private static String requested(String key) throws Exception {
        LocalDate today = LocalDate.now(SystemClock.beijing());
        return SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request(key, resource,
                today.toString(), today.plusDays(30).toString()))).path("request").path("id").asText();
    }
}
