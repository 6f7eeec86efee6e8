package org.shuqiao.systems.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.exchange.domain.push.PushTarget;
import org.shuqiao.exchange.domain.push.load.RowReader;
import org.shuqiao.exchange.domain.push.load.TargetDatabase;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;

/** Pushes into a real MariaDB, whose changes of tables no transaction takes back; the server is killed on the way. */
class MariaDbPushTest {

    private static final List<AnswerColumn> COLUMNS = List.of(new AnswerColumn("name", ColumnType.TEXT),
            new AnswerColumn("number", ColumnType.INTEGER), new AnswerColumn("length", ColumnType.DECIMAL),
            new AnswerColumn("share", ColumnType.DOUBLE), new AnswerColumn("closed", ColumnType.BOOLEAN),
            new AnswerColumn("built", ColumnType.DATE), new AnswerColumn("seen", ColumnType.TIMESTAMP));

    @TempDir
    private Path folder;
    private MariaDbServer server;

    @BeforeEach
    void start() {
        assumeTrue(MariaDbServer.installed(),
                "mariadbd is not installed (apt-get install mariadb-server-core mariadb-client-core)");
        server = MariaDbServer.start(folder.resolve("server"));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void valuesOfEveryTypeArriveAndRowsThatAreGoneFollow() throws SQLException {
        TargetDatabase target = target("road");
        target.probe();

        target.load("R1", 1, rows(COLUMNS, List.of(Arrays.asList("云桥 𠮷", 7L, new BigDecimal("1200.050"), 0.5, true,
                LocalDate.of(1969, 12, 31), LocalDateTime.of(2026, 11, 30, 23, 59, 59, 123_000_000)),
                Arrays.asList(null, null, null, null, null, null, null))));
        assertThat(sql("select concat(name, '|', number, '|', trim(trailing '0' from length), '|', share, '|',"
                + " closed, '|', built, '|', seen) from road where name is not null"))
                .containsExactly("云桥 𠮷|7|1200.05|0.5|1|1969-12-31|2026-11-30 23:59:59.123");
        assertThat(sql("select count(*) from road")).containsExactly("2");

        sql("create index own on road (number)");
        target.load("R2", 2, rows(COLUMNS, List.of(Arrays.asList("b", 8L, null, null, null, null, null))));
        assertThat(sql("select name from road")).containsExactly("b");
        assertThat(sql("show index from road")).hasSize(1); // same columns: what the consumer made of it stays

        List<AnswerColumn> other = List.of(new AnswerColumn("name", ColumnType.TEXT));
        target.load("R3", 3, rows(other, List.of(List.of("c"), List.of("d"))));
        assertThat(sql("select * from road")).containsExactly("c", "d");
        assertThat(target.load("R2", 2, rows(COLUMNS, List.of()))).isEqualTo(TargetDatabase.Loaded.SUPERSEDED);
        assertThat(target.load("R3", 3, rows(other, List.of()))).isEqualTo(TargetDatabase.Loaded.HELD);
        assertThat(sql("select * from road")).containsExactly("c", "d");
        assertThat(sql("show tables")).containsExactlyInAnyOrder("road", "shuqiao_push");
    }

    @Test
    void aTableOfSomebodyElseIsNotTouched() throws SQLException {
        sql("create table business (id int)", "insert into business values (1)");

        refused(PushCode.TABLE_TAKEN, () -> target("business").probe());
        refused(PushCode.TABLE_TAKEN, () -> target("business", server.url().replace("mariadb", "mysql")).probe());

        assertThat(sql("select id from business")).containsExactly("1");
    }

    /** Killed after any number of rows, with the columns of before and with others, the table is the old one. */
    @Test
    void aServerThatIsKilledWhileRowsComeKeepsTheOldTable() throws SQLException {
        List<AnswerColumn> one = List.of(new AnswerColumn("name", ColumnType.TEXT));
        List<AnswerColumn> two = List.of(new AnswerColumn("name", ColumnType.TEXT),
                new AnswerColumn("number", ColumnType.INTEGER));
        target("road").load("R1", 1, rows(one, List.of(List.of("old"))));
        int number = 2;
        for (int after : new int[] {1, 1_500, 4_999}) {
            for (List<AnswerColumn> columns : List.of(one, two)) {
                String record = "R" + number;
                refused(PushCode.TARGET_AWAY, () -> target("road").load(record, 2, killing(columns, after)));
                server.close();
                server = MariaDbServer.start(folder.resolve("server"));
                assertThat(sql("select name from road")).as("%d rows of %s", after, columns).containsExactly("old");
                number++;
            }
        }

        target("road").load("R9", 9, rows(two, many(two, 5_000).toList()));
        assertThat(sql("select count(number) from road")).containsExactly("5000");
        assertThat(sql("show tables")).containsExactlyInAnyOrder("road", "shuqiao_push");
    }

    private TargetDatabase target(String table) {
        return target(table, server.url());
    }

    private static TargetDatabase target(String table, String url) {
        return TargetDatabase.of(new PushTarget("T-1", "x", "x", url, MariaDbServer.USER, "X", table, "",
                false), MariaDbServer.PASSWORD);
    }

    private static Stream<List<Object>> many(List<AnswerColumn> columns, int count) {
        return IntStream.range(0, count).mapToObj(i -> columns.size() == 1 ? List.<Object>of("n" + i)
                : List.<Object>of("n" + i, (long) i));
    }

    private RowReader killing(List<AnswerColumn> columns, int after) {
        Iterator<List<Object>> rows = many(columns, 5_000).iterator();
        return reader(columns, new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public List<Object> next() {
                if (given++ == after) {
                    server.process().kill();
                }
                return rows.next();
            }
        });
    }

    private static RowReader rows(List<AnswerColumn> columns, List<List<Object>> rows) {
        return reader(columns, rows.iterator());
    }

    private static RowReader reader(List<AnswerColumn> columns, Iterator<List<Object>> rows) {
        return new RowReader() {
            @Override
            public List<AnswerColumn> columns() {
                return columns;
            }

            @Override
            public Optional<List<Object>> next() {
                return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
            }

            @Override
            public void close() { }
        };
    }

    /** @return the first column of what the last statement gives */
    private List<String> sql(String... statements) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            values.add(rows.getString(1));
                        }
                    }
                }
            }
        }
        return values;
    }

    private static void refused(PushCode code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(CodedException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
