package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.land.LandBatch;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;
import org.shuqiao.nifi.pull.UpperBoundState;

/** What every make of database has to keep when a table is pulled from it; each runs it on a real server. */
public abstract class TablePullContract {

    private TestRunner runner;

    protected abstract Connection connect() throws SQLException;

    /** @return the type of a time without a zone that has microseconds */
    protected abstract String time();

    /** @return the type of bytes */
    protected abstract String bytes();

    @BeforeEach
    void configure() throws Exception {
        execute("drop table if exists rk");
        fresh();
    }

    @Test
    void slicesHaveBothBoundsAndTiesAreNeitherLostNorDoubled() throws Exception {
        execute("create table rk (a int, b varchar(20), upd " + time() + ", primary key (a, b))");
        insert(1000, "insert into rk values (?, ?, ?)", (row, i) -> {
            row.setInt(1, i % 7);
            row.setString(2, "k" + i);
            row.setString(3, "2024-03-07 15:00:00.%06d".formatted(i / 40));
        });
        keyset("upd", "a,b", 97);

        List<SliceArchives.Opened> slices = pullAll();

        assertThat(slices).hasSize(11);
        assertThat(slices.stream().flatMap(slice -> slice.column("b").stream()).toList())
                .hasSize(1000).doesNotHaveDuplicates();
        assertThat(slices).allSatisfy(slice -> assertThat(slice.pulled().notes())
                .containsEntry("sourceRows", (long) slice.rows().size()).containsEntry("uniqueKey", 1L));
        for (int i = 1; i < slices.size(); i++) {
            assertThat(slices.get(i).pulled().slice().from()).isEqualTo(slices.get(i - 1).pulled().slice().to());
        }
    }

    @Test
    void valuesHaveTheFormsOfTheLandingBatch() throws Exception {
        execute("create table rk (id int primary key, s varchar(20), c char(6), n numeric(12,3), w numeric(20,0),"
                + " l bigint, d date, t " + time() + ", f double precision, b " + bytes() + ")");
        insert(1, "insert into rk values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (row, i) -> {
            row.setInt(1, 1);
            row.setString(2, "云桥 𠮷 ");
            row.setString(3, "ab");
            row.setBigDecimal(4, new BigDecimal("-0.050"));
            row.setBigDecimal(5, new BigDecimal("12345678901234567890"));
            row.setLong(6, Long.MIN_VALUE);
            row.setString(7, "1969-12-31");
            row.setString(8, "2024-03-07 15:00:00.123456");
            row.setDouble(9, 1e20 / 3);
            row.setBytes(10, new byte[] {0, (byte) 0xff});
        });
        execute("insert into rk (id) values (2)");
        keyset(null, "id", 10);

        SliceArchives.Opened slice = pullAll().getFirst();

        assertThat(slice.column("s")).containsExactly("云桥 𠮷 ", null);
        assertThat(slice.column("c").getFirst().strip()).isEqualTo("ab");
        assertThat(slice.column("n")).containsExactly("-0.050", null);
        assertThat(slice.column("w")).containsExactly("12345678901234567890", null);
        assertThat(slice.column("l")).containsExactly("-9223372036854775808", null);
        assertThat(slice.column("d")).containsExactly("1969-12-31", null);
        assertThat(slice.column("t")).containsExactly("2024-03-07T15:00:00.123456", null);
        assertThat(slice.column("f")).containsExactly("33333333333333330000", null);
        assertThat(slice.column("b")).containsExactly("\\x00ff", null);
    }

    @Test
    void textKeysFollowTheOrderOfTheDatabase() throws Exception {
        execute("create table rk (k varchar(20) primary key, n int)");
        String[] heads = {"a", "B", "_", "张", "Z ", "y", "ä", "~"};
        insert(240, "insert into rk values (?, ?)", (row, i) -> {
            row.setString(1, heads[i % heads.length] + i);
            row.setInt(2, i);
        });
        keyset(null, "k", 7);

        assertThat(pullAll().stream().flatMap(slice -> slice.column("n").stream()).toList())
                .hasSize(240).doesNotHaveDuplicates();
    }

    @Test
    void lateRowsAndRowsWithoutAWatermarkAreFound() throws Exception {
        execute("create table rk (id int primary key, upd " + time() + ")",
                "insert into rk values (5, '2024-03-07 15:00:00'), (4, '2024-03-07 14:59:00'), (6, null)");
        keyset("upd", "id", 10);
        assertThat(once().stream().flatMap(slice -> slice.column("id").stream())).containsExactly("4", "5");
        assertThat(remarks()).containsExactly("SQ-SRC-0050");

        execute("insert into rk values (3, '2024-03-07 15:00:00')");
        assertThat(once().stream().flatMap(slice -> slice.column("id").stream())).contains("3");
        assertThat(remarks()).contains("SQ-SRC-0052");
        assertThat(once()).isEmpty();
    }

    @Test
    void aRowOfTheFutureIsHeldBack() throws Exception {
        execute("create table rk (id int primary key, upd " + time() + ")",
                "insert into rk values (1, '" + LocalDateTime.now().minusMinutes(5).withNano(0) + "'),"
                        + " (2, '2037-01-01 00:00:00')");
        keyset("upd", "id", 10);

        assertThat(once().getFirst().column("id")).containsExactly("1");
        assertThat(remarks()).containsExactly("SQ-SRC-0051");
    }

    @Test
    void aSnapshotIsPulledAgainOnlyWhenARowDiffers() throws Exception {
        execute("create table rk (id int, d numeric(6,2))", "insert into rk values (1, 1.50), (2, null)");
        runner.setProperty(TableProperties.MODE, "snapshot");

        assertThat(once()).singleElement().satisfies(slice -> {
            assertThat(slice.column("d")).containsExactly("1.50", null);
            assertThat(slice.pulled().notes()).containsEntry("sourceRows", 2L);
        });
        execute("update rk set id = id");
        assertThat(once()).isEmpty();
        execute("update rk set d = 1.51 where id = 1");
        assertThat(once()).hasSize(1);
    }

    @Test
    void aColumnMoreStopsNothingAndIsTold() throws Exception {
        execute("create table rk (id int primary key, xm varchar(20))", "insert into rk values (1, '甲')");
        keyset(null, "id", 10);
        runner.setProperty(PullProcessor.CONTRACT, "[{\"column\":\"id\",\"type\":\"integer\"},"
                + "{\"column\":\"xm\",\"type\":\"text\"}]");
        execute("alter table rk add tel varchar(20)", "update rk set tel = '1'");

        SliceArchives.Opened slice = once().getFirst();

        assertThat(slice.rows().getFirst().toString()).isEqualTo("{\"id\":\"1\",\"xm\":\"甲\"}");
        assertThat(remarks()).containsExactly("SQ-SRC-0064");
    }

    @Test
    void aColumnThatIsGoneOrAnotherWaitsForADecisionOnThisVeryChange() throws Exception {
        execute("create table rk (id int primary key, xm varchar(20), tel varchar(20), upd " + time() + ")",
                "insert into rk values (1, '甲', '1', '2024-03-07 15:00:00')");
        keyset("upd", "id", 10);
        runner.setProperty(PullProcessor.CONTRACT, "[{\"column\":\"id\",\"type\":\"integer\"},"
                + "{\"column\":\"xm\",\"type\":\"text\"},{\"column\":\"tel\",\"type\":\"text\"},"
                + "{\"column\":\"upd\",\"type\":\"timestamp\"}]");
        assertThat(once()).hasSize(1);

        execute("alter table rk drop column xm", "alter table rk drop column tel", "alter table rk add tel int",
                "insert into rk (id, tel, upd) values (2, 7, '2024-03-08 15:00:00'), (3, 8, '2024-03-08 15:00:00')");
        assertThat(failure()).isEqualTo("SQ-COL-0120");
        assertThat(message()).contains("xm").contains("tel: text → integer").contains(" 2 rows");
        assertThat(once(false)).isEmpty();

        String change = message().replaceAll("(?s).*\\(change ([0-9a-f]+)\\).*", "$1");
        runner.setProperty(TableProperties.ACCEPTED, "0000000000000000");
        assertThat(failure()).isEqualTo("SQ-COL-0120");
        runner.setProperty(TableProperties.ACCEPTED, change);
        SliceArchives.Opened slice = once().getFirst();
        assertThat(slice.column("tel")).containsExactly("7", "8");
        assertThat(slice.column("xm")).containsExactly(null, null);

        execute("alter table rk drop column tel");
        assertThat(failure()).isEqualTo("SQ-COL-0120");
    }

    @Test
    void whatADatabaseRefusesHasItsOwnCode() throws Exception {
        keyset(null, "id", 10);
        assertThat(failure()).isEqualTo("SQ-COL-0013");
        execute("create table rk (id int)");
        keyset(null, "nothing", 10);
        assertThat(failure()).isEqualTo("SQ-COL-0023");
    }

    @Test
    void namesAreQuotedAndMayBeChinese() throws Exception {
        String quote;
        try (Connection connection = connect()) {
            quote = connection.getMetaData().getIdentifierQuoteString();
        }
        String table = quote + "人口" + quote;
        execute("drop table if exists " + table,
                "create table " + table + " (" + quote + "编号" + quote + " int primary key, " + quote + "姓 名" + quote
                        + " varchar(20))", "insert into " + table + " values (1, '甲')");
        runner.setProperty(TableProperties.TABLE, "人口");
        keyset(null, "编号", 10);

        assertThat(once().getFirst().column("姓 名")).containsExactly("甲");
        execute("drop table " + table);
    }

    /** Rows that come and change while keys are compared are newer than what landed, so they are never gone. */
    @Test
    void rowsThatAreGoneLandAsDeletionsAndOthersStay(@TempDir Path landing) throws Exception {
        execute("create table rk (id int primary key, xm varchar(20), upd " + time() + ")");
        insert(200, "insert into rk values (?, ?, ?)", (row, i) -> {
            row.setInt(1, i);
            row.setString(2, "n" + i);
            row.setString(3, "2024-03-07 15:00:00.%06d".formatted(i));
        });
        keyset("upd", "id", 70);
        land(landing);

        execute("delete from rk where id in (3, 150)",
                "update rk set xm = 'x', upd = '2024-03-08 10:00:00' where id = 7",
                "insert into rk values (900, 'new', '2024-03-08 10:00:00')");
        assertThat(deletions(landing)).singleElement().satisfies(slice -> {
            assertThat(slice.column("id")).containsExactlyInAnyOrder("3", "150");
            assertThat(slice.rows().getFirst().has("xm")).isFalse();
            assertThat(slice.rows().getFirst().path("_deleted").asText()).isEqualTo("true");
            assertThat(slice.pulled().notes()).containsEntry("deleted", 2L).containsEntry("sourceKeys", 199L);
        });
        assertThat(deletions(landing)).as("told once").isEmpty();

        execute("insert into rk values (3, 'back', '2024-03-08 11:00:00')");
        assertThat(land(landing).stream().flatMap(slice -> slice.column("id").stream()))
                .containsExactlyInAnyOrder("7", "900", "3");
        assertThat(deletions(landing)).isEmpty();
        execute("delete from rk where id = 3");
        assertThat(deletions(landing).getFirst().column("id")).containsExactly("3");
    }

    /** A table that is loaded anew, or restored: its rows have the times that they had. */
    @Test
    void aRowThatIsThereAgainWithItsOldTimeLandsAgain(@TempDir Path landing) throws Exception {
        execute("create table rk (id int primary key, xm varchar(20), upd " + time() + ")",
                "insert into rk values (1, '甲', '2024-01-01 10:00:00'), (2, '乙', '2024-01-02 10:00:00'),"
                        + " (3, '丙', '2024-03-07 10:00:00')");
        keyset("upd", "id", 70);
        land(landing);
        execute("delete from rk where id = 1");
        assertThat(deletions(landing).getFirst().column("id")).containsExactly("1");

        execute("insert into rk values (1, '甲', '2024-01-01 10:00:00')", "delete from rk where id = 2");
        assertThat(land(landing)).as("behind the bound").isEmpty();
        assertThat(deletions(landing)).singleElement().satisfies(slice -> {
            assertThat(slice.rows()).extracting(row -> row.path("id").asText() + row.path("xm").asText()
                    + row.path("_deleted").asText()).containsExactlyInAnyOrder("2true", "1甲");
            assertThat(slice.pulled().notes()).containsEntry("deleted", 1L);
        });
        assertThat(deletions(landing)).as("told once").isEmpty();
    }

    @Test
    void aSourceThatAnswersWithLessThanItHasDeletesNothing(@TempDir Path landing) throws Exception {
        execute("create table rk (id int primary key, upd " + time() + ")");
        insert(10, "insert into rk values (?, ?)", (row, i) -> {
            row.setInt(1, i);
            row.setString(2, "2024-03-07 15:00:00");
        });
        keyset("upd", "id", 70);
        land(landing);

        execute("delete from rk where id > 2");
        TestRunner comparing = comparing(landing);
        comparing.run();
        assertThat(comparing.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst()
                .getAttribute(Attributes.ERROR_CODE)).isEqualTo("SQ-COL-0128");
        assertThat(landing.resolve("gongan/rk")).isDirectoryNotContaining("glob:**/.tmp-keys*");
    }

    private List<SliceArchives.Opened> land(Path landing) throws Exception {
        List<SliceArchives.Opened> all = new ArrayList<>();
        do {
            all.addAll(once());
            landSlices(landing, runner);
        } while (!runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).isEmpty());
        return all;
    }

    private static void landSlices(Path landing, TestRunner pulled) throws Exception {
        TestRunner land = TestRunners.newTestRunner(LandBatch.class);
        land.setProperty(LandBatch.LANDING, landing.toString());
        pulled.getFlowFilesForRelationship(PullProcessor.SUCCESS)
                .forEach(slice -> land.enqueue(slice.toByteArray(), slice.getAttributes()));
        land.run(Math.max(1, pulled.getFlowFilesForRelationship(PullProcessor.SUCCESS).size()));
        assertThat(land.getFlowFilesForRelationship(LandBatch.FAILURE)).isEmpty();
    }

    private List<SliceArchives.Opened> deletions(Path landing) throws Exception {
        TestRunner comparing = comparing(landing);
        comparing.run();
        assertThat(comparing.getFlowFilesForRelationship(PullProcessor.FAILURE).stream()
                .map(file -> file.getAttribute(Attributes.ERROR_EN)).toList()).isEmpty();
        landSlices(landing, comparing);
        return comparing.getFlowFilesForRelationship(PullProcessor.SUCCESS).stream().map(SliceArchives::open).toList();
    }

    private TestRunner comparing(Path landing) throws Exception {
        TestRunner comparing = TestRunners.newTestRunner(PullDeletions.class);
        SourcePool pool = new SourcePool(this::connect);
        comparing.addControllerService("pool", pool, Map.of());
        comparing.enableControllerService(pool);
        comparing.setProperty(TableProperties.POOL, "pool");
        comparing.setProperty(PullProcessor.DEPARTMENT, "gongan");
        comparing.setProperty(PullProcessor.DATASET, "rk");
        comparing.setProperty(TableProperties.TABLE, "rk");
        comparing.setProperty(TableProperties.WATERMARK_OF_KEYS, "upd");
        comparing.setProperty(TableProperties.KEYS, "id");
        comparing.setProperty(PullDeletions.LANDING, landing.toString());
        ManifestSummary newest = new LandingReader(LandingFolder.in(landing, "gongan", "rk")).batches().getLast();
        comparing.setProperty(PullProcessor.START, Json.PLAIN.writeValueAsString(
                UpperBoundState.write(newest.slice().to())));
        return comparing;
    }

    @Test
    void aDriverThatNeverAnswersIsLeftAlone() throws Exception {
        runner = TestRunners.newTestRunner(PullTable.class);
        open(new SourcePool(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return connect();
        }));
        keyset(null, "id", 10);
        runner.setProperty(TableProperties.CONNECT, "1 sec");

        assertThat(failure()).isEqualTo("SQ-COL-0124");
    }

    /** Sets the values of one row. */
    protected interface Row {
        void set(PreparedStatement row, int index) throws SQLException;
    }

    protected final void insert(int count, String sql, Row values) throws SQLException {
        try (Connection connection = connect(); PreparedStatement row = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                values.set(row, i);
                row.addBatch();
            }
            row.executeBatch();
            connection.commit();
        }
    }

    protected final void fresh() throws Exception {
        runner = TestRunners.newTestRunner(PullTable.class);
        open(new SourcePool(this::connect));
    }

    private void open(SourcePool pool) throws Exception {
        runner.addControllerService("pool", pool, Map.of());
        runner.enableControllerService(pool);
        runner.setProperty(TableProperties.POOL, "pool");
        runner.setProperty(PullProcessor.DEPARTMENT, "gongan");
        runner.setProperty(PullProcessor.DATASET, "rk");
        runner.setProperty(TableProperties.TABLE, "rk");
        runner.setProperty(TableProperties.MODE, "keyset");
    }

    protected final TestRunner runner() {
        return runner;
    }

    /** @param watermark null for none */
    protected final void keyset(String watermark, String key, int rows) {
        if (watermark != null) {
            runner.setProperty(TableProperties.WATERMARK, watermark);
        }
        runner.setProperty(TableProperties.KEY, key);
        runner.setProperty(TableProperties.ROWS, Integer.toString(rows));
    }

    protected final List<SliceArchives.Opened> pullAll() {
        List<SliceArchives.Opened> all = new ArrayList<>();
        for (List<SliceArchives.Opened> next = once(); !next.isEmpty(); next = once()) {
            all.addAll(next);
        }
        return all;
    }

    protected final List<SliceArchives.Opened> once() {
        return once(true);
    }

    private List<SliceArchives.Opened> once(boolean good) {
        runner.clearTransferState();
        runner.run();
        if (good) {
            assertThat(runner.getFlowFilesForRelationship(PullProcessor.FAILURE).stream()
                    .map(file -> file.getAttribute(Attributes.ERROR_EN)).toList()).isEmpty();
        }
        return runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).stream().map(SliceArchives::open).toList();
    }

    protected final List<String> remarks() {
        return runner.getFlowFilesForRelationship(PullProcessor.REMARK).stream()
                .map(file -> file.getAttribute(Attributes.ERROR_CODE)).toList();
    }

    protected final String failure() {
        runner.clearTransferState();
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.SUCCESS)).isEmpty();
        return runner.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst()
                .getAttribute(Attributes.ERROR_CODE);
    }

    private String message() {
        return runner.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst()
                .getAttribute(Attributes.ERROR_EN);
    }

    protected final void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
