package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.web.portal.Browsers;

/** Journey from a wrong row to everybody who received it, in the browser. */
class CorrectionJourneyTest {

    private static final List<String> RECEIVERS = List.of("chengyun-user", "gongan-user");

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        running.account("gongan-user", "gongan", "requester");
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @CsvSource({"zh, 01", "en, 02"})
    void everyReceiverOfAWrongRowIsTold(String language, String detail) throws Exception {
        LocalDate today = LocalDate.now(SystemClock.beijing());
        GrantedRoads roads = GrantedRoads.publish(running, "道路" + detail, detail);
        for (String login : RECEIVERS) {
            roads.decide(roads.request(login, "grant " + detail, today.toString(), today.plusDays(90).toString()),
                    GrantedRoads.BOTH);
        }
        String sql = "select name, length from " + roads.table() + " order by name";
        String other = GrantedRoads.record(roads.ask("gongan-user", sql));

        String record;
        String objection;
        try (PortalWalk user = walk("chengyun-user", language)) {
            record = user.query(SharedRoads.PURPOSE, sql);
            user.go("/ledger/" + record).fill("row", "1").fill("complaint", "路名与路牌不一致").fill("key", "R3")
                    .fill("wrong", "云桥").fill("right", "云桥路");
            user.page().locator("main [name=item]").selectOption("name");
            user.page().locator("#object").scrollIntoViewIfNeeded();
            user.picture("objection").press("objection.raise");
            objection = user.number("O");
            assertThat(user.main()).contains("路名与路牌不一致").doesNotContain("云桥路");
        }
        try (PortalWalk officer = walk("jiaotong-officer", language)) {
            officer.go("/objections").open(objection).follow("objection.open");
            assertThat(officer.main()).contains("云桥路", "R3");
            officer.go("/objections/" + objection).press("objection.check");
            officer.choose("outcome", "corrected").fill("explanation", "已按路牌更正")
                    .fill("since", today.minusDays(30).toString()).fill("key", "R3").fill("right", "云桥路");
            officer.press("objection.close");
            assertThat(officer.main()).contains("已按路牌更正");
        }
        for (String login : RECEIVERS) {
            try (PortalWalk told = walk(login, language)) {
                told.go("/objections");
                assertThat(told.main()).contains(objection, login.equals("gongan-user") ? other : record,
                        told.say("objection.unseen"));
                told.picture("told").go("/objections/" + objection + "/correction");
                assertThat(told.main()).contains("云桥路", "已按路牌更正");
            }
        }
    }

    private static PortalWalk walk(String login, String language) {
        return new PortalWalk(browsers.browser(), running.url(), login, language);
    }
}
