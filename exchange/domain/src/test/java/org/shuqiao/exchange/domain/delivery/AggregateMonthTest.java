package org.shuqiao.exchange.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.query.release.Grouping;
import org.springframework.context.ConfigurableApplicationContext;

/** Uses an aggregate-only grant every day of two months, while people move in a department's own table. */
final class AggregateMonthTest {

    private static final String ASK = "select division, count(*) as n from gongan.rk group by division order by 1";

    @Test
    void answersChangeOnceAMonthAndByFivePersonsOrNone() {
        try (TestCity city = new TestCity()) {
            city.inDepartment().sql("""
                    insert into rk select '99010219850307' || lpad(i::text, 4, '0'), '王' || i, (1 + i % 2)::text,
                        '99010' || (2 + i % 3) from generate_series(1, 90) i""").update();
            Grant grant = city.grant(draft(city), decision());
            Map<YearMonth, Set<List<List<Object>>>> seen = new TreeMap<>();
            for (int day = 0; day < 62; day++) {
                city.inDepartment().sql("insert into rk values ('99010219900101' || lpad('" + day + "', 4, '0'), '李',"
                        + " '1', '990102')").update();
                DeliveryResult result = city.deliveries.query(city.requester, TestCity.PURPOSE, ASK);
                seen.computeIfAbsent(YearMonth.from(ExchangeStore.day(city.clock.instant())), month -> new HashSet<>())
                        .add(delivered(result));
                city.clock.advance(Duration.ofDays(1));
            }

            assertThat(seen).hasSizeGreaterThanOrEqualTo(3);
            List<Long> counts = new ArrayList<>();
            seen.forEach((month, answers) -> {
                assertThat(answers).as("one answer a month: %s", month).hasSize(1);
                counts.add((Long) answers.iterator().next().getFirst().get(1));
            });
            for (int i = 1; i < counts.size(); i++) {
                long change = Math.abs(counts.get(i) - counts.get(i - 1));
                assertThat(change).satisfiesAnyOf(none -> assertThat(none).isZero(),
                        some -> assertThat(some).isGreaterThanOrEqualTo(5));
            }
            assertThat(counts.getLast()).isGreaterThan(counts.getFirst());

            // another start of the platform reads the same release, whatever came in between
            city.inDepartment().sql("delete from rk where sex = '1'").update();
            List<List<Object>> before = rows(city.deliveries, city);
            try (ConfigurableApplicationContext again = city.opened(city.ledger)) {
                assertThat(rows(again.getBean(Deliveries.class), city)).isEqualTo(before);
            }
            assertThat(grant.policy().grouping()).contains(new Grouping(List.of("division", "sex"), List.of(),
                    Optional.of("citizen_number")));
        }
    }

    private static List<List<Object>> rows(Deliveries deliveries, TestCity city) {
        return delivered(deliveries.query(city.requester, TestCity.PURPOSE, ASK));
    }

    private static List<List<Object>> delivered(DeliveryResult result) {
        return switch (result) {
            case DeliveryResult.Delivered answered -> answered.answer().rows();
            case DeliveryResult.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    private static RequestDraft draft(TestCity city) {
        return city.ask("month", city.population, List.of("division", "sex"), Set.of(Mode.QUERY));
    }

    private static Decision decision() {
        return TestCity.agree(new Terms(Optional.empty(), Optional.empty(), Quota.UNLIMITED, OptionalInt.of(5),
                Optional.empty(), Optional.empty()), "division", "sex");
    }

    @Test
    void theSignerIsToldHowFarRowsTellPersonsApart() {
        try (TestCity city = new TestCity()) {
            String id = city.requests.submit(city.requester, city.ask("risk")).request().id();
            Decision clear = TestCity.agree("citizen_number", "name", "division");
            Decision masked = new Decision(Map.of("citizen_number", new ItemDecision.AgreeMasked("nothing"), "name",
                    new ItemDecision.AgreeMasked("nothing"), "division", new ItemDecision.AgreeMasked("truncated:4")),
                    Terms.AS_REQUESTED);

            ReidentificationRisk open = city.risks.of(city.officer, id, clear).orElseThrow();
            ReidentificationRisk closed = city.risks.of(city.officer, id, masked).orElseThrow();

            assertThat(open.figures()).as(open.words(Language.EN)).hasValueSatisfying(found -> {
                assertThat(found.rows()).isEqualTo(3);
                assertThat(found.smallest()).isEqualTo(1);
                assertThat(found.percent()).isEqualTo(100.0);
            });
            assertThat(open.high()).isTrue();
            assertThat(closed.figures()).hasValueSatisfying(found -> assertThat(found.smallest()).isEqualTo(3));
            assertThat(closed.words(Language.ZH)).contains("k = 3").doesNotContain("王");
            city.inDepartment().sql("drop table rk").update();
            assertThat(city.risks.of(city.officer, id, clear)).containsInstanceOf(
                    ReidentificationRisk.Unknown.class);
        }
    }
}
