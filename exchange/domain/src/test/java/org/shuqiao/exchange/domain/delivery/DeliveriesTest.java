package org.shuqiao.exchange.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.catalog.publish.CatalogDuty;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.ConcurrentCalls;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;

final class DeliveriesTest {

    private static final String NAMES = "select name from gongan.rk";
    private TestCity city;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        city = new TestCity();
        deliveries = city.deliveries;
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void withoutAGrantThereIsARefusalWithAReceipt() {
        assertRefused(ExchangeCode.NO_GRANT, ask(), 0);
    }

    @Test
    void anotherPurposeIsRefusedAndItsWordsAreNotRecorded() {
        city.grant("g", Terms.AS_REQUESTED);

        DeliveryResult result = deliveries.query(city.requester, "王小明的邻居打听", NAMES);

        assertRefused(ExchangeCode.WRONG_PURPOSE, result, 0);
        assertThat(result.receipt().record().draft().purpose()).isEqualTo("未登记用途");
        assertThat(result.receipt().record().draft().provider()).containsExactly("gongan");
    }

    @Test
    void anExpiredARevokedAndAFutureGrantAreEachRefusedForWhatTheyAre() {
        Instant now = city.clock.instant();
        Grant grant = city.grant("short", terms(Quota.UNLIMITED, now.plusSeconds(600), now.plusSeconds(1200)));

        assertRefused(ExchangeCode.GRANT_NOT_YET_VALID, ask(), 1);
        city.clock.advance(Duration.ofSeconds(600));
        assertThat(ask()).isInstanceOf(DeliveryResult.Delivered.class);
        city.clock.advance(Duration.ofSeconds(600));
        assertRefused(ExchangeCode.GRANT_EXPIRED, ask(), 1);

        Grant second = city.grant("second", Terms.AS_REQUESTED);
        assertThat(ask()).isInstanceOf(DeliveryResult.Delivered.class);
        city.grants.revoke(city.officer, second.id(), "用途变更");
        assertRefused(ExchangeCode.GRANT_REVOKED, ask(), 1);
        assertThat(city.log.gaps(grant.id())).isEmpty();
        assertThat(city.log.gaps(second.id())).isEmpty();
    }

    @Test
    void whoMayNotUseDataIsRefusedWithAReceipt() {
        city.grant("g", Terms.AS_REQUESTED);
        Actor officer = city.account("minzheng.officer", "minzheng", Role.OFFICER);

        assertRefused(ExchangeCode.ROLE_NEEDED, deliveries.query(officer, TestCity.PURPOSE, NAMES), 0);
        assertRefused(ExchangeCode.ROLE_NEEDED, deliveries.query(city.auditor, TestCity.PURPOSE, NAMES), 0);
        city.agree(new Change.SetActive(city.requester.login(), false));
        assertRefused(ExchangeCode.ACCOUNT_DISABLED, ask(), 0);
    }

    @Test
    void aWithdrawnResourceIsNotDelivered() {
        city.grant("g", Terms.AS_REQUESTED);
        var reviewer = new CatalogUser("zhao", "shuju", CatalogDuty.AUTHORITY);
        city.catalog.entries().withdraw(city.catalog.entries().published(city.population).orElseThrow().reference(),
                "数源变更", reviewer);

        assertRefused(ExchangeCode.RESOURCE_WITHDRAWN, ask(), 1);
    }

    @Test
    void ofManyAtOnceAsManyAreServedAsTheQuotaAllows() throws InterruptedException {
        Grant grant = city.grant("quota", terms(quota(OptionalLong.of(3), OptionalLong.empty())));

        List<Object> results = ConcurrentCalls.run(6, this::ask);

        assertThat(results).filteredOn(DeliveryResult.Delivered.class::isInstance).hasSize(3);
        assertThat(results).filteredOn(DeliveryResult.Refused.class::isInstance).hasSize(3)
                .allSatisfy(result -> assertRefused(ExchangeCode.QUOTA_EXHAUSTED, (DeliveryResult) result, 1));
        assertThat(city.log.gaps(grant.id())).isEmpty();
        assertThat(city.grants.get(city.auditor, grant.id()).delivered()).isEqualTo(3);
        city.clock.advance(Duration.ofDays(1));
        assertThat(ask()).isInstanceOf(DeliveryResult.Delivered.class);
    }

    @Test
    void aTotalQuotaDoesNotComeBackTheNextDay() {
        city.grant("total", terms(quota(OptionalLong.empty(), OptionalLong.of(1))));

        assertThat(ask()).isInstanceOf(DeliveryResult.Delivered.class);
        city.clock.advance(Duration.ofDays(1));
        assertRefused(ExchangeCode.QUOTA_EXHAUSTED, ask(), 1);
    }

    @Test
    void rowsOfADayAreCounted() {
        city.grant("rows", terms(new Quota(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                OptionalLong.of(4))));

        assertThat(ask()).isInstanceOf(DeliveryResult.Delivered.class);
        assertRefused(ExchangeCode.QUOTA_EXHAUSTED, ask(), 1);
    }

    @Test
    void aRevocationWhileTheAnswerIsMadeHoldsItBack() throws Exception {
        Grant grant = city.grant("race", Terms.AS_REQUESTED);
        CompletableFuture<DeliveryResult> running;
        try (Connection holder = city.department.getConnection(); Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table rk in access exclusive mode");
            running = CompletableFuture.supplyAsync(this::ask);
            awaitReaderBlocked();
            city.grants.revoke(city.officer, grant.id(), "发现超范围使用");
            holder.commit();
        }

        DeliveryResult result = running.get(30, TimeUnit.SECONDS);

        assertRefused(ExchangeCode.GRANT_REVOKED, result, 1);
        assertThat(result.receipt().record().sequences()).containsEntry(grant.id(), 1L);
    }

    @Test
    void verifyingSaysYesOrNoAndNothingElse() {
        city.grant("verify", Terms.AS_REQUESTED);

        DeliveryResult result = deliveries.verify(city.requester, TestCity.PURPOSE, city.population, "citizen_number",
                List.of(Map.of("citizen_number", "990102198503071235", "name", "王小明"),
                        Map.of("citizen_number", "990102198503071235", "name", "王大明"),
                        Map.of("citizen_number", "990102198503071999")));

        assertThat(((DeliveryResult.Delivered) result).answer().rows())
                .containsExactly(List.of(true), List.of(false), List.of(false));
        assertRefused(ExchangeCode.NO_GRANT, deliveries.verify(city.requester, TestCity.PURPOSE, city.faces, "name",
                List.of(Map.of("name", "王小明"))), 0);
    }

    @Test
    void tokensOfAHashMaskAreEqualWithinAPurposeAndDifferentBeyond() {
        Decision hashed = new Decision(Map.of("citizen_number", new ItemDecision.AgreeMasked("hash")),
                Terms.AS_REQUESTED);
        city.grant(city.ask("h1", city.population, List.of("citizen_number"), Set.of(Mode.QUERY)), hashed);

        String sql = "select citizen_number from gongan.rk order by citizen_number";
        List<List<Object>> first = rows(ask(sql));
        List<List<Object>> again = rows(ask(sql));

        assertThat(first).isEqualTo(again).allSatisfy(row -> assertThat((String) row.getFirst())
                .matches("[0-9a-f]{64}"));
        assertThat(city.board.grants(city.requester, Side.CONSUMER)).allSatisfy(
                grant -> assertThat(grant.policy().masks()).containsEntry("citizen_number", "hash"));
    }

    @Test
    void anAnswerUnderTwoGrantsIsARecordOfBothAndCountsForBoth() {
        Grant people = city.grant("people", Terms.AS_REQUESTED);
        Grant roads = city.requests.submit(city.requester, city.ask("roads", city.roads,
                List.of("id", "name"), Set.of(Mode.QUERY))).grant().orElseThrow();

        DeliveryResult result = ask("select p.name, r.name as road from gongan.rk p cross join gongan.road r");

        assertThat(rows(result)).hasSize(6);
        assertThat(result.receipt().record().sequences()).containsEntry(people.id(), 1L).containsEntry(roads.id(), 1L);
        assertThat(city.grants.get(city.auditor, people.id()).delivered()).isEqualTo(1);
        assertThat(city.grants.get(city.auditor, roads.id()).delivered()).isEqualTo(1);
    }

    @Test
    void theReceiptVerifiesWithNothingButThePublicKeys() {
        city.grant("g", Terms.AS_REQUESTED);

        DeliveryResult result = ask();

        assertThat(ReceiptVerifier.verify(result.receipt().bytes(), city.keys.publicKeys()))
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void bothSidesAndAuditorsSeeARecordAndNobodyElseDoes() {
        city.grant("g", Terms.AS_REQUESTED);
        String id = ask().receipt().record().id();
        Actor stranger = city.account("jiaotong.officer", "jiaotong", Role.OFFICER);

        assertThat(city.receipts.of(city.officer, Side.PROVIDER, RecordFilter.all(), PageRequest.first(10))).hasSize(1);
        assertThat(city.receipts.of(city.requester, Side.CONSUMER, RecordFilter.all(), PageRequest.first(10)))
                .hasSize(1);
        assertThat(city.receipts.of(stranger, Side.CONSUMER, RecordFilter.all(), PageRequest.first(10))).isEmpty();
        assertThat(city.receipts.all(city.auditor, RecordFilter.all(), PageRequest.first(10))).hasSize(1);
        assertThat(city.receipts.account(city.auditor, id)).contains("minzheng.requester");
        refused(ExchangeCode.OTHER_DEPARTMENT, () -> city.receipts.get(stranger, id));
        refused(ExchangeCode.ROLE_NEEDED, () -> city.receipts.account(city.officer, id));
        refused(ExchangeCode.ROLE_NEEDED, () -> city.receipts.all(city.officer, RecordFilter.all(),
                PageRequest.first(10)));
    }

    private DeliveryResult ask() {
        return ask(NAMES);
    }

    private DeliveryResult ask(String sql) {
        return deliveries.query(city.requester, TestCity.PURPOSE, sql);
    }

    private static List<List<Object>> rows(DeliveryResult result) {
        return ((DeliveryResult.Delivered) result).answer().rows();
    }

    private static void assertRefused(ErrorCode code, DeliveryResult result, int uses) {
        assertThat(result).isInstanceOf(DeliveryResult.Refused.class);
        assertThat(((DeliveryResult.Refused) result).reason().code()).isEqualTo(code);
        assertThat(result.receipt().record().draft().outcome()).isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.code()).isEqualTo(code.id()));
        assertThat(result.receipt().record().draft().uses()).hasSize(uses).extracting(GrantUse::grant)
                .doesNotContainNull();
    }

    private static Quota quota(OptionalLong perDay, OptionalLong total) {
        return new Quota(perDay, total, OptionalLong.empty(), OptionalLong.empty());
    }

    private static Terms terms(Quota quota) {
        return new Terms(Optional.empty(), Optional.empty(), quota, OptionalInt.empty(), Optional.empty(),
                Optional.empty());
    }

    private static Terms terms(Quota quota, Instant from, Instant to) {
        return new Terms(Optional.empty(), Optional.empty(), quota, OptionalInt.empty(), Optional.of(from),
                Optional.of(to));
    }

    private void awaitReaderBlocked() throws SQLException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (city.inDepartment().sql("select count(*) from pg_locks where not granted").query(Long.class)
                .single() == 0) {
            assertThat(System.nanoTime()).as("the delivery never reached the department's table").isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }
}
