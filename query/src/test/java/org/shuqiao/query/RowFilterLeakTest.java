package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.query.policy.AccessRule;

/** Tests that values outside the row filter cannot make a query fail. */
final class RowFilterLeakTest {

    private static final TestCity CITY = TestCity.open();

    @BeforeAll
    static void aRegisterWithValuesThatAreNoNumbers() throws SQLException {
        Table table = CITY.lakeTable("standard", "outside", new Schema(
                Types.NestedField.optional(1, "code", Types.StringType.get()),
                Types.NestedField.optional(2, "amount", Types.LongType.get()),
                Types.NestedField.optional(3, "division", Types.StringType.get())));
        CITY.append(table, """
                SELECT CASE WHEN i % 3 = 0 THEN i::VARCHAR ELSE 'x' || i END AS code,
                  CASE WHEN i % 3 = 0 THEN i ELSE 0 END AS amount,
                  CASE WHEN i % 3 = 0 THEN '990102' ELSE '990103' END AS division FROM range(30000) r(i)""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT count(*) FROM gongan.outside WHERE CAST(code AS INTEGER) >= 0                              | 10000
            SELECT count(*) FROM (SELECT CAST(code AS INTEGER) AS n FROM gongan.outside) WHERE n >= 0         | 10000
            SELECT count(*) FROM gongan.outside WHERE amount > 0 AND 30000 / amount >= 1                      | 9999
            SELECT count(*) FROM gongan.outside a JOIN gongan.outside b ON CAST(a.code AS INTEGER) = b.amount | 10000
            SELECT count(*) FROM gongan.outside WHERE code <> 'x1' AND amount >= 0                            | 10000
            SELECT count(*) FROM gongan.outside WHERE code = 'x1' OR amount = 0                               | 1
            SELECT sum(amount) FROM gongan.outside                                                            | \
            149985000
            """)
    void theQueryIsAnsweredFromTheRowsInside(String sql, long answer) {
        AccessRule rule = TestCity.lakeRule("gongan.outside", "standard.outside", "code amount division",
                "division = '990102'", Map.of());

        assertThat(CITY.ask(sql, rule).rows()).containsExactly(List.of(answer));
    }
}
