package org.shuqiao.exchange.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.act.ActChain;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tampering with the platform's own database, done past its application, and what the audit says of it. */
final class AuditTest {

    private final TestCity city = new TestCity();
    private final JdbcClient store = JdbcClient.create(city.pool);
    private final ConfigurableApplicationContext exchange = city.opened(city.ledger);
    private final List<KnownHead> heads = new ArrayList<>();
    private Audit audit;
    private Grant grant;

    @BeforeEach
    void exchangeAFewTimes() {
        audit = AuditedCity.audit(city, exchange, heads, city.log);
        grant = city.grant("g", Terms.AS_REQUESTED);
        for (int i = 0; i < 4; i++) {
            city.clock.advance(Duration.ofMinutes(5));
            city.deliveries.query(city.requester, TestCity.PURPOSE, "select name from gongan.rk");
        }
        city.deliveries.query(city.requester, TestCity.PURPOSE, "select sex from gongan.rk");
        for (String table : List.of("record", "record_grant", "node", "checkpoint")) {
            store.sql("alter table ledger." + table + " disable trigger all").update();
        }
    }

    @AfterEach
    void close() {
        exchange.close();
        city.close();
    }

    @Test
    void anUntouchedPlatformHasNoFindings() {
        AuditReport report = audit.run(city.auditor, AuditPeriod.ALL);

        assertThat(report.findings()).isEmpty();
        assertThat(report.records()).isEqualTo(5);
        assertThat(report.checks()).extracting(AuditReport.Outcome::compared).allMatch(compared -> compared >= 0);
        assertThat(report.checks()).filteredOn(each -> each.check().equals("gateway-records"))
                .extracting(AuditReport.Outcome::compared).containsExactly(5L);
    }

    @Test
    void onlyAuditorsAndTheAuthorityAudit() {
        refused(ExchangeCode.ROLE_NEEDED, () -> audit.run(city.officer, AuditPeriod.ALL));
    }

    @Test
    void aDeletedRecordIsMissing() {
        store.sql("delete from ledger.record_grant where record = 2").update();
        store.sql("delete from ledger.record where index = 2").update();

        assertThat(kinds()).contains(FindingKind.RECORD_MISSING, FindingKind.SEQUENCE_GAP);
    }

    @Test
    void aDeletedLastRecordIsMissingAlthoughItsCheckpointIsGoneToo() {
        store.sql("delete from ledger.record_grant where record = 4").update();
        store.sql("delete from ledger.node where level = 0 and index = 4").update();
        store.sql("delete from ledger.checkpoint where size = 5").update();
        store.sql("delete from ledger.record where index = 4").update();

        assertThat(kinds()).contains(FindingKind.RECORD_MISSING);
    }

    @Test
    void aChangedRecordIsFound() {
        store.sql("""
                update ledger.record set bytes = convert_to(
                    replace(convert_from(bytes, 'UTF8'), '"rows":3', '"rows":1'), 'UTF8')
                where index = 1""").update();

        assertThat(kinds()).contains(FindingKind.RECORD_CHANGED);
    }

    @Test
    void whatIsNoRecordAtAllDoesNotHideTheRest() {
        store.sql("update ledger.record set bytes = 'x'::bytea where index = 1").update();
        store.sql("update exchange.grant_ set delivered = 1").update();
        for (String table : List.of("entry", "node", "checkpoint")) {
            store.sql("alter table security." + table + " disable trigger all").update();
        }
        store.sql("delete from security.entry where index = 1").update();

        assertThat(kinds()).contains(FindingKind.RECORD_CHANGED, FindingKind.CHECK_FAILED,
                FindingKind.SECURITY_ENTRY_MISSING);
    }

    @Test
    void aBackDatedRecordIsFound() {
        store.sql("""
                update ledger.record set time = time - interval '2 days', bytes = convert_to(regexp_replace(
                    convert_from(bytes, 'UTF8'), '"time":"[0-9-]+T', '"time":"2026-01-01T'), 'UTF8')
                where index = 1""").update();

        assertThat(kinds()).contains(FindingKind.RECORD_BACKDATED);
    }

    @Test
    void anInsertedRecordIsFound() {
        store.sql("""
                insert into ledger.record select 5, '01ARZ3NDEKTSV4RRFFQ69G5FAV', convert_to(replace(
                    convert_from(bytes, 'UTF8'), id, '01ARZ3NDEKTSV4RRFFQ69G5FAV'), 'UTF8'), 6, time, kind, outcome,
                    consumer, provider, resource from ledger.record where index = 0""").update();

        assertThat(kinds()).contains(FindingKind.RECORD_INSERTED);
    }

    @Test
    void recordsThatChangedPlacesAreFound() {
        store.sql("""
                update ledger.record a set id = b.id || 'x', bytes = b.bytes, time = b.time
                from ledger.record b where (a.index, b.index) in ((1, 2), (2, 1))""").update();
        store.sql("update ledger.record set id = rtrim(id, 'x') where index in (1, 2)").update();
        store.sql("update ledger.record_grant set sequence = sequence + 100 where record in (1, 2)").update();
        store.sql("update ledger.record_grant set sequence = 3 - (record - 1) where record in (1, 2)").update();

        assertThat(kinds()).contains(FindingKind.RECORD_MOVED);
    }

    @Test
    void aLoweredDeliveryCountIsFound() {
        store.sql("update exchange.grant_ set delivered = 1").update();

        assertThat(kinds()).containsExactly(FindingKind.COUNT_CHANGED);
    }

    @Test
    void aGrantThatWasUsedCannotVanish() {
        store.sql("delete from exchange.grant_day").update();
        store.sql("delete from exchange.grant_").update();

        assertThat(kinds()).contains(FindingKind.GRANT_MISSING);
    }

    @Test
    void aWidenedPolicyIsFound() {
        store.sql("update exchange.grant_ set policy = replace(policy, '\"rk\"', '\"all\"') || ' '").update();

        assertThat(kinds()).containsAnyOf(FindingKind.POLICY_CHANGED, FindingKind.GRANT_CHANGED);
    }

    @Test
    void aLongerPeriodIsFound() {
        store.sql("update exchange.grant_ set valid_to = valid_to + interval '9 years'").update();

        assertThat(kinds()).containsExactly(FindingKind.PERIOD_CHANGED);
    }

    @Test
    void anotherTableBehindAResourceIsFound() {
        store.sql("update exchange.binding set backing[3] = 'rk_all' where resource = :code")
                .param("code", city.population).update();

        assertThat(kinds()).containsExactly(FindingKind.BINDING_CHANGED);
    }

    @Test
    void aRemovedRevocationIsFound() {
        city.grants.revoke(city.officer, grant.id(), "不再需要");
        store.sql("delete from exchange.act where kind = 'revocation'").update();
        store.sql("update exchange.grant_ set revoked_at = null, revoked_by = null, revocation = null").update();

        try (ConfigurableApplicationContext restarted = city.opened(city.ledger)) {
            assertThat(acts(restarted)).extracting(Finding::kind, Finding::place)
                    .containsExactly(tuple(FindingKind.ACTS_CHANGED, "gongan"));
        }
    }

    @Test
    void aRemovedSignInIsFound() {
        for (String table : List.of("entry", "node", "checkpoint")) {
            store.sql("alter table security." + table + " disable trigger all").update();
        }
        store.sql("delete from security.entry where index = 1").update();

        assertThat(kinds()).contains(FindingKind.SECURITY_ENTRY_MISSING);
    }

    @Test
    void aHistoryThatOthersSawOtherwiseIsFound() {
        heads.add(new KnownHead("witness shuju", 3, city.log.root(3).base64()));
        heads.add(new KnownHead("witness gongan", 3, city.log.root(2).base64()));
        heads.add(new KnownHead("ledger", 9, city.log.root(2).base64()));

        assertThat(audit.run(AuditPeriod.ALL).findings()).extracting(Finding::kind, Finding::place).containsExactly(
                tuple(FindingKind.HISTORY_REWRITTEN, "witness gongan"),
                tuple(FindingKind.HISTORY_REWRITTEN, "ledger"));
    }

    private List<Finding> acts(ConfigurableApplicationContext platform) {
        List<Finding> found = new ArrayList<>();
        new ActChainCheck(city.catalog.departments(), platform.getBean(ActChain.class)).run(AuditPeriod.ALL,
                found::add);
        return found;
    }

    private List<FindingKind> kinds() {
        return audit.run(AuditPeriod.ALL).findings().stream().map(Finding::kind).distinct().toList();
    }
}
