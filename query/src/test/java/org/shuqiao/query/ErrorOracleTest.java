package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;

/** Tests, as an attacker, that no query fails or not depending on a value outside the row filter. */
final class ErrorOracleTest {

    private static final TestCity CITY = TestCity.open();
    private static final String SECRET = "王小明 990102198503071235";
    private static final String ALPHABET = " 0123456789王小明李四X";
    /** Conditions that cannot fail by themselves, on columns whose reading can. */
    private static final List<String> TRAPS = List.of("big < 5", "seen < TIMESTAMP '2000-01-01 00:00:00'",
            "big < 1e1 OR big > 2e1");
    private static final String COLUMNS = "id note big ratio born seen civil amount";

    @BeforeAll
    static void registersWithValuesThatNoTypeOfOursHolds() throws SQLException {
        CITY.inDepartment("CREATE TABLE oracle (id bigint, division text, note text, big numeric, ratio double "
                + "precision, born date, seen timestamptz, civil timestamp, amount numeric(10, 2))");
        CITY.inDepartment("INSERT INTO oracle VALUES "
                + "(1, 'in', 'a', 7, 1.5, '1980-01-01', '2001-01-01 00:00+08', '2001-01-01', 3), "
                + "(2, 'out', '" + SECRET + "', 1e30, 'NaN', 'infinity', 'infinity', 'infinity', 'NaN'), "
                + "(3, 'out', 'b', 'NaN', 'Infinity', '4713-01-01 BC', '294276-12-31 23:59:59+00', "
                + "'294276-12-31 23:59:59', 0), "
                + "(4, 'out', 'c', 'Infinity', '-Infinity', '5874897-12-31', '4713-11-24 00:00:00+00 BC', "
                + "'4713-11-24 00:00:00 BC', 0), (5, 'out', 'd', 1e400, 1e308, '-infinity', '-infinity', "
                + "'-infinity', 0)");
        CITY.append(CITY.lakeTable("standard", "oracle", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "division", Types.StringType.get()),
                Types.NestedField.optional(3, "note", Types.StringType.get()),
                Types.NestedField.optional(4, "big", Types.DecimalType.of(38, 10)),
                Types.NestedField.optional(5, "ratio", Types.DoubleType.get()),
                Types.NestedField.optional(6, "born", Types.DateType.get()),
                Types.NestedField.optional(7, "seen", Types.TimestampType.withZone()),
                Types.NestedField.optional(8, "civil", Types.TimestampType.withoutZone()),
                Types.NestedField.optional(9, "amount", Types.DecimalType.of(10, 2)))), """
                SELECT id::BIGINT AS id, division, note, big::DECIMAL(38,10) AS big, ratio::DOUBLE AS ratio,
                  born::DATE AS born, seen::TIMESTAMPTZ AS seen, civil::TIMESTAMP AS civil,
                  amount::DECIMAL(10,2) AS amount
                FROM (VALUES ('1', 'in', 'a', '7', '1.5', '1980-01-01', '2001-01-01 00:00:00+08',
                    '2001-01-01 00:00:00', '3'),
                  ('9223372036854775807', 'out', '%s', '9999999999999999999999999999', 'NaN', 'infinity', 'infinity',
                    'infinity', '0'),
                  ('3', 'out', 'b', '-9999999999999999999999999999', 'Infinity', '4713-01-01 (BC)',
                    '294247-01-10 04:00:54+00', '294247-01-10 04:00:54', '0'),
                  ('4', 'out', 'c', '0', '-Infinity', '5881580-07-09', '-infinity', '-infinity', '0'))
                  t(id, division, note, big, ratio, born, seen, civil, amount)"""
                .formatted(SECRET));
    }

    static Stream<AccessRule> rules() {
        return Stream.of(
                TestCity.departmentRule("t.d", "oracle", COLUMNS, "division = 'in'", Map.of()),
                TestCity.lakeRule("t.l", "standard.oracle", COLUMNS, "division = 'in'", Map.of()),
                TestCity.departmentRule("t.dm", "oracle", COLUMNS, "division = 'in'",
                        Map.of("born", new Mask.YearOnly(), "seen", new Mask.YearOnly(), "civil",
                                new Mask.YearOnly())),
                TestCity.lakeRule("t.lm", "standard.oracle", COLUMNS, "division = 'in'",
                        Map.of("born", new Mask.YearOnly(), "seen", new Mask.YearOnly(), "civil",
                                new Mask.YearOnly())),
                // the filter itself reads what may not fit
                TestCity.departmentRule("t.df", "oracle", COLUMNS,
                        "division = 'in' and big < '100' and seen > '1990-01-01 00:00:00'", Map.of()),
                TestCity.lakeRule("t.lf", "standard.oracle", COLUMNS,
                        "division = 'in' and big < '100' and seen > '1990-01-01 00:00:00'", Map.of()));
    }

    /** Asks for one character after the other, each guess a query that fails when it is right. */
    @ParameterizedTest
    @MethodSource("rules")
    void aHiddenRowIsNotGuessedByFailures(AccessRule rule) {
        List<String> learnt = new ArrayList<>();
        StringBuilder known = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            String trap = TRAPS.get(i % TRAPS.size());
            learnt.addAll(ALPHABET.chars().parallel().mapToObj(guess -> known.toString() + (char) guess)
                    .map(beginning -> beginning + " " + code("SELECT count(*) FROM " + rule.table() + " WHERE note >= '"
                            + beginning + "' AND note < '" + beginning + "龥' AND (" + trap + ")", rule))
                    .filter(guess -> guess.contains("SQ-")).toList());
            known.append(SECRET.charAt(i));
        }

        assertThat(learnt).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "big < 5", "big = 7", "big IN (1, 7)", "CAST(big AS INTEGER) > 0", "big * big > 0", "-big < 0",
        "CAST(ratio AS BIGINT) >= 0", "ratio * 1e308 > 0", "1 / COALESCE(id, 0) >= 0",
        "id = 1.000000000000000000000000000000",
        "id * 4611686018427387904 = 4611686018427387904", "born < DATE '2000-01-01'", "born + INTERVAL '1' YEAR > born",
        "EXTRACT(YEAR FROM born) > 1", "seen < TIMESTAMP '2010-01-01 00:00:00'", "seen = civil",
        "civil + INTERVAL '1' DAY > civil", "EXTRACT(YEAR FROM civil) > 1", "CAST(civil AS DATE) = born",
        "CAST(COALESCE(note, '1') AS VARCHAR) <> '1'", "CAST(COALESCE(CAST(id AS VARCHAR), 'x') AS INTEGER) = 1",
        "amount < 5", "amount = big", "amount < 0.0000000001 OR amount > 1.0000000001", "CAST(amount AS SMALLINT) = 3",
        "big = id", "ratio > big", "ratio < amount", "id IN (SELECT CAST(z.big AS BIGINT) FROM %1$s z)",
        "EXISTS (SELECT 1 FROM %1$s z WHERE z.big < t.big + 1)", "(SELECT SUM(z.big) FROM %1$s z) = 7"})
    void everyConditionIsAnsweredFromTheRowsInside(String condition) {
        List<String> failures = rules().parallel().flatMap(rule -> queries(condition, rule)
                .map(sql -> code(sql, rule) + " " + sql)
                // a form may be refused as a whole; the plain one is answered, or it would attack nothing
                .filter(tried -> tried.startsWith("SQ-QRY-0012") || tried.matches("SQ-\\S+ SELECT count.*t WHERE.*"))
                .map(tried -> rule.grant() + " " + tried)).toList();

        assertThat(failures).isEmpty();
    }

    private static Stream<String> queries(String condition, AccessRule rule) {
        String where = condition.formatted(rule.table());
        return Stream.of("SELECT count(*) FROM %1$s t WHERE %2$s",
                "SELECT count(*) FROM %1$s t JOIN %1$s u ON t.id = u.id AND (%3$s)",
                "SELECT t.id FROM %1$s t WHERE t.note = 'b' AND (%2$s)",
                "SELECT max(CASE WHEN %2$s THEN 1 END) OVER (PARTITION BY t.note) FROM %1$s t",
                "SELECT t.note FROM %1$s t GROUP BY t.note, t.id, t.big HAVING t.note >= 'b' OR max(t.big) < 8")
                .map(query -> query.formatted(rule.table(), of("t", where), of("u", where)));
    }

    private static String of(String alias, String condition) {
        return condition.replaceAll("(?<![.\\w'])(id|note|big|ratio|born|seen|civil|amount)\\b(?! *\\()",
                alias + ".$1");
    }

    @Test
    void aValueInsideThatDoesNotFitIsStillRefused() {
        AccessRule all = TestCity.departmentRule("t.whole", "oracle", COLUMNS, "division in ('in', 'out')", Map.of());

        assertThat(code("SELECT big FROM t.whole", all)).isEqualTo("SQ-QRY-0012");
        assertThat(code("SELECT note FROM t.whole ORDER BY id", all)).isEmpty();
    }

    @Test
    void aFilterNeverFailsOnWhatARowHolds() {
        AccessRule known = TestCity.departmentRule("t.known", "oracle", "id", "big is not null and seen is not null",
                Map.of());
        AccessRule empty = TestCity.departmentRule("t.blank", "oracle", "id", "big is null", Map.of());

        assertThat(CITY.ask("SELECT id FROM t.known", known).rows()).hasSize(5);
        assertThat(CITY.ask("SELECT id FROM t.blank", empty).rows()).isEmpty();
    }

    private static String code(String sql, AccessRule rule) {
        try {
            CITY.ask(sql, rule);
            return "";
        } catch (CodedException e) {
            return e.code().id();
        }
    }
}
