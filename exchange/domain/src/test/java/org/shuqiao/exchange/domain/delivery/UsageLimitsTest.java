package org.shuqiao.exchange.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.Alert;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.ConcurrentCalls;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.standards.element.CitizenNumber;

/** Attacks on quotas: many people in one row, questions answered by refusals, lists made by verifications. */
final class UsageLimitsTest {

    private TestCity city;

    @BeforeEach
    void open() {
        city = new TestCity();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static Terms quota(OptionalLong total, OptionalLong rows, OptionalLong rowsPerDay) {
        return new Terms(Optional.empty(), Optional.empty(),
                new Quota(OptionalLong.empty(), total, rows, rowsPerDay), OptionalInt.empty(), Optional.empty(),
                Optional.empty());
    }

    private DeliveryResult ask(String sql) {
        return city.deliveries.query(city.requester, TestCity.PURPOSE, sql);
    }

    private static Optional<ErrorCode> refusal(DeliveryResult result) {
        return result instanceof DeliveryResult.Refused refused ? Optional.of(refused.reason().code())
                : Optional.empty();
    }

    @Test
    void manyPeopleInOneRowAreManyRows() {
        city.grant("one", quota(OptionalLong.empty(), OptionalLong.of(1), OptionalLong.empty()));
        List<String> people = city.inDepartment().sql("select citizen_number from rk").query(String.class).list();
        String all = people.stream().map(number -> "max(case when citizen_number = '" + number
                + "' then name || citizen_number end)").collect(Collectors.joining(", "));

        assertThat(refusal(ask("select " + all + " from gongan.rk"))).contains(ExchangeCode.QUOTA_EXHAUSTED);
        assertThat(refusal(ask("select (select max(name) from gongan.rk where citizen_number = '" + people.get(0)
                + "') a, (select max(name) from gongan.rk where citizen_number = '" + people.get(1)
                + "') b from (values (1)) v(x)"))).contains(ExchangeCode.QUOTA_EXHAUSTED);
        assertThat(refusal(ask("select x.name, y.name from gongan.rk x, gongan.rk y where x.citizen_number = '"
                + people.get(0) + "' and y.citizen_number = '" + people.get(1) + "'")))
                .contains(ExchangeCode.QUOTA_EXHAUSTED);
        assertThat(refusal(ask("select name from gongan.rk where citizen_number = '" + people.get(0) + "'"))).isEmpty();
    }

    @Test
    void rowsOfADayAreTheRowsOfTheSource() {
        city.grant("day", quota(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(7)));

        assertThat(refusal(ask("select count(*) as n from gongan.rk"))).isEmpty();
        assertThat(refusal(ask("select division, max(name) as m from gongan.rk group by division"))).isEmpty();
        assertThat(refusal(ask("select max(name) as m from gongan.rk"))).contains(ExchangeCode.QUOTA_EXHAUSTED);
        assertThat(refusal(ask("select name from gongan.rk where division = '990103'"))).isEmpty();
    }

    /** Whether a digit is right is told by a division by zero: five such answers a day are given, and no more. */
    @Test
    void refusalsAreNoOracle() {
        Grant grant = city.grant("oracle", quota(OptionalLong.of(100), OptionalLong.empty(), OptionalLong.empty()));

        List<ErrorCode> heard = new ArrayList<>();
        for (int guess = 0; guess < 12; guess++) {
            refusal(ask("select 1 / (case when citizen_number like '99010%' then 0 else 1 end) as q from gongan.rk"))
                    .ifPresent(heard::add);
        }

        assertThat(heard.subList(0, 5)).containsOnly(QueryCode.VALUE_DOES_NOT_FIT);
        assertThat(heard.subList(5, 12)).containsOnly(ExchangeCode.REFUSALS_EXHAUSTED);
        assertThat(refusal(ask("select name from gongan.rk"))).contains(ExchangeCode.REFUSALS_EXHAUSTED);
        city.clock.advance(Duration.ofDays(1));
        assertThat(refusal(ask("select name from gongan.rk"))).isEmpty();
        assertThat(city.log.gaps(grant.id())).isEmpty();
    }

    @Test
    void refusalsThatDependOnDataCountForTheTotal() {
        city.grant("total", quota(OptionalLong.of(2), OptionalLong.empty(), OptionalLong.empty()));
        String oracle = "select 1 / (case when name = '李四' then 0 else 1 end) as q from gongan.rk";

        assertThat(refusal(ask(oracle))).contains(QueryCode.VALUE_DOES_NOT_FIT);
        assertThat(refusal(ask("selct"))).contains(QueryCode.SYNTAX);
        assertThat(refusal(ask(oracle))).contains(QueryCode.VALUE_DOES_NOT_FIT);
        assertThat(refusal(ask("select name from gongan.rk"))).contains(ExchangeCode.QUOTA_EXHAUSTED);
    }

    @Test
    void ofManyOraclesAtOnceNoMoreThanFiveSpeak() throws InterruptedException {
        city.grant("burst", quota(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));

        List<Object> results = ConcurrentCalls.run(12, () -> ask(
                "select 1 / (case when name = '李四' then 0 else 1 end) as q from gongan.rk"));

        assertThat(results).filteredOn(result -> refusal((DeliveryResult) result)
                .filter(QueryCode.VALUE_DOES_NOT_FIT::equals).isPresent()).hasSize(5);
    }

    private List<Map<String, String>> candidates(int from, int many, int step) {
        return IntStream.range(0, many).mapToObj(i -> {
            String digits = String.format("%017d", 99010219850307000L + (long) (from + i) * step);
            return Map.of("citizen_number", digits + CitizenNumber.check(digits));
        }).toList();
    }

    private DeliveryResult confirm(Actor actor, List<Map<String, String>> candidates) {
        return city.deliveries.verify(actor, TestCity.PURPOSE, city.population, "citizen_number", candidates);
    }

    @Test
    void countingUpNumbersIsRefusedAndTheProviderIsTold() {
        Grant grant = city.grant("verify", Terms.AS_REQUESTED);

        assertThat(refusal(confirm(city.requester, candidates(0, 30, 1)))).isEmpty();
        // one at a time and in any order, the day still knows
        assertThat(refusal(confirm(city.requester, candidates(500, 1, 1))))
                .contains(ExchangeCode.CONFIRM_ENUMERATION);

        List<Alert> seen = city.alerts.of(city.officer);
        assertThat(seen).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("enumeration");
            assertThat(alert.grant()).contains(grant.id());
            assertThat(alert.account()).as("the person is the consumer's business and the auditor's").isEmpty();
        });
        assertThat(city.alerts.of(city.auditor).getFirst().account()).contains(city.requester.login());
        assertThat(city.alerts.of(city.account("jiaotong.officer", "jiaotong", Role.OFFICER))).isEmpty();
        city.clock.advance(Duration.ofDays(1));
        assertThat(refusal(confirm(city.requester, candidates(500, 1, 1)))).isEmpty();
    }

    @Test
    void manyMissesEndTheDayOfAPerson() {
        city.grant("verify", Terms.AS_REQUESTED);
        Actor colleague = city.account("minzheng.second", "minzheng", Role.REQUESTER);

        assertThat(refusal(confirm(city.requester, candidates(0, 500, 10_000)))).isEmpty();
        assertThat(refusal(confirm(city.requester, candidates(500, 500, 10_000)))).isEmpty();
        assertThat(refusal(confirm(city.requester, candidates(1_000, 1, 10_000))))
                .contains(ExchangeCode.CONFIRM_MISSES);
        assertThat(refusal(confirm(colleague, candidates(1_000, 1, 10_000)))).isEmpty();
        assertThat(city.alerts.of(city.officer)).extracting(Alert::kind).containsExactly("misses");
    }

    @Test
    void theNumberOfCandidatesOfADayIsLimitedByDefault() {
        city.grant("verify", Terms.AS_REQUESTED);
        city.inDepartment().sql("""
                insert into rk select '9901' || lpad(i::text, 10, '0') || '000X', 'n', '1', '990102'
                from generate_series(1, 5001) i""").update();
        for (int call = 0; call < 10; call++) {
            assertThat(refusal(confirm(city.requester, known(call * 500, 500)))).isEmpty();
        }

        assertThat(refusal(confirm(city.requester, known(5_000, 1)))).contains(ExchangeCode.CONFIRM_EXHAUSTED);
        assertThat(city.alerts.of(city.officer)).extracting(Alert::kind).containsExactly("exhausted");
    }

    /** Spread over beginnings, so that it is the number alone that counts. */
    private static List<Map<String, String>> known(int from, int many) {
        return IntStream.range(from, from + many)
                .mapToObj(i -> Map.of("citizen_number", "9901" + String.format("%010d", i + 1) + "000X")).toList();
    }

    @Test
    void tokensOfTwoConsumersOrPurposesAreNoMoreAlikeThanAnyOthers() {
        assertThat(new TokenKey(new byte[32]).derive("a")).hasSize(64).isNotEqualTo(new TokenKey(new byte[32])
                .derive("b"));
        city.grant(city.ask("h", city.population, List.of("citizen_number"), Set.of(Mode.QUERY)),
                new Decision(Map.of("citizen_number",
                        new ItemDecision.AgreeMasked("hash")), Terms.AS_REQUESTED));
        List<String> seen = city.inDepartment()
                .sql("select query from pg_stat_activity where datname = current_database()").query(String.class)
                .list();
        DeliveryResult result = ask("select citizen_number from gongan.rk");
        List<String> after = city.inDepartment()
                .sql("select query from pg_stat_activity where datname = current_database()").query(String.class)
                .list();
        assertThat(((DeliveryResult.Delivered) result).answer().rows()).hasSize(3)
                .allSatisfy(row -> assertThat((String) row.getFirst()).matches("[0-9a-f]{64}"));
        assertThat(seen).allSatisfy(sql -> assertThat(sql).doesNotContain("sha256"));
        assertThat(after).allSatisfy(sql -> assertThat(sql).doesNotContain("sha256")
                .doesNotContainPattern("[0-9a-f]{64}"));
    }
}
