package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;

/** Statements made to exhaust parser, planner or engine: each is answered or refused by code, and in time. */
final class HostileStatementsTest {

    private static final RawRegisters CITY = RawRegisters.open();
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** Of the caller, beyond the limit, on a machine that is busy with other tests. */
    private static final Duration SLACK = Duration.ofSeconds(4);

    private static Arguments refused(String name, String sql) {
        return Arguments.of(name, sql, List.of(QueryCode.TOO_COMPLEX));
    }

    /** An answer or one of these, whatever the machine has time for. */
    private static Arguments bounded(String name, String sql) {
        return Arguments.of(name, sql, List.of(QueryCode.TOO_COMPLEX, QueryCode.TIME_OVER, QueryCode.TOO_HEAVY,
                QueryCode.TOO_MANY_ROWS, QueryCode.CANNOT_PLAN, QueryCode.SYNTAX, QueryCode.VALUE_DOES_NOT_FIT,
                QueryCode.NOT_VALID));
    }

    private static String each(int count, String between, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(between));
    }

    private static String doubled(int levels, String inner) {
        return "select a||a as a from (".repeat(levels) + inner + ")".repeat(levels);
    }

    static Stream<Arguments> statements() {
        String lake = "select name as a from gongan.rk";
        String department = "select holder as a from minzheng.dibao";
        String both = "select g.name as a from gongan.rk g join minzheng.dibao d on g.id = d.id";
        return Stream.of(
                refused("10,000 x not", "select name from gongan.rk where " + "not ".repeat(10_000) + "true"),
                refused("10,000 x 1+", "select " + "1+".repeat(10_000) + "1 from gongan.rk"),
                refused("10,000 x -", "select " + "- ".repeat(10_000) + "1 from gongan.rk"),
                refused("2,000 x union all", "select id from gongan.rk"
                        + " union all select id from gongan.rk".repeat(2_000)),
                refused("24 nested a||a over the lake", doubled(24, lake)),
                refused("24 nested a||a over a department", doubled(24, department)),
                refused("24 nested a||a over both", doubled(24, both)),
                refused("5,000 brackets", "select " + "(".repeat(5_000) + "1" + ")".repeat(5_000) + " from gongan.rk"),
                refused("500 nested CASE", "select " + "case when id = 1 then ".repeat(500) + "1"
                        + " end".repeat(500) + " from gongan.rk"),
                refused("a chain of 1,500 conditions", "select name from gongan.rk where "
                        + each(1_500, " or ", i -> "(id = " + i + " and name <> 'x" + i + "')")),
                refused("tables doubled by twelve WITHs", "with t0 as (select id from gongan.rk), " + each(12, ", ",
                        i -> "t" + (i + 1) + " as (select x.id from t" + i + " x, t" + i + " y)")
                        + " select * from t12"),
                refused("a WITH within a WITH", "with a as (with b as (select id from gongan.rk) "
                        + each(30, " union all ", i -> "select * from b") + ") "
                        + each(30, " union all ", i -> "select * from a")),
                refused("a cube over ten columns", "select count(*) from gongan.rk group by cube("
                        + each(10, ", ", i -> "id + " + i) + ")"),
                refused("9,000 columns", "select " + each(9_000, ", ", i -> "id") + " from gongan.rk"),
                refused("a pivot of 2,000 values", "select * from (select name, sex, id from gongan.rk) pivot (count(*)"
                        + " as n for sex in (" + each(2_000, ", ", i -> "'" + i + "' as c" + i) + "))"),
                bounded("a constant cast in a join of two sources",
                        "select cast('x' as bigint) from gongan.rk g join minzheng.dibao d on g.name = d.holder"),
                bounded("40 brackets around a query", "select * from "
                        + "(select * from ".repeat(40) + "gongan.rk" + ")".repeat(40)),
                bounded("20,000 numbers in a list", "select name from gongan.rk where id in ("
                        + each(20_000, ",", i -> "" + i) + ")"),
                bounded("20 joins", "select 1 from gongan.rk r0" + each(20, "",
                        i -> " join gongan.rk r" + (i + 1) + " on r0.id = r" + (i + 1) + ".id")),
                bounded("10 joins of both sources", "select 1 from gongan.rk r0" + each(10, "", i -> " join "
                        + (i % 2 == 0 ? "gongan.rk" : "minzheng.dibao") + " r" + (i + 1) + " on r0.id = r" + (i + 1)
                        + ".id")),
                bounded("sub-queries within sub-queries", "select 1 from gongan.rk r where "
                        + "id in (select id from gongan.rk where ".repeat(15) + "true" + ")".repeat(15)),
                bounded("a CASE of 3,000 branches", "select case " + each(3_000, " ",
                        i -> "when id = " + i + " then 'v" + i + "'") + " end from gongan.rk"),
                bounded("a number of a hundred million digits", "select id + 1e99999999 from gongan.rk"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statements")
    void everyStatementEndsInAnAnswerOrACodedRefusalInTime(String name, String sql, List<QueryCode> codes)
            throws SQLException {
        CITY.ask("select id from gongan.rk where id = 1"); // whatever is loaded once is loaded
        Instant start = Instant.now();

        Throwable ended = catchThrowable(() -> CITY.city.engine().execute(new Query(ParsedSql.of(sql),
                List.of(CITY.rk, CITY.dibao), new Limits(10_000, LIMIT))));

        assertThat(Duration.between(start, Instant.now())).isLessThan(LIMIT.plus(SLACK));
        boolean mayAnswer = codes.size() > 1;
        if (ended != null || !mayAnswer) {
            assertThat(ended).isInstanceOf(CodedException.class);
            assertThat(((CodedException) ended).code()).as(ended.getMessage()).isIn(codes);
        }
        assertThat(CITY.ask("select count(*) from gongan.rk").rows()).hasSize(1);
        assertThat(CITY.ask("select count(*) from minzheng.dibao").rows()).hasSize(1);
        assertThat(idleInTransaction()).isZero();
    }

    @Test
    void sixLevelsOfDoublingAreAnswered() {
        assertThat(CITY.ask(doubled(6, "select name as a from gongan.rk")).rows()).isNotEmpty();
    }

    private static long idleInTransaction() throws SQLException {
        try (Connection connection = CITY.city.department().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM pg_stat_activity WHERE state LIKE"
                        + " 'idle in transaction%'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
