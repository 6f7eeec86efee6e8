package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;

final class LimitsTest {

    private static final TestCity CITY = TestCity.open();
    private static final AccessRule LAKE =
            TestCity.lakeRule("a.big", "standard.limits_big", "id grp word", "", Map.of());
    private static final AccessRule DEPARTMENT =
            TestCity.departmentRule("b.big", "limits_big", "id grp word", "", Map.of());

    @BeforeAll
    static void manyRows() throws SQLException {
        CITY.append(CITY.lakeTable("standard", "limits_big", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "grp", Types.LongType.get()),
                Types.NestedField.optional(3, "word", Types.StringType.get()))),
                "SELECT i AS id, i % 7 AS grp, 'w' || i AS word FROM range(200000) t(i)");
        CITY.inDepartment("CREATE TABLE limits_big AS SELECT i::bigint AS id, i::bigint % 7 AS grp, 'w' || i AS word"
                + " FROM generate_series(0, 99999) i; ANALYZE limits_big");
    }

    private static Answer ask(String sql, long rows, Duration time) {
        return CITY.engine().execute(new Query(ParsedSql.of(sql), List.of(LAKE, DEPARTMENT), new Limits(rows, time)));
    }

    @Test
    void oneRowTooManyIsRefusedAndNotCutOff() {
        assertThat(ask("SELECT id FROM a.big WHERE id < 10", 10, Duration.ofSeconds(20)).rows()).hasSize(10);
        assertThatThrownBy(() -> ask("SELECT id FROM a.big WHERE id < 11", 10, Duration.ofSeconds(20)))
                .hasMessageContaining("SQ-QRY-0009").hasMessageContaining("10 rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT COUNT(*) FROM a.big x, a.big y WHERE CHAR_LENGTH(x.word || y.word) < 3",
        "SELECT COUNT(*) FROM b.big x, b.big y WHERE CHAR_LENGTH(x.word || y.word) < 3",
        "SELECT COUNT(*) FROM a.big x, b.big y WHERE CHAR_LENGTH(x.word || y.word) < 3",
        "SELECT COUNT(*) FROM (SELECT x.id + y.id AS s FROM (SELECT id FROM a.big LIMIT 20000) x,"
                + " (SELECT id FROM b.big LIMIT 20000) y) t, (SELECT id FROM a.big LIMIT 1000) z WHERE t.s - z.id = "
                        + "-99999999"})
    void aQueryThatTakesTooLongIsStoppedEverywhere(String sql) throws SQLException {
        QueryEngine patient = new QueryEngine(CITY.lake(), Map.of("minzheng", CITY.department()),
                new EngineSettings(512, 2, Long.MAX_VALUE));
        Query query = new Query(ParsedSql.of(sql), List.of(LAKE, DEPARTMENT),
                new Limits(10, Duration.ofMillis(1_500)));
        Instant start = Instant.now();

        assertThatThrownBy(() -> patient.execute(query)).hasMessageContaining("SQ-QRY-0010");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        ParsedSql count = ParsedSql.of("SELECT COUNT(*) FROM a.big");
        assertThat(patient.execute(new Query(count, List.of(LAKE, DEPARTMENT), TestCity.LIMITS)).rows())
                .containsExactly(List.of(200_000L));
        patient.close();
        assertThat(runningInDepartment()).isZero();
    }

    private static long runningInDepartment() throws SQLException {
        try (Connection connection = CITY.department().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM pg_stat_activity"
                        + " WHERE state = 'active' AND query LIKE '%\"limits_big\"%' AND pid <> pg_backend_pid()")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void memoryOfTheLakeEngineIsBounded() {
        QueryEngine small = new QueryEngine(CITY.lake(), Map.of(), new EngineSettings(32, 1, 1_000_000));
        String sql = "SELECT COUNT(*) FROM (SELECT x.word, y.word AS w, COUNT(*) n FROM a.big x JOIN a.big y ON x.grp "
                + "= y.grp"
                + " WHERE y.id < 40 GROUP BY x.word, y.word) t";

        assertThatThrownBy(() -> small.execute(new Query(ParsedSql.of(sql), List.of(LAKE), TestCity.LIMITS)))
                .hasMessageContaining("SQ-QRY-0011");
        assertThat(small.execute(new Query(ParsedSql.of("SELECT COUNT(*) FROM a.big"), List.of(LAKE), TestCity.LIMITS))
                .rows())
                .containsExactly(List.of(200_000L));
        small.close();
    }

    @Test
    void rowsThatCrossTheBorderAreBounded() {
        QueryEngine small = new QueryEngine(CITY.lake(), Map.of("minzheng", CITY.department()),
                new EngineSettings(256, 1, 5_000));
        String sql = "SELECT COUNT(*) FROM a.big x JOIN b.big y ON x.word = y.word";

        assertThatThrownBy(() ->
                small.execute(new Query(ParsedSql.of(sql), List.of(LAKE, DEPARTMENT), TestCity.LIMITS)))
                .hasMessageContaining("SQ-QRY-0011");
        small.close();
    }

    @Test
    void filtersAndAggregatesRunInTheEngineThatHoldsTheRows() {
        for (String side : List.of("a", "b")) {
            String plan = ask("SELECT grp, COUNT(*) n, SUM(id) s FROM " + side
                    + ".big WHERE word <> 'w12345' GROUP BY grp"
                    + " ORDER BY n LIMIT 3", 10, Duration.ofSeconds(20)).plan();
            String engine = side.equals("a") ? "lake" : "minzheng";

            assertThat(plan).startsWith("here: rows from " + engine + ":").contains(engine + ": aggregate by")
                    .contains(engine + ": filter").doesNotContain("w12345");
            assertThat(plan.lines().skip(1)).allMatch(line -> line.strip().startsWith(engine + ":"));
        }
    }

    @Test
    void anAggregateOverAJoinOfLakeAndDepartmentIsTakenBelowIt() {
        Answer answer = ask("SELECT x.grp, COUNT(*) FROM a.big x JOIN b.big y ON x.grp = y.grp GROUP BY x.grp",
                10, Duration.ofSeconds(20));

        assertThat(answer.rows()).hasSize(7);
        assertThat(answer.plan()).contains("lake: aggregate by", "minzheng: aggregate by");
    }
}
