package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;

/** Rows that a keyset would lose: of the future, without a watermark, late, or behind a text key. */
class TableWatermarksTest {

    private static EmbeddedPostgres postgres;

    private TestRunner runner;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void configure() throws Exception {
        execute("drop schema public cascade", "create schema public");
        runner = TestRunners.newTestRunner(PullTable.class);
        SourcePool pool = new SourcePool(postgres.getPostgresDatabase()::getConnection);
        runner.addControllerService("pool", pool, Map.of());
        runner.enableControllerService(pool);
        runner.setProperty(TableProperties.POOL, "pool");
        runner.setProperty(PullProcessor.DEPARTMENT, "gongan");
        runner.setProperty(PullProcessor.DATASET, "rk");
        runner.setProperty(TableProperties.TABLE, "rk");
        runner.setProperty(TableProperties.MODE, "keyset");
        runner.setProperty(TableProperties.WATERMARK, "upd");
        runner.setProperty(TableProperties.KEY, "id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"timestamp | localtimestamp | 2099-01-01",
        "timestamptz | now() | 2099-01-01", "date | current_date | 2099-01-01",
        "timestamp | localtimestamp | infinity",
        "text | to_char(localtimestamp, 'YYYY-MM-DD HH24:MI:SS') | 2099-01-01 00:00:00",
        "text | to_char(localtimestamp, 'YYYYMMDDHH24MISS') | 20990101000000"})
    void aRowOfTheFutureIsToldAndTheLaterRowsCome(String type, String now, String future) throws Exception {
        execute("create table rk (id int primary key, upd " + type + ")",
                "insert into rk values (1, " + now + "), (2, '" + future + "')");

        assertThat(once("id")).containsExactly("1");
        assertThat(remarks()).containsExactly("SQ-SRC-0051");

        execute("insert into rk values (3, " + now + ")");
        assertThat(once("id")).containsExactly("3");
    }

    @Test
    void rowsWithoutAWatermarkAreTold() throws Exception {
        execute("create table rk (id int primary key, upd timestamp)",
                "insert into rk values (1, '2024-03-07 15:00:00'), (2, null), (3, null)");

        assertThat(once("id")).containsExactly("1");
        assertThat(remarks()).containsExactly("SQ-SRC-0050");
    }

    @Test
    void aLateRowWithTheSameTimeAndASmallerKeyComesAfterAll() throws Exception {
        execute("create table rk (id int primary key, upd timestamp)",
                "insert into rk values (5, '2024-03-07 15:00:00'), (4, '2024-03-07 14:59:00')");
        assertThat(once("id")).containsExactly("4", "5");

        execute("insert into rk values (3, '2024-03-07 15:00:00')");
        assertThat(once("id")).contains("3");
        assertThat(remarks()).containsExactly("SQ-SRC-0052");

        assertThat(once("id")).isEmpty();
        execute("insert into rk values (2, '2024-03-07 14:59:30'), (9, '2024-03-08')");
        assertThat(once("id")).contains("2", "9");
        assertThat(once("id")).isEmpty();
        assertThat(remarks()).isEmpty();
    }

    @Test
    void aLateRowOfATableWithoutAPrimaryKeyIsTold() throws Exception {
        execute("create table rk (id int, upd timestamp)", "insert into rk values (5, '2024-03-07 15:00:00')");
        once("id");

        execute("insert into rk values (3, '2024-03-07 15:00:00')");
        assertThat(once("id")).isEmpty();
        assertThat(remarks()).containsExactly("SQ-SRC-0053");
    }

    @Test
    void anUpdateThatMovesARowUpIsNoLateRow() throws Exception {
        execute("create table rk (id int primary key, upd timestamp)",
                "insert into rk values (1, '2024-03-07 15:00:00'), (2, '2024-03-07 15:00:00')");
        once("id");

        execute("update rk set upd = '2024-03-07 16:00:00' where id = 1", "delete from rk where id = 2");
        assertThat(once("id")).containsExactly("1");
        assertThat(remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text, 'b', SQ-SRC-0054", "varchar(20), '2024-03-07 15:00:00', SQ-SRC-0054", "int, 7,"})
    void aTextKeyAsSoleBoundIsTold(String type, String value, String told) throws Exception {
        execute("create table rk (id " + type + " primary key)",
                "insert into rk values (" + (type.equals("int") ? value : "'" + value + "'") + ")");
        runner.removeProperty(TableProperties.WATERMARK);

        once("id");
        assertThat(remarks()).isEqualTo(told == null ? List.of() : List.of(told));
    }

    private List<String> once(String column) {
        runner.clearTransferState();
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.FAILURE)).isEmpty();
        return runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).stream().map(SliceArchives::open)
                .flatMap(slice -> slice.column(column).stream()).toList();
    }

    private List<String> remarks() {
        return runner.getFlowFilesForRelationship(PullProcessor.REMARK).stream()
                .map(file -> file.getAttribute(Attributes.ERROR_CODE)).toList();
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
