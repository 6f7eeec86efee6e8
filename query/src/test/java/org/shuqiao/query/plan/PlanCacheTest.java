package org.shuqiao.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.lake.LakeSnapshot;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.RowFilter;
import org.shuqiao.query.policy.TableName;

final class PlanCacheTest {

    private static final EnginePlan.Planned PLAN = new EnginePlan.Planned("SELECT 1", List.of(), List.of(), List.of(),
            "");
    private static final String TEXT = "SELECT name FROM gongan.rk WHERE citizen_number = '990102198503071235'";

    private final PlanCache plans = new PlanCache();

    private static AccessRule rule(String grant, int version, String columns, Optional<String> filter,
            Map<String, Mask> masks, OptionalInt group) {
        return new AccessRule(grant, "10101001/000001", version, new TableName("gongan", "rk"),
                new Backing.LakeTable("standard", "rk"), List.of(columns.split(" ")), filter.map(RowFilter::of), masks,
                        group);
    }

    private static AccessRule rule() {
        return rule("G-1", 1, "name citizen_number", Optional.empty(), Map.of(), OptionalInt.empty());
    }

    private static LakeSnapshot table(String snapshot) {
        return new LakeSnapshot("standard.rk", Optional.of(snapshot), List.of(), List.of("/lake/" + snapshot),
                List.of(), 1, true);
    }

    private static PlanCache.Asked asked(String sql, AccessRule rule) {
        return new PlanCache.Asked(sql, List.of(rule), List.of(table("1")));
    }

    @Test
    void aPlanIsFoundByAllThatItFollowsFrom() {
        plans.put(asked(TEXT, rule()), PLAN, 0);

        assertThat(plans.find(asked(TEXT, rule()), 0)).containsSame(PLAN);
        assertThat(plans.find(asked(TEXT + " ", rule()), 0)).isEmpty();
        assertThat(plans.find(new PlanCache.Asked(TEXT, List.of(rule()), List.of(table("2"))), 0)).isEmpty();
        assertThat(plans.find(new PlanCache.Asked(TEXT, List.of(rule(), rule()), List.of(table("1"))), 0)).isEmpty();
        String both = "name citizen_number";
        Optional<String> none = Optional.empty();
        for (AccessRule other : List.of(
                rule("G-2", 1, both, none, Map.of(), OptionalInt.empty()),
                rule("G-1", 2, both, none, Map.of(), OptionalInt.empty()),
                rule("G-1", 1, both + " sex", none, Map.of(), OptionalInt.empty()),
                rule("G-1", 1, both, Optional.of("division = '990102'"), Map.of(), OptionalInt.empty()),
                rule("G-1", 1, both, none, Map.of("name", new Mask.PersonName()), OptionalInt.empty()),
                rule("G-1", 1, both, none, Map.of("name", new Mask.Hash("a-key-of-at-least-thirty-two-bytes")),
                        OptionalInt.empty()),
                rule("G-1", 1, both, none, Map.of(), OptionalInt.of(5)))) {
            assertThat(plans.find(asked(TEXT, other), 0)).as(other.toString()).isEmpty();
        }
    }

    @Test
    void whatNobodyAsksForTenMinutesIsForgotten() {
        plans.put(asked(TEXT, rule()), PLAN, 0);
        plans.put(asked("SELECT name FROM gongan.rk", rule()), PLAN, 0);
        plans.find(asked(TEXT, rule()), Duration.ofMinutes(5).toNanos());

        plans.evictIdle(Duration.ofMinutes(10).toNanos());

        assertThat(plans.find(asked("SELECT name FROM gongan.rk", rule()), 0)).isEmpty();
        assertThat(plans.find(asked(TEXT, rule()), 0)).isPresent();
    }

    @Test
    void fiveHundredAreKeptAndTheLongestUnaskedGoesFirst() {
        for (int i = 0; i < 500; i++) {
            plans.put(asked(TEXT + i, rule()), PLAN, 0);
        }
        plans.find(asked(TEXT + 0, rule()), 0);
        plans.put(asked(TEXT, rule()), PLAN, 0);

        assertThat(plans.find(asked(TEXT + 0, rule()), 0)).isPresent();
        assertThat(plans.find(asked(TEXT + 1, rule()), 0)).isEmpty();
        assertThat(plans.find(asked(TEXT + 2, rule()), 0)).isPresent();
    }

    @Test
    void aVeryLongTextIsNotKept() {
        String text = TEXT + " OR name = '" + "x".repeat(10_000) + "'";
        plans.put(asked(text, rule()), PLAN, 0);

        assertThat(plans.find(asked(text, rule()), 0)).isEmpty();
    }

    @Test
    void noValueOfAQueryIsInWhatTheKeysAndPlansSayOfThemselves() {
        assertThat(asked(TEXT, rule()).toString()).doesNotContain("9901");
        assertThat(new EnginePlan.Planned(TEXT, List.of(), List.of(), List.of(), "").toString()).doesNotContain("9901");
    }
}
