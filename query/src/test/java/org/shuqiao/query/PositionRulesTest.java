package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Position;
import org.shuqiao.query.source.SourceReading;

/** Columns that a query may use in some positions only, in many writings of a query. */
final class PositionRulesTest {

    private static final RawRegisters CITY = RawRegisters.open();
    private static final AccessRule RK = CITY.rk.placed(Map.of("number", EnumSet.of(Position.JOIN),
            "sex", EnumSet.of(Position.FILTER), "income", EnumSet.of(Position.AGGREGATE),
            "phone", EnumSet.of(Position.JOIN, Position.FILTER)));

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT a.name FROM gongan.rk a WHERE a.sex = '1'",
        "SELECT a.name FROM gongan.rk a WHERE a.sex IN ('1', '2') AND NOT a.sex = '2' OR a.sex IS NULL",
        "SELECT a.name FROM gongan.rk a WHERE a.sex BETWEEN '0' AND '1' OR a.phone LIKE '138%'",
        "SELECT a.name FROM gongan.rk a WHERE (a.sex, a.division) = ('1', '990102')",
        "SELECT a.name FROM gongan.rk a WHERE (a.sex, a.division) IN (('1', '990102'), ('2', '990103'))",
        "SELECT a.name, b.holder FROM gongan.rk a JOIN minzheng.dibao b ON a.number = b.number",
        "SELECT a.name, b.number FROM gongan.rk a LEFT JOIN minzheng.dibao b ON a.number = b.number AND a.sex = '1'",
        "SELECT a.name FROM gongan.rk a, minzheng.dibao b WHERE a.number = b.number",
        "SELECT a.name FROM gongan.rk a WHERE a.number IN (SELECT b.number FROM minzheng.dibao b)",
        "SELECT a.name FROM gongan.rk a WHERE a.number NOT IN (SELECT b.number FROM minzheng.dibao b "
                + "WHERE b.number IS NOT NULL)",
        "SELECT a.name FROM gongan.rk a WHERE EXISTS (SELECT 1 FROM minzheng.dibao b WHERE b.number = a.number)",
        "SELECT b.id, (SELECT COUNT(*) FROM gongan.rk a WHERE a.number = b.number) AS n FROM minzheng.dibao b",
        "WITH w AS (SELECT * FROM gongan.rk) SELECT w.name FROM w JOIN minzheng.dibao b ON w.number = b.number",
        "SELECT COUNT(*) AS n FROM (SELECT * FROM gongan.rk) t",
        "SELECT a.division, SUM(a.income) AS s, AVG(a.income) AS m FROM gongan.rk a GROUP BY a.division",
        "SELECT a.division, COUNT(DISTINCT a.income) AS n FROM gongan.rk a GROUP BY a.division "
                + "HAVING AVG(a.income) > 10 ORDER BY AVG(a.income)",
        "SELECT t.division FROM (SELECT a.division, a.income * 2 AS x FROM gongan.rk a) t GROUP BY t.division "
                + "HAVING SUM(t.x) > 0",
        "SELECT t.name FROM (SELECT a.name, a.sex AS s FROM gongan.rk a WHERE a.id > 3) t WHERE t.s = '2'",
        "SELECT COUNT(*) FILTER (WHERE a.sex = '1') AS n FROM gongan.rk a",
        "SELECT a.name FROM gongan.rk a UNION SELECT b.holder FROM minzheng.dibao b",
        "SELECT a.name FROM gongan.rk a WHERE a.phone = '138****0001' AND a.phone IN "
                + "(SELECT b.holder FROM minzheng.dibao b)"})
    void whatKeepsToTheRulesAnswersAsWithoutThem(String sql) {
        Answer bound = CITY.city.ask(sql, RK, CITY.dibao);
        Answer free = CITY.city.ask(sql, CITY.rk, CITY.dibao);

        assertThat(MaskedReference.comparable(bound)).containsExactlyInAnyOrderElementsOf(
                MaskedReference.comparable(free));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELECT * FROM gongan.rk | stands in the answer",
        "SELECT a.sex FROM gongan.rk a | stands in the answer",
        "SELECT t.x FROM (SELECT a.sex AS x FROM gongan.rk a) t | stands in the answer",
        "WITH w AS (SELECT a.number AS n FROM gongan.rk a) SELECT w.n FROM w | stands in the answer",
        "SELECT CASE WHEN a.sex = '1' THEN 'm' ELSE 'f' END AS x FROM gongan.rk a | stands in the answer",
        "SELECT COALESCE(a.phone, '-') AS x FROM gongan.rk a | stands in the answer",
        "SELECT a.sex = '1' AS x FROM gongan.rk a | stands in the answer",
        "SELECT SUBSTRING(a.number FROM 1 FOR 6) AS x FROM gongan.rk a | stands in the answer",
        "SELECT ROW(a.sex, a.name) AS x FROM gongan.rk a | stands in the answer",
        "SELECT (SELECT a.sex FROM gongan.rk a WHERE a.id = b.id) AS x FROM minzheng.dibao b | stands in the answer",
        "SELECT b.number IN (SELECT a.number FROM gongan.rk a) AS x FROM minzheng.dibao b | stands in the answer",
        "SELECT a.sex FROM gongan.rk a UNION ALL SELECT b.holder FROM minzheng.dibao b | stands in the answer",
        "SELECT a.name FROM gongan.rk a ORDER BY a.sex | orders rows",
        "SELECT a.name FROM gongan.rk a ORDER BY CASE WHEN a.sex = '1' THEN 1 ELSE 2 END | orders rows",
        "SELECT t.name FROM (SELECT a.name FROM gongan.rk a ORDER BY a.income LIMIT 3) t | orders rows",
        "SELECT COUNT(*) AS n FROM gongan.rk a GROUP BY a.sex | groups rows",
        "SELECT COUNT(*) AS n FROM gongan.rk a GROUP BY ROLLUP(a.division, a.sex) | groups rows",
        "SELECT COUNT(*) AS n FROM (SELECT DISTINCT a.number FROM gongan.rk a) t | groups rows",
        "SELECT a.name FROM gongan.rk a UNION SELECT a.sex FROM gongan.rk a | compares rows",
        "SELECT a.number FROM gongan.rk a INTERSECT SELECT b.number FROM minzheng.dibao b | compares rows",
        "SELECT a.number FROM gongan.rk a EXCEPT ALL SELECT b.number FROM minzheng.dibao b | compares rows",
        "SELECT a.name, ROW_NUMBER() OVER (PARTITION BY a.sex ORDER BY a.id) AS n FROM gongan.rk a | window function",
        "SELECT a.name, ROW_NUMBER() OVER (ORDER BY a.income) AS n FROM gongan.rk a | window function",
        "SELECT a.name, SUM(a.income) OVER (PARTITION BY a.id) AS n FROM gongan.rk a | window function",
        "SELECT MIN(a.income) AS x FROM gongan.rk a | gives a value itself",
        "SELECT a.division, MAX(a.income) AS x FROM gongan.rk a GROUP BY a.division | gives a value itself",
        "SELECT SUM(CASE WHEN a.sex = '1' THEN 1 ELSE 0 END) AS x FROM gongan.rk a | inside of an aggregate",
        "SELECT COUNT(a.number) AS x FROM gongan.rk a | inside of an aggregate",
        "SELECT a.name FROM gongan.rk a WHERE a.income > 100 | stands in a condition",
        "SELECT a.name FROM gongan.rk a WHERE a.number = '990102198503071235' | stands in a condition",
        "SELECT a.name FROM gongan.rk a WHERE a.sex = a.division | compared with other columns",
        "SELECT a.name FROM gongan.rk a WHERE a.number = a.name | compared with other columns",
        "SELECT a.name FROM gongan.rk a JOIN gongan.rk c ON a.number = c.number | compared with other columns",
        "SELECT a.name FROM gongan.rk a JOIN minzheng.dibao b ON a.number > b.number | compared with other columns",
        "SELECT a.name FROM gongan.rk a JOIN minzheng.dibao b ON UPPER(a.number) = b.number | compared with other",
        "SELECT a.name FROM gongan.rk a JOIN minzheng.dibao b ON a.sex = b.number | is a join key",
        "SELECT a.name FROM gongan.rk a WHERE a.sex IN (SELECT b.holder FROM minzheng.dibao b) | is a join key",
        "SELECT a.name, v.s FROM gongan.rk a JOIN (VALUES ('1'), ('2')) AS v(s) ON a.sex = v.s | compared with other",
        "SELECT a.name FROM gongan.rk a WHERE a.sex = (SELECT MIN(b.holder) FROM minzheng.dibao b) | compared with",
        "SELECT a.name FROM gongan.rk a JOIN (SELECT MAX(b.holder) AS h FROM minzheng.dibao b) m ON a.phone = m.h"
                + " | compared with other columns",
        "SELECT COUNT(*) FILTER (WHERE a.income > 5) AS n FROM gongan.rk a | stands in a condition",
        "SELECT a.division FROM gongan.rk a GROUP BY a.division HAVING MAX(a.income) > 5 | gives a value itself"})
    void whatDoesNotIsRefusedWithTheColumnItsPlaceAndWhy(String sql, String place) {
        CodedException refusal = catchThrowableOfType(CodedException.class,
                () -> CITY.city.ask(sql, RK, CITY.dibao));

        assertThat(refusal).as(sql).isNotNull();
        assertThat(refusal.code()).as("%s %s", sql, refusal.problem(Language.EN)).isEqualTo(QueryCode.COLUMN_POSITION);
        assertThat(refusal.problem(Language.EN)).contains(place, "gongan.rk.", "grant G-gongan.rk", "may be used");
        assertThat(refusal.problem(Language.ZH)).contains("gongan.rk.", "按授权 G-gongan.rk，它只能");
    }

    /** Generated queries: refused for a position, or answered as without rules; never refused where none is named. */
    @Test
    void generatedQueriesAreRefusedOrAnswerAsWithoutRules() {
        QueryGenerator battery = new QueryGenerator(20261130);
        AccessRule bound = CITY.rk.placed(Map.of("sex", EnumSet.of(Position.FILTER),
                "income", EnumSet.of(Position.AGGREGATE), "number", EnumSet.of(Position.JOIN, Position.FILTER)));
        int answered = 0;
        int refused = 0;
        List<String> wrong = new ArrayList<>();
        for (String sql : IntStream.range(0, 200).mapToObj(i -> battery.next()).distinct().toList()) {
            List<String> free = sorted(CITY.city.ask(sql, CITY.rk, CITY.dibao));
            try {
                if (!sorted(CITY.city.ask(sql, bound, CITY.dibao)).equals(free)) {
                    wrong.add(sql);
                }
                answered++;
            } catch (CodedException e) {
                refused++;
                if (e.code() != QueryCode.COLUMN_POSITION || !sql.matches(".*(a\\.(sex|income|number)|\\*).*")) {
                    wrong.add(e.code() + " " + sql);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(answered).isGreaterThan(40);
        assertThat(refused).isGreaterThan(40);
    }

    /** A wider grant for the same table is used where the narrower one does not do. */
    @Test
    void anotherGrantOfTheSameTableIsTried() {
        assertThat(CITY.city.ask("SELECT a.sex FROM gongan.rk a WHERE a.id < 5", RK, CITY.rk).rows()).isNotEmpty();
    }

    @Test
    void aColumnThatFiltersIsVerifiedAndAJoinKeyIsNot() {
        AccessRule clear = TestCity.lakeRule("gongan.rk", "standard.twin_rk", "id number sex division", "", Map.of());
        Map<String, Set<Position>> rules = new HashMap<>();
        rules.put("sex", EnumSet.of(Position.FILTER));
        rules.put("number", EnumSet.of(Position.JOIN));
        AccessRule placed = clear.placed(rules);
        SourceReading reading = new SourceReading(TestCity.LIMITS.time(), SourceReading.PLATFORM);

        assertThat(CITY.city.engine().verify(placed, "id", List.of(Map.of("id", "1", "sex", "1")), reading).asAnswer()
                .rows()).hasSize(1);
        CodedException refusal = catchThrowableOfType(CodedException.class, () -> CITY.city.engine().verify(placed,
                "number", List.of(Map.of("number", "990102198503071235")), reading));
        assertThat(refusal.code()).isEqualTo(QueryCode.NOT_COMPARED);
    }

    private static List<String> sorted(Answer answer) {
        return MaskedReference.comparable(answer).stream().sorted().toList();
    }
}
