package org.shuqiao.exchange.domain.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.NewAccount;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.Alert;
import org.shuqiao.exchange.domain.alert.AlertCode;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * The shipped rules on crafted logs: each is silent at its bound and speaks one beyond it. Every test has a consumer of
 * its own, so that one city serves them all.
 */
final class MonitoringTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-23T12:00:00+08:00"); // a Monday

    private static TestCity city;
    private static Monitoring monitoring;
    private static RecordOutbox outbox;
    private static RecordId ids;
    private static Actor watcher;

    @BeforeAll
    static void open() {
        city = new TestCity();
        monitoring = city.exchange().getBean(Monitoring.class);
        outbox = city.exchange().getBean(RecordOutbox.class);
        ids = city.exchange().getBean(RecordId.class);
        watcher = city.auditor;
        for (String login : List.of("a.bulk", "a.file", "a.verify", "a.night", "a.refused", "a.probe", "a.endless")) {
            city.account(login, "minzheng", Role.REQUESTER);
        }
        monitoring.run();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private static String delivered(String consumer, String account, OffsetDateTime at, DeliveryKind kind, long rows) {
        return record(consumer, account, at, kind, "复核", List.of(new GrantUse("G-2026-000900", "10101001/000001", 1,
                DIGEST)), new Outcome.Delivered(rows, DIGEST));
    }

    private static String refusedRecord(String consumer, String account, OffsetDateTime at, String resource) {
        return record(consumer, account, at, DeliveryKind.QUERY, "复核", List.of(),
                new Outcome.Refused("SQ-EXC-0040", Optional.of(resource)));
    }

    private static String record(String consumer, String account, OffsetDateTime at, DeliveryKind kind,
            String purpose, List<GrantUse> uses, Outcome outcome) {
        ExchangeRecordDraft draft = new ExchangeRecordDraft(ids.next(), at, kind, consumer, List.of("gongan"),
                purpose, uses, Optional.of(DIGEST), Map.of(), outcome);
        outbox.prepare(draft, account, Optional.empty());
        outbox.append(draft);
        return draft.id();
    }

    private static void entry(SecurityKind kind, String account, OffsetDateTime at, Map<String, String> details) {
        city.securityLog.append(new SecurityEvent(at, kind, account, "", details));
    }

    /** @return alerts of a rule that concern a consumer, after what is new was taken */
    private static List<Alert> seen(String rule, String consumer) {
        monitoring.run();
        return city.alerts.of(watcher).stream().filter(alert -> alert.kind().equals(rule)
                && alert.consumer().filter(consumer::equals).isPresent()).toList();
    }

    @Test
    void manyRowsOfADayAndWhomTheyAreToldTo() {
        String first = delivered("bulk", "a.bulk", NOON, DeliveryKind.QUERY, 30_000);
        String second = delivered("bulk", "a.bulk", NOON.plusHours(1), DeliveryKind.QUERY, 20_000);
        assertThat(seen("bulk-rows", "bulk")).as("at the bound").isEmpty();

        String third = delivered("bulk", "a.bulk", NOON.plusHours(2), DeliveryKind.QUERY, 1);

        assertThat(seen("bulk-rows", "bulk")).singleElement().satisfies(alert -> {
            assertThat(alert.figure()).isEqualTo(50_001);
            assertThat(alert.places()).containsExactly(first, second, third);
            assertThat(alert.provider()).contains("gongan");
            assertThat(alert.words().zh()).isEqualTo("一日内大量取数");
            assertThat(alert.remedy().en()).contains("quota");
        });
        assertThat(city.alerts.of(city.officer)).extracting(Alert::kind).contains("bulk-rows");
        assertThat(city.alerts.of(city.account("jiaotong.bulk", "jiaotong", Role.OFFICER))).isEmpty();
        delivered("bulk", "a.bulk", NOON.plusHours(3), DeliveryKind.QUERY, 60_000);
        assertThat(seen("bulk-rows", "bulk")).as("told once within its window").hasSize(1);
    }

    @Test
    void rowsThatLeftTheWindowDoNotCount() {
        delivered("window", "a.bulk", NOON, DeliveryKind.QUERY, 50_000);
        delivered("window", "a.bulk", NOON.plusHours(24), DeliveryKind.QUERY, 50_000);

        assertThat(seen("bulk-rows", "window")).isEmpty();
        delivered("window", "a.bulk", NOON.plusHours(25), DeliveryKind.QUERY, 1);
        assertThat(seen("bulk-rows", "window")).hasSize(1);
    }

    @Test
    void manyRowsAsFiles() {
        delivered("files", "a.file", NOON, DeliveryKind.FILE, 100_000);
        assertThat(seen("bulk-files", "files")).isEmpty();
        delivered("files", "a.file", NOON, DeliveryKind.QUERY, 1);
        assertThat(seen("bulk-files", "files")).isEmpty();
        delivered("files", "a.file", NOON, DeliveryKind.FILE, 1);
        assertThat(seen("bulk-files", "files")).hasSize(1);
    }

    @Test
    void verificationsInQuickSuccession() {
        for (int call = 0; call < 4; call++) {
            delivered("verify", "a.verify", NOON.plusMinutes(call), DeliveryKind.VERIFY, 500);
        }
        assertThat(seen("enumeration", "verify")).isEmpty();
        delivered("verify", "a.verify", NOON.plusMinutes(59), DeliveryKind.VERIFY, 1);
        assertThat(seen("enumeration", "verify")).singleElement().satisfies(alert ->
                assertThat(alert.account()).contains("a.verify"));
    }

    @Test
    void useAtNightAndOnHolidays() {
        OffsetDateTime night = OffsetDateTime.parse("2026-11-23T21:00:00+08:00");
        OffsetDateTime holiday = OffsetDateTime.parse("2026-11-28T12:00:00+08:00"); // a Saturday
        for (int i = 0; i < 20; i++) {
            delivered("night", "a.night", night.plusMinutes(i), DeliveryKind.QUERY, 1);
            delivered("holiday", "a.night", holiday.plusMinutes(i), DeliveryKind.QUERY, 1);
            delivered("day", "a.night", NOON.plusMinutes(i), DeliveryKind.QUERY, 1);
        }
        delivered("night", "a.night", OffsetDateTime.parse("2026-11-24T20:59:59+08:00"), DeliveryKind.QUERY, 1);
        delivered("day", "a.night", NOON.plusMinutes(30), DeliveryKind.QUERY, 1);
        assertThat(seen("off-hours", "night")).isEmpty();
        assertThat(seen("off-hours", "holiday")).isEmpty();

        delivered("holiday", "a.night", holiday.plusHours(1), DeliveryKind.QUERY, 1);

        assertThat(seen("off-hours", "holiday")).hasSize(1);
        assertThat(seen("off-hours", "day")).isEmpty();
    }

    @Test
    void onePersonForTwoDepartments() {
        city.account(new NewAccount("two.a", "two", "person-two", "minzheng", Set.of(Role.REQUESTER)),
                city.admin, city.admin2);
        delivered("minzheng", "two.a", NOON, DeliveryKind.QUERY, 1);
        delivered("minzheng", "two.a", NOON.plusDays(1), DeliveryKind.QUERY, 1);
        assertThat(seen("one-person-many-departments", "minzheng")).isEmpty();

        city.agree(new Change.SetActive("two.a", false)); // nobody holds both at once; one after the other is seen
        city.account(new NewAccount("two.b", "two", "person-two", "jiaotong", Set.of(Role.REQUESTER)),
                city.admin, city.admin2);
        delivered("jiaotong", "two.b", NOON.plusDays(2), DeliveryKind.QUERY, 1);

        assertThat(seen("one-person-many-departments", "jiaotong")).singleElement().satisfies(alert -> {
            assertThat(alert.figure()).isEqualTo(2);
            assertThat(alert.about()).as("the person is not told to everybody").doesNotContain("person-two");
        });
    }

    @Test
    void manyResourcesAskedForInVain() {
        for (int i = 1; i <= 10; i++) {
            refusedRecord("probe", "a.probe", NOON.plusHours(i), "10101001/0000" + (10 + i));
            refusedRecord("probe", "a.probe", NOON.plusHours(i), "10101001/000011");
        }
        assertThat(seen("probing-resources", "probe")).isEmpty();
        refusedRecord("probe", "a.probe", NOON.plusHours(11), "10101001/000099");
        assertThat(seen("probing-resources", "probe")).hasSize(1);
    }

    @Test
    void aPurposeThatDoesNotEnd() {
        for (int day = 0; day <= 400; day += 80) {
            delivered("endless", "a.endless", NOON.plusDays(day), DeliveryKind.QUERY, 1);
            delivered("broken", "a.endless", NOON.plusDays(day), DeliveryKind.QUERY, 1);
        }
        assertThat(seen("purpose-without-end", "endless")).isEmpty();
        delivered("endless", "a.endless", NOON.plusDays(401), DeliveryKind.QUERY, 1);
        delivered("broken", "a.endless", NOON.plusDays(490), DeliveryKind.QUERY, 1);

        assertThat(seen("purpose-without-end", "endless")).singleElement().extracting(Alert::figure).isEqualTo(401L);
        assertThat(seen("purpose-without-end", "broken")).as("a break of ninety days ends it").isEmpty();
    }

    @Test
    void repeatedRefusals() {
        for (int i = 0; i < 20; i++) {
            refusedRecord("refused", "a.refused", NOON.plusMinutes(i), "10101001/000001");
        }
        assertThat(seen("repeated-refusals", "refused")).isEmpty();
        refusedRecord("refused", "a.refused", NOON.plusMinutes(21), "10101001/000001");
        assertThat(seen("repeated-refusals", "refused")).hasSize(1);
    }

    @Test
    void callsBeyondOnesRights() {
        entry(SecurityKind.AUTHORIZATION_REFUSED, "a.probe", NOON, Map.of("code", "SQ-EXC-0001"));
        entry(SecurityKind.AUTHORIZATION_REFUSED, "a.probe", NOON, Map.of("count", "19"));
        assertThat(seen("repeated-authorization-refusals", "minzheng")).isEmpty();
        entry(SecurityKind.AUTHORIZATION_REFUSED, "a.probe", NOON, Map.of());
        assertThat(seen("repeated-authorization-refusals", "minzheng")).singleElement().satisfies(alert -> {
            assertThat(alert.figure()).isEqualTo(21);
            assertThat(alert.places()).hasSize(3);
        });
    }

    @Test
    void passwordsTriedOutAndOneThatFitted() {
        Instant now = city.clock.instant();
        OffsetDateTime at = now.atZone(ExchangeStore.ZONE).toOffsetDateTime();
        for (int i = 0; i < 50; i++) {
            entry(SecurityKind.SIGN_IN_FAILED, i < 5 ? "a.night" : i < 11 ? "a.file" : "", at,
                    Map.of("network", "203.0.113.0/24"));
        }
        entry(SecurityKind.SIGNED_IN, "a.night", at, Map.of());
        monitoring.run();
        assertThat(kinds()).doesNotContain("sign-in-failures", "sign-in-after-failures");

        entry(SecurityKind.SIGNED_IN, "a.file", at, Map.of());
        entry(SecurityKind.LOCKED, "a.file", at, Map.of("network", "203.0.113.0/24"));
        monitoring.run();

        assertThat(kinds()).contains("sign-in-failures", "sign-in-after-failures");
    }

    private static List<String> kinds() {
        return city.alerts.of(watcher).stream().map(Alert::kind).toList();
    }

    /** The process dies in the middle of a run: nothing of it stays, and the next run tells everything once. */
    @Test
    void whatIsBrokenOffIsDoneAgainAndToldOnce() {
        delivered("killed", "a.bulk", NOON, DeliveryKind.QUERY, 60_000);
        city.inPlatform().sql("""
                create function refuse_alert() returns trigger language plpgsql as
                $$ begin raise exception 'killed'; end $$""").update();
        city.inPlatform().sql("""
                create trigger killed before update on exchange.monitor_position
                for each row execute function refuse_alert()""").update();
        try {
            monitoring.run();
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("killed");
        }
        city.inPlatform().sql("drop trigger killed on exchange.monitor_position").update();
        city.inPlatform().sql("drop function refuse_alert").update();

        assertThat(seen("bulk-rows", "killed")).hasSize(1);
        assertThat(seen("bulk-rows", "killed")).hasSize(1);
    }

    @Test
    void anotherProcessGoesOnWhereThisOneIs() {
        delivered("both", "a.bulk", NOON, DeliveryKind.QUERY, 30_000);
        monitoring.run();
        delivered("both", "a.bulk", NOON, DeliveryKind.QUERY, 30_000);
        Monitoring other = new Monitoring(city.exchange().getBean(ExchangeStore.class), MonitorRules.brought(),
                city.exchange().getBean(LegalClock.class), city.alerts, city.log, city.securityLog);

        assertThat(other.run()).isPositive();
        assertThat(seen("bulk-rows", "both")).as("the memory is in the store").hasSize(1);
        assertThat(other.run()).as("only its own entry of the security log is new").isLessThan(5);
        assertThat(other.run()).isZero();
    }

    @Test
    void anAlertIsSettledOnceByThoseWhomItIsToldTo() {
        delivered("settled", "a.bulk", NOON, DeliveryKind.QUERY, 60_000);
        long id = seen("bulk-rows", "settled").getFirst().id();
        Actor stranger = city.account("jiaotong.settle", "jiaotong", Role.OFFICER);

        refused(ExchangeCode.ROLE_NEEDED, () -> city.alerts.acknowledge(city.auditor, id, "看过"));
        refused(AlertCode.UNKNOWN, () -> city.alerts.acknowledge(stranger, id, "看过"));
        refused(ExchangeCode.FIELD_INVALID, () -> city.alerts.acknowledge(city.officer, id, "110105194912310021 查过"));
        city.alerts.acknowledge(city.officer, id, "年度普查，已核对");
        refused(AlertCode.ACKNOWLEDGED, () -> city.alerts.acknowledge(city.officer, id, "再看"));

        Alert settled = seen("bulk-rows", "settled").getFirst();
        assertThat(settled.acknowledged()).get().extracting(Alert.Acknowledgement::remark).isEqualTo("年度普查，已核对");
        assertThat(city.securityLog.find(new SecurityFilter(Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(SecurityKind.ALERT_ACKNOWLEDGED)), OptionalLong.empty(), 10))
                .anyMatch(entry -> entry.event().details().get("alert").equals(String.valueOf(id)));
    }

    /** Whoever was an auditor when signing in, and is one no more, sees no alerts of others. */
    @Test
    void aRoleThatWasWithdrawnShowsNothing() {
        delivered("roles", "a.bulk", NOON, DeliveryKind.QUERY, 60_000);
        Actor both = city.account(new NewAccount("was.authority", "w", "was.authority", "jiaotong",
                Set.of(Role.AUTHORITY, Role.OFFICER)), city.admin, city.admin2);
        entry(SecurityKind.AUTHORIZATION_REFUSED, "a.verify", NOON, Map.of("count", "40"));
        monitoring.run();
        assertThat(city.alerts.of(both)).isNotEmpty();

        city.agree(new Change.SetRoles("was.authority", Set.of(Role.OFFICER)));

        assertThat(both.has(Role.AUTHORITY)).as("the session remembers").isTrue();
        assertThat(city.alerts.of(both)).isEmpty();
    }

    /** A million rows in small portions cost memory for a bounded number of marks. */
    @Test
    void memoryDoesNotGrowWithTheLog() {
        GroupMemory memory = new GroupMemory();
        MonitorRule rule = MonitorRules.brought().all().stream().filter(each -> each.id().equals("bulk-rows"))
                .findFirst().orElseThrow();
        long told = 0;
        for (int i = 0; i < 3000; i++) {
            Fact fact = new Fact(i, NOON.toInstant().plus(Duration.ofSeconds(i)), "r" + i, 1, 10, Map.of());
            told += memory.take(rule, fact, city.exchange().getBean(LegalClock.class).calendar()).isPresent() ? 1 : 0;
        }
        assertThat(told).isZero();
        assertThat(GroupMemory.read(memory.write()).write()).isEqualTo(memory.write());
        assertThat(memory.write().length()).isLessThan(200 * GroupMemory.MOST);
    }
}
