package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.policy.AccessRule;

/** Tests that every engine rounds casts alike. */
class RoundingTest {

    private static final TestCity CITY = TestCity.open();
    private static final AccessRule LAKE = TestCity.lakeRule("t.l", "standard.rounding", "id real amount", "",
            Map.of());
    private static final AccessRule DEPARTMENT = TestCity.departmentRule("t.d", "rounding", "id real amount nothing",
            "", Map.of());
    private static final String VALUES = "(1, 0.5, 0.5), (2, 1.5, 1.5), (3, 2.5, 2.5), (4, -0.5, -0.5), (5, -1.5, "
            + "-1.5),"
            + " (6, 2.4, 0.05), (7, 2.6, 0.25), (8, -2.6, -0.25), (9, 0, 0.1499), (10, 1e15, 99999.9999), (11, NULL, "
                    + "NULL)";
    private static final List<List<Object>> ROUNDED = List.of(
            row(1, 0L, 1L, "0.5"), row(2, 2L, 2L, "1.5"), row(3, 2L, 3L, "2.5"), row(4, 0L, -1L, "-0.5"),
            row(5, -2L, -2L, "-1.5"), row(6, 2L, 0L, "0.1"), row(7, 3L, 0L, "0.3"), row(8, -3L, 0L, "-0.3"),
            row(9, 0L, 0L, "0.1"), row(10, 1_000_000_000_000_000L, 100_000L, "100000.0"), row(11, null, null, null));

    @BeforeAll
    static void tables() throws SQLException {
        CITY.append(CITY.lakeTable("standard", "rounding", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "real", Types.DoubleType.get()),
                Types.NestedField.optional(3, "amount", Types.DecimalType.of(18, 4)))),
                "SELECT id::BIGINT id, \"real\"::DOUBLE AS \"real\", amount::DECIMAL(18,4) amount FROM (VALUES "
                        + VALUES
                        + ") t(id, \"real\", amount)");
        CITY.inDepartment("CREATE TABLE rounding(id BIGINT, real DOUBLE PRECISION, amount NUMERIC(18,4), nothing "
                + "NUMERIC(18,4))");
        CITY.inDepartment("INSERT INTO rounding SELECT id, r, a, 0 FROM (VALUES " + VALUES + ") t(id, r, a)");
    }

    @Test
    void inTheLake() {
        assertThat(rounded("l.\"real\"", "l.amount", "t.l l", LAKE)).isEqualTo(ROUNDED);
    }

    @Test
    void inADepartment() {
        assertThat(rounded("l.\"real\"", "l.amount", "t.d l", DEPARTMENT)).isEqualTo(ROUNDED);
    }

    @Test
    void inThisProcess() {
        assertThat(rounded("l.\"real\" + d.nothing", "l.amount + d.nothing", "t.l l JOIN t.d d ON l.id = d.id", LAKE,
                DEPARTMENT))
                .isEqualTo(ROUNDED);
    }

    @Test
    void ofConstants() {
        assertThat(CITY.ask("SELECT CAST(2.5e0 AS BIGINT), CAST(2.5 AS BIGINT), CAST(0.25 AS DECIMAL(3, 1)) FROM t.l "
                + "WHERE id = 1", LAKE).rows())
                .containsExactly(Arrays.asList(2L, 3L, new BigDecimal("0.3")));
    }

    private static List<List<Object>> rounded(String real, String amount, String from, AccessRule... rules) {
        Answer answer = CITY.ask(("SELECT l.id, CAST(%s AS BIGINT), CAST(%s AS BIGINT), "
                + "CAST(%s AS DECIMAL(18, 1)) FROM %s ORDER BY 1").formatted(real, amount, amount, from), rules);
        return answer.rows();
    }

    private static List<Object> row(long id, Long real, Long whole, String tenth) {
        return Arrays.asList(id, real, whole, tenth == null ? null : new BigDecimal(tenth));
    }
}
