package org.shuqiao.exchange.domain.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
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
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;

/** Runs of monitoring that are broken off or overlap, and alerts that are settled. */
final class MonitoringRunTest {

    private static CraftedLogs logs;

    @BeforeAll
    static void open() {
        logs = new CraftedLogs();
    }

    @AfterAll
    static void close() {
        logs.close();
    }

    /** The process dies in the middle of a run: nothing of it stays, and the next run tells everything once. */
    @Test
    void whatIsBrokenOffIsDoneAgainAndToldOnce() {
        logs.delivered("killed", "a.bulk", CraftedLogs.NOON, DeliveryKind.QUERY, 60_000);
        logs.city.inPlatform().sql("""
                create function refuse_alert() returns trigger language plpgsql as
                $$ begin raise exception 'killed'; end $$""").update();
        logs.city.inPlatform().sql("""
                create trigger killed before update on exchange.monitor_position
                for each row execute function refuse_alert()""").update();
        try {
            logs.monitoring.run();
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("killed");
        }
        logs.city.inPlatform().sql("drop trigger killed on exchange.monitor_position").update();
        logs.city.inPlatform().sql("drop function refuse_alert").update();

        assertThat(logs.seen("bulk-rows", "killed")).hasSize(1);
        assertThat(logs.seen("bulk-rows", "killed")).hasSize(1);
    }

    @Test
    void anotherProcessGoesOnWhereThisOneIs() {
        logs.delivered("both", "a.bulk", CraftedLogs.NOON, DeliveryKind.QUERY, 30_000);
        logs.monitoring.run();
        logs.delivered("both", "a.bulk", CraftedLogs.NOON, DeliveryKind.QUERY, 30_000);
        Monitoring other = new Monitoring(logs.city.exchange().getBean(ExchangeStore.class),
                MonitorRules.with(Map.of()),
                logs.city.exchange().getBean(LegalClock.class), logs.city.alerts, logs.city.log, logs.city.securityLog);

        assertThat(other.run()).isPositive();
        assertThat(logs.seen("bulk-rows", "both")).as("the memory is in the store").hasSize(1);
        assertThat(other.run()).as("only its own entry of the security log is new").isLessThan(5);
        assertThat(other.run()).isZero();
    }

    @Test
    void anAlertIsSettledOnceByThoseWhomItIsToldTo() {
        logs.delivered("settled", "a.bulk", CraftedLogs.NOON, DeliveryKind.QUERY, 60_000);
        long id = logs.seen("bulk-rows", "settled").getFirst().id();
        Actor stranger = logs.city.account("jiaotong.settle", "jiaotong", Role.OFFICER);

        refused(ExchangeCode.ROLE_NEEDED, () -> logs.city.alerts.acknowledge(logs.city.auditor, id, "看过"));
        refused(AlertCode.UNKNOWN, () -> logs.city.alerts.acknowledge(stranger, id, "看过"));
        refused(ExchangeCode.FIELD_INVALID, () -> logs.city.alerts.acknowledge(logs.city.officer, id,
                "110105194912310021 查过"));
        logs.city.alerts.acknowledge(logs.city.officer, id, "年度普查，已核对");
        refused(AlertCode.ACKNOWLEDGED, () -> logs.city.alerts.acknowledge(logs.city.officer, id, "再看"));

        Alert settled = logs.seen("bulk-rows", "settled").getFirst();
        assertThat(settled.acknowledged()).get().extracting(Alert.Acknowledgement::remark).isEqualTo("年度普查，已核对");
        assertThat(logs.city.securityLog.find(new SecurityFilter(Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(SecurityKind.ALERT_ACKNOWLEDGED)), OptionalLong.empty(), 10))
                .anyMatch(entry -> entry.event().details().get("alert").equals(String.valueOf(id)));
    }

    /** Whoever was an auditor when signing in, and is one no more, sees no alerts of others. */
    @Test
    void aRoleThatWasWithdrawnShowsNothing() {
        logs.delivered("roles", "a.bulk", CraftedLogs.NOON, DeliveryKind.QUERY, 60_000);
        Actor both = logs.city.account(new NewAccount("was.authority", "w", "was.authority", "jiaotong",
                Set.of(Role.AUTHORITY, Role.OFFICER)), logs.city.admin, logs.city.admin2);
        logs.entry(SecurityKind.AUTHORIZATION_REFUSED, "a.verify", CraftedLogs.NOON, Map.of("count", "40"));
        logs.monitoring.run();
        assertThat(logs.city.alerts.of(both)).isNotEmpty();

        logs.city.agree(new Change.SetRoles("was.authority", Set.of(Role.OFFICER)));

        assertThat(both.has(Role.AUTHORITY)).as("the session remembers").isTrue();
        assertThat(logs.city.alerts.of(both)).isEmpty();
    }

    /** Thousands of records, each within the bound, leave a bounded number of marks. */
    @Test
    void memoryDoesNotGrowWithTheLog() {
        GroupMemory memory = new GroupMemory();
        MonitorRule rule = MonitorRules.with(Map.of()).all().stream().filter(each -> each.id().equals("bulk-rows"))
                .findFirst().orElseThrow();
        long told = 0;
        for (int i = 0; i < 3000; i++) {
            Fact fact = new Fact(i, CraftedLogs.NOON.toInstant().plus(Duration.ofSeconds(i)), "r" + i, 1, 10, Map.of());
            if (memory.take(rule, fact, logs.city.exchange().getBean(LegalClock.class).calendar()).isPresent()) {
                told++;
            }
        }
        assertThat(told).isZero();
        assertThat(GroupMemory.read(memory.write()).write()).isEqualTo(memory.write());
        assertThat(memory.write().length()).isLessThan(200 * GroupMemory.MOST);
    }
}
