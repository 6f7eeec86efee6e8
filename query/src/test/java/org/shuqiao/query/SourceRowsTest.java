package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;

/** Counts the source rows behind answers over a register of a thousand people, in the lake and in a department. */
final class SourceRowsTest {

    private static final TestCity CITY = TestCity.open();
    private static final AccessRule LAKE =
            TestCity.lakeRule("a.people", "standard.source_rows", "id name ssn street", "", Map.of());
    private static final AccessRule DEPARTMENT =
            TestCity.departmentRule("b.people", "source_rows", "id name ssn street", "", Map.of());

    @BeforeAll
    static void people() throws SQLException {
        String select = "SELECT i::bigint AS id, 'n' || i AS name, 's' || i AS ssn, 'street ' || (i % 10) AS street "
                + "FROM ";
        CITY.append(CITY.lakeTable("standard", "source_rows", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "name", Types.StringType.get()),
                Types.NestedField.optional(3, "ssn", Types.StringType.get()),
                Types.NestedField.optional(4, "street", Types.StringType.get()))), select + "range(1000) t(i)");
        CITY.inDepartment("CREATE TABLE source_rows AS " + select + "generate_series(0, 999) t(i)");
    }

    private static Answer ask(String sql, AccessRule... rules) {
        return CITY.engine().execute(new Query(ParsedSql.of(sql), List.of(rules), TestCity.LIMITS, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.people", "b.people"})
    void twoHundredPeopleInOneRowAreTwoHundred(String table) {
        AccessRule rule = table.startsWith("a") ? LAKE : DEPARTMENT;
        String all = IntStream.range(0, 200).mapToObj(i -> "MAX(CASE WHEN id = " + i + " THEN name || ssn END)")
                .collect(Collectors.joining(", "));
        String each = IntStream.range(0, 20).mapToObj(i -> "(SELECT MAX(name) FROM " + table + " WHERE id = " + i + ")")
                .collect(Collectors.joining(", "));

        assertThat(ask("SELECT " + all + " FROM " + table, rule).rowsOf(rule.grant())).isEqualTo(1000);
        assertThat(ask("SELECT " + each + " FROM (VALUES (1)) v(x)", rule).rowsOf(rule.grant())).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "1 ~ SELECT name FROM t WHERE id = 5",
        "3 ~ SELECT x.name, y.name, z.name FROM t x, t y, t z WHERE x.id = 1 AND y.id = 2 AND z.id = 3",
        "100 ~ SELECT COUNT(*) FROM t WHERE street = 'street 3'",
        "1000 ~ SELECT street, COUNT(*) FROM t GROUP BY street",
        "1000 ~ SELECT DISTINCT street FROM t",
        "1000 ~ SELECT name, LAG(name) OVER (ORDER BY id) FROM t ORDER BY id LIMIT 1",
        "101 ~ SELECT name FROM t WHERE id = 5 AND EXISTS (SELECT 1 FROM t WHERE street = 'street 4')",
        "200 ~ SELECT MAX(x.name || y.name) FROM t x JOIN t y ON x.id = y.id WHERE x.street = 'street 1' AND "
                + "y.street = 'street 1'",
        "10 ~ SELECT name FROM t ORDER BY id LIMIT 10",
        "4 ~ SELECT name FROM t WHERE id = 1 UNION ALL SELECT name FROM t WHERE id = 2"})
    void whatWasFoldedCountsAndNothingElse(long rows, String sql) {
        for (AccessRule rule : List.of(LAKE, DEPARTMENT)) {
            String named = sql.replaceAll("\\bt\\b", rule.table().toString());
            assertThat(ask(named, rule).rowsOf(rule.grant())).as(named).isEqualTo(rows);
            // a plan that is known already counts alike
            assertThat(ask(named, rule).rowsOf(rule.grant())).as(named).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT COUNT(*) FROM a.people x JOIN b.people y ON x.id = y.id WHERE x.id < 7 AND y.id < "
            + "9"})
    void eachGrantIsCountedAtItsOwnEngine(String sql) {
        Answer answer = ask(sql, LAKE, DEPARTMENT);
        assertThat(answer.rowsOf(LAKE.grant())).isEqualTo(7);
        assertThat(answer.rowsOf(DEPARTMENT.grant())).isEqualTo(9);
    }
}
