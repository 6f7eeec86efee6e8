package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.release.Grouping;

/** Queries of a table with a minimum group of five persons. East has 8, west 6, north 2 (small). */
final class SmallGroupTest {

    private static final TestCity CITY = TestCity.open();
    private static final AccessRule RULE = TestCity.rule("renshe.insured",
            new Backing.LakeTable("standard", "small_insured"),
            "id org district income bonus", "", Map.of(), OptionalInt.of(5));
    private static final Grouping LATTICE =
            new Grouping(List.of("district", "org", "id"), List.of("income", "bonus"), Optional.of("id"));

    @BeforeAll
    static void insured() throws SQLException {
        CITY.append(CITY.lakeTable("standard", "small_insured", new Schema(
                Types.NestedField.optional(1, "id", Types.StringType.get()),
                Types.NestedField.optional(2, "org", Types.StringType.get()),
                Types.NestedField.optional(3, "district", Types.StringType.get()),
                Types.NestedField.optional(4, "income", Types.LongType.get()),
                Types.NestedField.optional(5, "bonus", Types.LongType.get()))), """
                SELECT 'P' || i AS id,
                  CASE WHEN i = 1 THEN 'X' WHEN i % 2 = 0 THEN 'A' ELSE 'B' END AS org,
                  CASE WHEN i <= 8 THEN 'east' WHEN i <= 14 THEN 'west' ELSE 'north' END AS district,
                  (1000 + i)::BIGINT AS income, CASE WHEN i = 3 THEN 77::BIGINT END AS bonus FROM range(1, 17) t(i)""");
    }

    private static List<List<Object>> ask(String sql) {
        return CITY.ask(sql, grouped(RULE)).rows();
    }

    private static AccessRule grouped(AccessRule rule) {
        return new AccessRule(rule.grant(), rule.resource(), rule.resourceVersion(), rule.table(), rule.backing(),
                rule.columns(), rule.filter(), rule.masks(), rule.minimumGroup(), Optional.of(LATTICE),
                Optional.empty());
    }

    @Test
    void groupsBelowFivePersonsAreNotShownAndCannotBeSubtracted() {
        // the total does not know of north either
        assertThat(ask("SELECT COUNT(*) FROM renshe.insured")).containsExactly(List.of(14L));
        assertThat(ask("SELECT district, COUNT(*) FROM renshe.insured GROUP BY district ORDER BY 2"))
                .containsExactly(List.of("west", 6L), List.of("east", 8L));
        assertThat(ask("SELECT district FROM renshe.insured GROUP BY district ORDER BY COUNT(*)"))
                .containsExactly(List.of("west"), List.of("east"));
    }

    @Test
    void sumsAveragesAndCountsOfGroupsAreExact() {
        assertThat(ask("SELECT district, SUM(income), AVG(income), COUNT(income), COUNT(district), COUNT(1)"
                + " FROM renshe.insured GROUP BY district ORDER BY 2")).containsExactly(
                        List.of("west", 6069L, 1011.5, 6L, 6L, 6L), List.of("east", 8036L, 1004.5, 8L, 8L, 8L));
        assertThat(ask("SELECT COUNT(*) FROM renshe.insured WHERE district LIKE 'e%' HAVING COUNT(*) > 3"))
                .containsExactly(List.of(8L));
        assertThat(ask("SELECT SUM(income), COUNT(*) FROM renshe.insured WHERE district = 'south'").getFirst())
                .containsExactly(null, 0L);
    }

    @Test
    void ofTwoPersonsEachKnowsTheOther() {
        AccessRule two = TestCity.rule("renshe.insured", RULE.backing(), "id org district income bonus", "", Map.of(),
                OptionalInt.of(2));
        assertThat(CITY.ask("SELECT district, COUNT(*) n, SUM(income) s FROM renshe.insured"
                + " WHERE district IS NOT NULL GROUP BY district", grouped(two)).rows())
                .extracting(List::getFirst).doesNotContain("north");
    }

    @Test
    void aPersonCannotBePickedNorLeftOutByAnyCondition() {
        for (String condition : List.of("id = 'P1'", "id <> 'P1'", "id NOT IN ('P1')", "org <> 'X'",
                "NOT (district = 'east' AND org = 'X')", "id LIKE 'P1%' OR district = 'east'")) {
            List<Object> row = ask("SELECT COUNT(*), SUM(income) FROM renshe.insured WHERE " + condition).getFirst();
            assertThat(14 - (long) row.getFirst()).as(condition).matches(left -> left == 0 || left >= 5);
        }
    }

    @Test
    void aSumNeedsFiveRowsWithAValue() {
        assertThat(ask("SELECT SUM(bonus), COUNT(bonus), COUNT(*) FROM renshe.insured").getFirst())
                .containsExactly(null, 0L, 14L);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * FROM renshe.insured",
        "SELECT income FROM renshe.insured WHERE id = 'P1'",
        "SELECT SUM(income) OVER (PARTITION BY id) FROM renshe.insured",
        "SELECT COUNT(*) FROM renshe.insured a JOIN renshe.insured b ON a.id = b.id",
        "SELECT id, COUNT(*) FROM renshe.insured, (VALUES (1), (2), (3), (4), (5)) v(x) GROUP BY id",
        "SELECT COUNT(*) FROM (SELECT * FROM renshe.insured ORDER BY income LIMIT 6) t",
        "SELECT COUNT(*) FROM (SELECT id FROM renshe.insured UNION ALL SELECT id FROM renshe.insured) t",
        "SELECT v.x FROM (VALUES (1)) v(x) WHERE EXISTS (SELECT 1 FROM renshe.insured WHERE id = 'P1' AND income > "
                + "1000)",
        "SELECT COUNT(*) FROM renshe.insured WHERE district > (SELECT MAX(district) FROM renshe.insured)",
        "SELECT x FROM (VALUES ('P1')) v(x) WHERE x IN (SELECT id FROM renshe.insured)",
        "SELECT a.income FROM (SELECT id, income, ROW_NUMBER() OVER (ORDER BY id) n FROM renshe.insured) a WHERE n = "
                + "1"})
    void whatIsNotAnAggregateOverTheTableItselfIsRefused(String sql) {
        assertThatThrownBy(() -> ask(sql)).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code()).isEqualTo(QueryCode.ONLY_AGGREGATES));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT MAX(income) FROM renshe.insured",
        "SELECT COUNT(*) FROM renshe.insured WHERE income > 1001",
        "SELECT income, COUNT(*) FROM renshe.insured GROUP BY income",
        "SELECT district FROM renshe.insured GROUP BY district ORDER BY MAX(income)",
        "SELECT SUM(CASE WHEN id = 'P1' THEN income ELSE 0 END) FROM renshe.insured",
        "SELECT SUM(income) FILTER (WHERE income > 1001) FROM renshe.insured",
        "SELECT COUNT(CASE WHEN id = 'P1' AND income > 1000 THEN 1 END) FROM renshe.insured",
        "SELECT SUM(DISTINCT income) FROM renshe.insured",
        "SELECT SUM(i) FROM (SELECT income * 2 AS i FROM renshe.insured) t"})
    void aggregatesThatShowOrPickSingleRowsAreRefused(String sql) {
        assertThatThrownBy(() -> ask(sql)).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code()).isEqualTo(QueryCode.AGGREGATE_NOT_OFFERED));
    }

    @Test
    void whatIsReckonedFromCellsTellsNothingOfAPerson() {
        assertThat(ask("SELECT DISTINCT id FROM renshe.insured").getFirst()).containsExactly((Object) null);
        assertThat(ask("SELECT MIN(id), SUM(income) FILTER (WHERE id = 'P1') FROM renshe.insured").getFirst())
                .containsExactly(null, null);
        assertThat(ask("SELECT v.x, (SELECT COUNT(*) FROM renshe.insured i WHERE i.id = v.x) FROM (VALUES ('P1')) v(x)")
                .getFirst().get(1)).isIn(null, 0L);
        assertThat(ask("SELECT id, COUNT(*) FROM renshe.insured GROUP BY ROLLUP (id)"))
                .allSatisfy(row -> assertThat(row).containsExactly(null, 14L));
    }
}
