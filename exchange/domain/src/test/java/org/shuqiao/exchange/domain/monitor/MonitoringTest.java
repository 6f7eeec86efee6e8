package org.shuqiao.exchange.domain.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.account.NewAccount;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.Alert;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.security.SecurityKind;

/** The shipped rules on crafted logs: each is silent at its bound and speaks one beyond it. */
final class MonitoringTest {

    private static CraftedLogs logs;

    @BeforeAll
    static void open() {
        logs = new CraftedLogs();
    }

    @AfterAll
    static void close() {
        logs.close();
    }

    @Test
    void manyRowsOfADayAndWhomTheyAreToldTo() {
        String first = logs.delivered("bulk", "a.bulk", CraftedLogs.NOON, DeliveryKind.QUERY, 30_000);
        String second = logs.delivered("bulk", "a.bulk", CraftedLogs.NOON.plusHours(1), DeliveryKind.QUERY, 20_000);
        assertThat(logs.seen("bulk-rows", "bulk")).as("at the bound").isEmpty();

        String third = logs.delivered("bulk", "a.bulk", CraftedLogs.NOON.plusHours(2), DeliveryKind.QUERY, 1);

        assertThat(logs.seen("bulk-rows", "bulk")).singleElement().satisfies(alert -> {
            assertThat(alert.figure()).isEqualTo(50_001);
            assertThat(alert.places()).containsExactly(first, second, third);
            assertThat(alert.provider()).contains("gongan");
            assertThat(alert.words().zh()).isEqualTo("一日内大量取数");
            assertThat(alert.remedy().en()).contains("quota");
        });
        assertThat(logs.city.alerts.of(logs.city.officer)).extracting(Alert::kind).contains("bulk-rows");
        assertThat(logs.city.alerts.of(logs.city.account("jiaotong.bulk", "jiaotong", Role.OFFICER))).isEmpty();
        logs.delivered("bulk", "a.bulk", CraftedLogs.NOON.plusHours(3), DeliveryKind.QUERY, 60_000);
        assertThat(logs.seen("bulk-rows", "bulk")).as("told once within its window").hasSize(1);
    }

    @Test
    void rowsThatLeftTheWindowDoNotCount() {
        logs.delivered("window", "a.bulk", CraftedLogs.NOON, DeliveryKind.QUERY, 50_000);
        logs.delivered("window", "a.bulk", CraftedLogs.NOON.plusHours(24), DeliveryKind.QUERY, 50_000);

        assertThat(logs.seen("bulk-rows", "window")).isEmpty();
        logs.delivered("window", "a.bulk", CraftedLogs.NOON.plusHours(25), DeliveryKind.QUERY, 1);
        assertThat(logs.seen("bulk-rows", "window")).hasSize(1);
    }

    @Test
    void manyRowsAsFiles() {
        logs.delivered("files", "a.file", CraftedLogs.NOON, DeliveryKind.FILE, 100_000);
        assertThat(logs.seen("bulk-files", "files")).isEmpty();
        logs.delivered("files", "a.file", CraftedLogs.NOON, DeliveryKind.QUERY, 1);
        assertThat(logs.seen("bulk-files", "files")).isEmpty();
        logs.delivered("files", "a.file", CraftedLogs.NOON, DeliveryKind.FILE, 1);
        assertThat(logs.seen("bulk-files", "files")).hasSize(1);
    }

    @Test
    void verificationsInQuickSuccession() {
        for (int call = 0; call < 4; call++) {
            logs.delivered("verify", "a.verify", CraftedLogs.NOON.plusMinutes(call), DeliveryKind.VERIFY, 500);
        }
        assertThat(logs.seen("enumeration", "verify")).isEmpty();
        logs.delivered("verify", "a.verify", CraftedLogs.NOON.plusMinutes(59), DeliveryKind.VERIFY, 1);
        assertThat(logs.seen("enumeration", "verify")).singleElement().satisfies(alert ->
                assertThat(alert.account()).contains("a.verify"));
    }

    @Test
    void useAtNightAndOnHolidays() {
        OffsetDateTime night = OffsetDateTime.parse("2026-11-23T21:00:00+08:00");
        OffsetDateTime holiday = OffsetDateTime.parse("2026-11-28T12:00:00+08:00"); // a Saturday
        for (int i = 0; i < 20; i++) {
            logs.delivered("night", "a.night", night.plusMinutes(i), DeliveryKind.QUERY, 1);
            logs.delivered("holiday", "a.night", holiday.plusMinutes(i), DeliveryKind.QUERY, 1);
            logs.delivered("day", "a.night", CraftedLogs.NOON.plusMinutes(i), DeliveryKind.QUERY, 1);
        }
        logs.delivered("night", "a.night", OffsetDateTime.parse("2026-11-24T20:59:59+08:00"), DeliveryKind.QUERY, 1);
        logs.delivered("day", "a.night", CraftedLogs.NOON.plusMinutes(30), DeliveryKind.QUERY, 1);
        assertThat(logs.seen("off-hours", "night")).isEmpty();
        assertThat(logs.seen("off-hours", "holiday")).isEmpty();

        logs.delivered("holiday", "a.night", holiday.plusHours(1), DeliveryKind.QUERY, 1);

        assertThat(logs.seen("off-hours", "holiday")).hasSize(1);
        assertThat(logs.seen("off-hours", "day")).isEmpty();
    }

    @Test
    void onePersonForTwoDepartments() {
        logs.city.account(new NewAccount("two.a", "two", "person-two", "minzheng", Set.of(Role.REQUESTER)),
                logs.city.admin, logs.city.admin2);
        logs.delivered("minzheng", "two.a", CraftedLogs.NOON, DeliveryKind.QUERY, 1);
        logs.delivered("minzheng", "two.a", CraftedLogs.NOON.plusDays(1), DeliveryKind.QUERY, 1);
        assertThat(logs.seen("one-person-many-departments", "minzheng")).isEmpty();

        logs.city.agree(new Change.SetActive("two.a", false)); // nobody holds both at once; one after the other is seen
        logs.city.account(new NewAccount("two.b", "two", "person-two", "jiaotong", Set.of(Role.REQUESTER)),
                logs.city.admin, logs.city.admin2);
        logs.delivered("jiaotong", "two.b", CraftedLogs.NOON.plusDays(2), DeliveryKind.QUERY, 1);

        assertThat(logs.seen("one-person-many-departments", "jiaotong")).singleElement().satisfies(alert -> {
            assertThat(alert.figure()).isEqualTo(2);
            assertThat(alert.about()).as("the person is not told to everybody").doesNotContain("person-two");
        });
    }

    @Test
    void manyResourcesAskedForInVain() {
        for (int i = 1; i <= 10; i++) {
            logs.refusedRecord("probe", "a.probe", CraftedLogs.NOON.plusHours(i), "10101001/0000" + (10 + i));
            logs.refusedRecord("probe", "a.probe", CraftedLogs.NOON.plusHours(i), "10101001/000011");
        }
        assertThat(logs.seen("probing-resources", "probe")).isEmpty();
        logs.refusedRecord("probe", "a.probe", CraftedLogs.NOON.plusHours(11), "10101001/000099");
        assertThat(logs.seen("probing-resources", "probe")).hasSize(1);
    }

    @Test
    void aPurposeThatDoesNotEnd() {
        for (int day = 0; day <= 400; day += 80) {
            logs.delivered("endless", "a.endless", CraftedLogs.NOON.plusDays(day), DeliveryKind.QUERY, 1);
            logs.delivered("broken", "a.endless", CraftedLogs.NOON.plusDays(day), DeliveryKind.QUERY, 1);
        }
        assertThat(logs.seen("purpose-without-end", "endless")).isEmpty();
        logs.delivered("endless", "a.endless", CraftedLogs.NOON.plusDays(401), DeliveryKind.QUERY, 1);
        logs.delivered("broken", "a.endless", CraftedLogs.NOON.plusDays(490), DeliveryKind.QUERY, 1);

        assertThat(logs.seen("purpose-without-end", "endless")).singleElement().extracting(Alert::figure)
                .isEqualTo(401L);
        assertThat(logs.seen("purpose-without-end", "broken")).as("a break of ninety days ends it").isEmpty();
    }

    @Test
    void repeatedRefusals() {
        for (int i = 0; i < 20; i++) {
            logs.refusedRecord("refused", "a.refused", CraftedLogs.NOON.plusMinutes(i), "10101001/000001");
        }
        assertThat(logs.seen("repeated-refusals", "refused")).isEmpty();
        logs.refusedRecord("refused", "a.refused", CraftedLogs.NOON.plusMinutes(21), "10101001/000001");
        assertThat(logs.seen("repeated-refusals", "refused")).hasSize(1);
    }

    @Test
    void callsBeyondOnesRights() {
        logs.entry(SecurityKind.AUTHORIZATION_REFUSED, "a.probe", CraftedLogs.NOON, Map.of("code", "SQ-EXC-0001"));
        logs.entry(SecurityKind.AUTHORIZATION_REFUSED, "a.probe", CraftedLogs.NOON, Map.of("count", "19"));
        assertThat(logs.seen("repeated-authorization-refusals", "minzheng")).isEmpty();
        logs.entry(SecurityKind.AUTHORIZATION_REFUSED, "a.probe", CraftedLogs.NOON, Map.of());
        assertThat(logs.seen("repeated-authorization-refusals", "minzheng")).singleElement().satisfies(alert -> {
            assertThat(alert.figure()).isEqualTo(21);
            assertThat(alert.places()).hasSize(3);
        });
    }

    @Test
    void passwordsTriedOutAndOneThatFitted() {
        Instant now = logs.city.clock.instant();
        OffsetDateTime at = now.atZone(ExchangeStore.ZONE).toOffsetDateTime();
        for (int i = 0; i < 50; i++) {
            logs.entry(SecurityKind.SIGN_IN_FAILED, i < 5 ? "a.night" : i < 11 ? "a.file" : "", at,
                    Map.of("network", "203.0.113.0/24"));
        }
        logs.entry(SecurityKind.SIGNED_IN, "a.night", at, Map.of());
        logs.monitoring.run();
        assertThat(logs.kinds()).doesNotContain("sign-in-failures", "sign-in-after-failures");

        logs.entry(SecurityKind.SIGNED_IN, "a.file", at, Map.of());
        logs.entry(SecurityKind.LOCKED, "a.file", at, Map.of("network", "203.0.113.0/24"));
        logs.monitoring.run();

        assertThat(logs.kinds()).contains("sign-in-failures", "sign-in-after-failures");
    }
}
