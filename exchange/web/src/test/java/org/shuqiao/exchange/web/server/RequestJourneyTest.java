package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.exchange.web.portal.Browsers;

/** Journey from a request to an answer whose receipt is verified, in the browser. */
class RequestJourneyTest {

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        running.account("chengyun-officer", "chengyun", "officer");
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @CsvSource({"zh, 01, 桥隧巡查", "en, 02, 路面养护"})
    void aRequestIsDecidedSignedAnsweredAndVerified(String language, String detail, String purpose) throws Exception {
        String code = new SharedRoads(running).publish("道路" + detail, detail, "conditional");
        String request;
        try (PortalWalk user = walk("chengyun-user", language)) {
            user.go("/").fill("q", "道路" + detail).press("catalogue.search");
            user.open("道路" + detail).follow("entry.request");
            request = user.request(code, purpose);
            assertThat(user.inputs()).as("inputs of a whole request, from the home on").isBetween(8, 25);
        }
        try (PortalWalk officer = walk("jiaotong-officer", language)) {
            officer.go("/requests").open(request);
            officer.choose("verdict.name", "agree").choose("verdict.length", "agree");
            officer.press("decide.preview");
            assertThat(officer.page().locator(".words").first().innerText()).contains(purpose);
            officer.press("sign");
            assertThat(officer.main()).contains(officer.number("G"));
        }
        String record;
        try (PortalWalk user = walk("chengyun-user", language)) {
            record = user.query(purpose, "select name, length from jiaotong.road" + detail + " order by name");
            assertThat(user.main()).contains("云桥", "解放路");
            user.go("/ledger/" + record);
            assertThat(user.main()).as("who asked is the auditor's and the own officer's business")
                    .doesNotContain(user.say("record.account"));
            assertThat(user.go("/ledger/" + record + "/why").main()).contains(request, code, "《中华人民共和国道路交通安全法》第四条");
            user.picture("why");
        }
        for (String login : new String[] {"auditor", "chengyun-officer"}) {
            try (PortalWalk reader = walk(login, language)) {
                reader.go("/ledger/" + record);
                assertThat(reader.main()).contains(reader.say("record.account"), "chengyun-user");
                reader.press("record.verify");
                assertThat(reader.page().locator(".verdict.valid").count()).isEqualTo(1);
            }
        }
    }

    private static PortalWalk walk(String login, String language) {
        return new PortalWalk(browsers.browser(), running.url(), login, language);
    }
}
