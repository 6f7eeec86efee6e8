package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuqiao.client.ShuqiaoClient;
import org.shuqiao.client.kit.CompatibilityKit;
import org.shuqiao.client.kit.KitCast;
import org.shuqiao.client.kit.KitRule;
import org.shuqiao.client.kit.KitRule.Finding;
import org.shuqiao.ledger.signature.PublicKeys;

/** The kit against the platform, where every rule holds, and against ones that break a rule, which it names. */
class CompatibilityKitTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static GrantedRoads roads;
    private static PublicKeys keys;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(TODAY));
        roads = GrantedRoads.publish(running, "道路", "01");
        keys = PublicKeys.parse(running.as("auditor").get("/api/v1/keys").body().path("keys").asText()
                .getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static KitCast cast(URI url) throws Exception {
        ShuqiaoClient.Place there = ShuqiaoClient.at(url);
        String password = running.as("auditor").password();
        return new KitCast(there.as("chengyun-user", "guess", keys), there.as("chengyun-user", password, keys),
                there.in("en").as("chengyun-user", password, keys), there.as("jiaotong-officer", password, keys),
                there.as("auditor", password, keys), roads.resource(), roads.table(), List.of("name", "length"), TODAY);
    }

    @Test
    void everyRuleHoldsOnThePlatform() throws Exception {
        List<Finding> found = CompatibilityKit.walk(cast(running.url()));

        assertThat(found).hasSize(KitRule.values().length);
        assertThat(found).allSatisfy(each -> assertThat(each.broken()).as("%s", each.rule()).isEmpty());
        assertThat(running.as("jiaotong-officer").get("/api/v1/requests/to-decide").body()).isEmpty();
    }

    /** How a platform answers that breaks a rule. */
    private enum Break {
        OPEN_DOOR(KitRule.SIGNED_IN, "GET /api/v1/grants", 401, ".*", "[]", 200),
        OWN_ERRORS(KitRule.PROBLEMS, "GET /api/v1/receipts?before=none", 400, "\"type\":\"[^\"]*\",", "", 400),
        LATE_CLOCK(KitRule.REPLY_CLOCK, "GET /api/v1/requests/R", 200, "\"due\":\"[^\"]*\"", "\"due\":\"2026-12-31\"",
                200),
        NO_CLOCK(KitRule.SUBMITTED, "GET /api/v1/requests/R", 200, "\"due\":\"[^\"]*\"", "\"due\":null", 200),
        RUNNING_CLOCK(KitRule.RETURN_STOPS, "GET /api/v1/requests/R", 200, "\"due\":null", "\"due\":\"2026-11-16\"",
                200),
        SILENT_REFUSAL(KitRule.NO_GRANT, "POST /api/v1/query", 422, "\"receipt\":\"(?:[^\"\\\\]|\\\\.)*\"",
                "\"kept\":\"\"", 422),
        FALSE_ROWS(KitRule.DELIVERED, "POST /api/v1/query", 200, "人民路", "人民街", 200),
        DECIDES_ALONE(KitRule.OWN_REQUEST, "POST /api/v1/requests/R", 403, ".*", "{}", 200),
        VAGUE_REFUSAL(KitRule.REFUSAL_CITES, "POST /api/v1/requests/R", 422, ".*rule.*|.*条款.*|.*依据.*", "{}", 200),
        LOST_RECEIPT(KitRule.UNKNOWN_RECEIPT, "GET /api/v1/receipts/0", 404, "404", "422", 422);

        private final KitRule rule;
        private final String call;
        private final int answered;
        private final String from;
        private final String to;
        private final int status;

        Break(KitRule rule, String call, int answered, String from, String to, int status) {
            this.rule = rule;
            this.call = call;
            this.answered = answered;
            this.from = from;
            this.to = to;
            this.status = status;
        }

        EditingProxy.Edited edit(String called, int was, String body) {
            boolean meant = called.startsWith(call) && was == answered
                    && Pattern.compile(from, Pattern.DOTALL).matcher(body).find();
            return meant ? new EditingProxy.Edited(status, body.replaceFirst("(?s)" + from, to))
                    : new EditingProxy.Edited(was, body);
        }
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void aPlatformThatBreaksARuleIsTold(Break broken) throws Exception {
        try (EditingProxy proxy = new EditingProxy(running.url(), broken::edit)) {
            List<Finding> found = CompatibilityKit.walk(cast(proxy.url()));

            Map<KitRule, String> told = new TreeMap<>();
            found.stream().filter(each -> !each.holds()).forEach(each -> told.put(each.rule(),
                    each.broken().orElseThrow()));
            assertThat(told).containsKey(broken.rule);
        }
    }
}
