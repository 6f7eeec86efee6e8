package org.shuqiao.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.TestCity;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.RowFilter;
import org.shuqiao.query.policy.TableName;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.LakeSession;
import org.shuqiao.query.source.duckdb.DuckEngine;

/** Tests that a plan that is used for other values is the one that these values would have got, to the letter. */
final class ShapePlansTest {

    private static final int SHAPES = Integer.getInteger("shapes", 100);
    private static final TestCity CITY = TestCity.open();
    private static final DuckEngine ENGINE = new DuckEngine(EngineSettings.standard());
    private static LakeSession lake;
    private static List<AccessRule> rules;
    private static List<GrantedRelation> relations;

    private final ShapePlans shapes = new ShapePlans();

    @BeforeAll
    static void tables() throws SQLException {
        CITY.append(CITY.lakeTable("standard", "shapes", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "name", Types.StringType.get()),
                Types.NestedField.optional(3, "number", Types.StringType.get()),
                Types.NestedField.optional(4, "born", Types.DateType.get()),
                Types.NestedField.optional(5, "seen", Types.TimestampType.withoutZone()),
                Types.NestedField.optional(6, "amount", Types.DecimalType.of(12, 2)),
                Types.NestedField.optional(7, "rate", Types.DoubleType.get()),
                Types.NestedField.optional(8, "alive", Types.BooleanType.get()))),
                "SELECT i AS id, '王' || i AS name, '9901021985030712' || i AS number, DATE '1985-03-07' + i::INTEGER "
                        + "AS born, TIMESTAMP '2026-01-01 08:00:00' + INTERVAL (i) HOUR AS seen, "
                        + "(i * 10)::DECIMAL(12, 2) AS amount, i / 3.0::DOUBLE AS rate, i % 2 = 0 AS alive "
                        + "FROM range(10, 60) r(i)");
        rules = List.of(rule("a", "person", Map.of("number", new Mask.CitizenNumber()), Optional.of("name")),
                rule("b", "house", Map.of(), Optional.empty()));
        lake = ENGINE.open(CITY.lake(), Set.of(new Backing.LakeTable("standard", "shapes")), reads -> { });
        relations = rules.stream().map(lake::granted).toList();
    }

    @AfterAll
    static void end() {
        lake.close();
        ENGINE.close();
    }

    private static AccessRule rule(String schema, String table, Map<String, Mask> masks, Optional<String> person) {
        AccessRule rule = new AccessRule("G-" + schema, "10101001/000001", 1, new TableName(schema, table),
                new Backing.LakeTable("standard", "shapes"),
                List.of("id", "name", "number", "born", "seen", "amount", "rate", "alive"),
                Optional.of(RowFilter.of("alive = 'true'")), masks, OptionalInt.empty());
        return rule.ofPersonsBy(person);
    }

    private static PlanCache.Asked asked(ParsedSql sql) {
        return new PlanCache.Asked(sql.text(), rules, lake.tables(), true);
    }

    private static EnginePlan fresh(ParsedSql sql) {
        return (EnginePlan) GrantCombinations.plan(sql, relations, new RunningQuery(1_000_000), true);
    }

    private Optional<EnginePlan.Planned> known(String sql) {
        ParsedSql parsed = ParsedSql.of(sql);
        return shapes.find(parsed, asked(parsed), lake.dialect(), 0);
    }

    private void plan(String sql) {
        ParsedSql parsed = ParsedSql.of(sql);
        shapes.put(parsed, asked(parsed), fresh(parsed), relations, new RunningQuery(1_000_000), 0);
    }

    /** @param sql with {@code ?}; the third of the statements is not planned, and has the plan it would have had */
    private boolean opens(String sql, String... values) {
        plan(sql.replace("?", values[0]));
        plan(sql.replace("?", values[1]));
        Optional<EnginePlan.Planned> third = known(sql.replace("?", values[2]));
        third.ifPresent(plan -> assertThat(plan).isEqualTo(fresh(ParsedSql.of(sql.replace("?", values[2])))
                .planned()));
        return third.isPresent();
    }

    @Test
    void aPersonLikeTwoBeforeIsNotPlannedAnew() {
        assertThat(opens("SELECT name, born FROM a.person WHERE id = ?", "2000003", "2000007", "9999999")).isTrue();
        assertThat(opens("SELECT * FROM a.person WHERE number = ?", "'990102198503071235'", "'990102198503071236'",
                "'99010219850307123X'")).isTrue();
        assertThat(opens("SELECT name FROM a.person WHERE born >= DATE ?", "'1985-03-07'", "'1990-01-01'",
                "'2001-12-31'")).isTrue();
        assertThat(opens("SELECT name FROM a.person WHERE seen < TIMESTAMP ?", "'1985-03-07 00:00:00'",
                "'1990-01-01 12:13:14'", "'2001-12-31 23:59:59'")).isTrue();
        assertThat(opens("SELECT id FROM a.person WHERE amount > ?", "100", "200", "300")).isTrue();
        assertThat(opens("SELECT count(*) FROM a.person p JOIN b.house h ON p.id = h.id WHERE h.name = ? LIMIT 7",
                "'王五'", "'李四'", "'O'''")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"''''", "'\\'", "'$'", "'?'", "'%'", "'\"'", "';'", "'–'", "'王'", "'{'", "'\u2028'", "' '"})
    void whateverIsInATextItStaysATextOfThatPlace(String text) {
        assertThat(opens("SELECT name FROM a.person WHERE name = ?", "'a'", "'b'", text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT id + 1 FROM a.person WHERE id = ?",
        "SELECT MOD(id, 2) FROM a.person WHERE id = ?",
        "SELECT CAST(id AS SMALLINT) FROM a.person WHERE id = ?",
        "SELECT CASE WHEN id > 2 THEN 1 END FROM a.person WHERE id = ?",
        "SELECT name FROM a.person WHERE id = -?",
        "SELECT name FROM a.person WHERE id = ? AND name LIKE '王%'",
        "SELECT name FROM a.person WHERE rate = ?",
        "SELECT name FROM a.person ORDER BY 1 OFFSET ? ROWS",
        "SELECT name FROM a.person LIMIT ?",
        "SELECT name, ROW_NUMBER() OVER (ORDER BY id) FROM a.person WHERE id = ?",
        "SELECT name FROM a.person WHERE id = ?.5",
        "SELECT name FROM a.person WHERE born > DATE '1990-01-01' + INTERVAL '?' DAY"})
    void whatIsReckonedWithIsPlannedWithItsValues(String sql) {
        assertThat(opens(sql, "5", "6", "7")).isFalse();
    }

    @Test
    void valuesThatStandToEachOtherInAnotherWayAreAnotherShape() {
        String range = "SELECT name FROM a.person WHERE id > %s AND id < %s";
        plan(range.formatted(20, 30));
        plan(range.formatted(21, 31));

        assertThat(known(range.formatted(40, 50))).contains(fresh(ParsedSql.of(range.formatted(40, 50))).planned());
        assertThat(known(range.formatted(50, 40))).isEmpty();
        assertThat(known(range.formatted(50, 50))).isEmpty();
        assertThat(known(range.formatted(50, 5000))).isEmpty();
        assertThat(known(range.formatted(50, "DATE '1990-01-01'"))).isEmpty();
    }

    @Test
    void aDateThatIsNoneIsRefusedAsEver() {
        assertThat(opens("SELECT name FROM a.person WHERE born = DATE ?", "'1985-03-07'", "'1985-03-08'",
                "'1985-02-30'")).isFalse();
    }

    @Test
    void aTextThatIsReadAsADateIsPlannedEachTime() {
        assertThat(opens("SELECT name FROM a.person WHERE born = ?", "'1985-03-07'", "'1985-03-08'", "'1985-03-09'"))
                .isFalse();
    }

    @Test
    void anotherGrantOrSnapshotHasNoneOfIt() {
        String sql = "SELECT name FROM a.person WHERE id = ";
        plan(sql + 20);
        plan(sql + 21);
        ParsedSql third = ParsedSql.of(sql + 22);

        assertThat(known(sql + 22)).isPresent();
        assertThat(shapes.find(third, new PlanCache.Asked(third.text(), List.of(rules.getFirst()), lake.tables(), true),
                lake.dialect(), 0)).isEmpty();
        assertThat(shapes.find(third, new PlanCache.Asked(third.text(), rules, List.of(), true), lake.dialect(), 0))
                .isEmpty();
        assertThat(shapes.find(third, new PlanCache.Asked(third.text(), rules, lake.tables(), false), lake.dialect(),
                0)).isEmpty();
        shapes.evictIdle(Long.MAX_VALUE);
        assertThat(known(sql + 22)).isEmpty();
    }

    /** Statements of some hundred shapes with values of every type; plan and refusal are those of planning anew. */
    @Test
    void aPlanOfAShapeIsThePlanOfItsStatement() {
        Random random = new Random(20261130);
        Map<String, Integer> outcomes = new HashMap<>();
        for (int i = 0; i < SHAPES; i++) {
            ShapedStatements statements = new ShapedStatements(new Random(random.nextLong()));
            for (int value = 0; value < 8; value++) {
                outcomes.merge(compared(statements.next(random)), 1, Integer::sum);
            }
        }
        assertThat(outcomes.get("known")).as(outcomes.toString()).isGreaterThan(SHAPES);
        assertThat(outcomes.keySet()).as("refused, planned, known").hasSizeGreaterThan(3);
    }

    private String compared(String sql) {
        ParsedSql parsed = ParsedSql.of(sql);
        Optional<EnginePlan.Planned> known = shapes.find(parsed, asked(parsed), lake.dialect(), 0);
        try {
            EnginePlan fresh = fresh(parsed);
            known.ifPresent(plan -> assertThat(plan).as(sql).isEqualTo(fresh.planned()));
            shapes.put(parsed, asked(parsed), fresh, relations, new RunningQuery(1_000_000), 0);
            return known.isPresent() ? "known" : "planned";
        } catch (CodedException e) {
            assertThat(known).as(sql).isEmpty();
            return e.code().id();
        } catch (ClassCastException e) {
            assertThat(known).as(sql).isEmpty();
            return "here";
        }
    }
}
