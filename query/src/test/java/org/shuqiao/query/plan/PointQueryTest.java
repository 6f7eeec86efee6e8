package org.shuqiao.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.query.TestCity;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.RowFilter;
import org.shuqiao.query.policy.TableName;
import org.shuqiao.query.source.SourceReading;

/** Tests that a query for one person meets the index of a departmental database, under row filter and masks. */
final class PointQueryTest {

    private static final TestCity CITY = TestCity.open();
    private static final String NUMBER = "990102198500012344";

    @BeforeAll
    static void aRegisterWithAnIndex() throws SQLException {
        CITY.inDepartment("CREATE TABLE indexed (citizen_number text, name varchar(60), division text, amount "
                + "numeric, seen timestamptz)");
        CITY.inDepartment("INSERT INTO indexed SELECT '9901021985' || lpad(n::text, 8, '0'), '王' || n, '99010' || n "
                + "% 3, n, '2001-01-01 00:00+08' FROM generate_series(1, 30000) n");
        CITY.inDepartment("CREATE INDEX ON indexed (citizen_number)");
        CITY.inDepartment("ANALYZE indexed");
    }

    private static AccessRule rule() {
        return new AccessRule("G-1", "3010101/000001", 1, new TableName("d", "register"),
                new Backing.DepartmentTable("minzheng", "public", "indexed"),
                List.of("citizen_number", "name", "amount", "seen"), Optional.of(RowFilter.of("division = '990102'")),
                Map.of("name", new Mask.PersonName()), OptionalInt.empty());
    }

    private static String planOf(String sql) throws SQLException {
        String sent = SentSql.of(CITY, ParsedSql.of(sql), List.of(rule())).stream()
                .filter(line -> line.startsWith(" ")).collect(Collectors.joining("\n"));
        StringBuilder plan = new StringBuilder();
        try (Connection connection = CITY.department().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN " + sent)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * FROM d.register WHERE citizen_number = '" + NUMBER + "'",
        "SELECT name, seen FROM d.register WHERE citizen_number = '" + NUMBER + "' AND name IS NOT NULL",
        "SELECT count(*), max(amount) FROM d.register WHERE citizen_number = '" + NUMBER + "'",
        "SELECT citizen_number, count(*) FROM d.register WHERE citizen_number IN ('" + NUMBER + "', '1') "
                + "GROUP BY citizen_number",
        "SELECT name FROM d.register WHERE citizen_number = '" + NUMBER + "' ORDER BY seen LIMIT 5"})
    void aPersonIsFoundByTheIndex(String sql) throws SQLException {
        assertThat(planOf(sql)).contains("Index Cond").contains(NUMBER).doesNotContain("Seq Scan");
    }

    @Test
    void aCandidateIsFoundByTheIndex() throws Exception {
        long before = scans("seq_scan");
        long found = scans("idx_scan");

        assertThat(CITY.engine().verify(rule(), "citizen_number", List.of(Map.of("citizen_number", NUMBER)),
                SourceReading.within(TestCity.LIMITS.time())).verdicts()).containsExactly(true);

        for (int i = 0; i < 50 && scans("idx_scan") == found; i++) {
            Thread.sleep(100); // the database counts a little later
        }
        assertThat(scans("idx_scan")).isGreaterThan(found);
        assertThat(scans("seq_scan")).isEqualTo(before);
    }

    private static long scans(String kind) throws SQLException {
        try (Connection connection = CITY.department().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + kind
                        + " FROM pg_stat_user_tables WHERE relname = 'indexed'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The price of the barrier: what may fail on a value waits until the row filter has left its rows. */
    @Test
    void aQueryThatMayFailReadsTheTable() throws SQLException {
        assertThat(planOf("SELECT name FROM d.register WHERE citizen_number = '" + NUMBER + "' AND 1 / amount > 0"))
                .contains("Seq Scan").doesNotContain("Index Cond");
    }
}
