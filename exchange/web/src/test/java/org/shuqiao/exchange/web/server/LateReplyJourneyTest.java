package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.exchange.web.portal.Browsers;

/** Journey from a late reply to supervision and to a dispute in three layers, in the browser. */
class LateReplyJourneyTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final LocalDate LATE = LocalDate.of(2026, 11, 20);

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static MovableClock clock;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        browsers = Browsers.open();
        clock = new MovableClock(MONDAY);
        running = RunningServer.start(folder.resolve("home"), clock);
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @CsvSource({"zh, 01, 桥隧巡查", "en, 02, 路面养护"})
    void aLateReplyIsSupervisedAndDisputed(String language, String detail, String purpose) throws Exception {
        clock.set(MONDAY);
        String code = new SharedRoads(running).publish("道路" + detail, detail, "conditional");
        String request;
        try (PortalWalk user = walk("chengyun-user", language)) {
            request = user.request(code, purpose);
        }
        clock.set(LATE);

        // the authority sees what is overdue, and issues a notice; the provider answers it
        try (PortalWalk reviewer = walk("reviewer", language)) {
            reviewer.go("/supervision");
            assertThat(reviewer.main()).contains(request);
            Locator row = reviewer.page().locator("tr").filter(holding(request)).first();
            row.locator("[name=demand]").fill("请于五个工作日内答复");
            reviewer.picture("supervision");
            row.locator("button").filter(holding(reviewer.say("supervision.issue"))).click();
            assertThat(reviewer.main()).contains(reviewer.number("S"), "请于五个工作日内答复");
        }
        try (PortalWalk officer = walk("jiaotong-officer", language)) {
            officer.go("/supervision").fill("text", "已安排专人").press("supervision.answer.do");
            assertThat(officer.main()).contains("已安排专人");
        }

        // the requester disputes it: between the departments, before the authority, before the government
        step("chengyun-user", language, "/requests/" + request, "逾期未答复", "dispute.raise");
        step("jiaotong-officer", language, "/disputes", "仍需研究", "dispute.answer");
        step("chengyun-user", language, "/disputes", "请主管部门调解", "dispute.escalate");
        rule(language, "failed", "双方未达成一致", "");
        step("chengyun-user", language, "/disputes", "提请本级政府裁定", "dispute.escalate");
        rule(language, "provide", "应予提供", "云政函〔2026〕18号");
        try (PortalWalk auditor = walk("auditor", language)) {
            assertThat(auditor.go("/clock?request=" + request).main()).contains(request);
            assertThat(auditor.go("/disputes").main()).contains("云政函〔2026〕18号", "逾期未答复");
        }
    }

    private static void step(String login, String language, String path, String text, String button) {
        try (PortalWalk walk = walk(login, language)) {
            walk.go(path);
            Locator form = walk.page().locator("main form").filter(holding(walk.say(button))).first();
            form.locator("[name=text]").fill(text);
            form.locator("button").filter(holding(walk.say(button))).first().click();
            assertThat(walk.main()).contains(text);
        }
    }

    private static void rule(String language, String outcome, String text, String reference) {
        try (PortalWalk reviewer = walk("reviewer", language)) {
            reviewer.go("/disputes");
            Locator form = reviewer.page().locator("form[action$='/ruling']").first();
            form.locator("[name=text]").fill(text);
            if (!reference.isEmpty()) {
                form.locator("[name=reference]").fill(reference);
            }
            form.locator("button[value=" + outcome + "]").click();
            assertThat(reviewer.main()).contains(text, reference, reviewer.say("dispute.step." + outcome));
            reviewer.picture("dispute");
        }
    }

    private static Locator.FilterOptions holding(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static PortalWalk walk(String login, String language) {
        return new PortalWalk(browsers.browser(), running.url(), login, language);
    }
}
