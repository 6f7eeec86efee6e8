package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.pull.PullProcessor;

/** Tests what every make of database has to keep when a table is pulled from it; each runs it on a real server. */
public abstract class TablePullContract extends GoneRowsContract {

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
        runner().setProperty(TableProperties.MODE, "snapshot");

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
        runner().setProperty(PullProcessor.CONTRACT, "[{\"column\":\"id\",\"type\":\"integer\"},"
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
        runner().setProperty(PullProcessor.CONTRACT, "[{\"column\":\"id\",\"type\":\"integer\"},"
                + "{\"column\":\"xm\",\"type\":\"text\"},{\"column\":\"tel\",\"type\":\"text\"},"
                + "{\"column\":\"upd\",\"type\":\"timestamp\"}]");
        assertThat(once()).hasSize(1);

        execute("alter table rk drop column xm", "alter table rk drop column tel", "alter table rk add tel int",
                "insert into rk (id, tel, upd) values (2, 7, '2024-03-08 15:00:00'), (3, 8, '2024-03-08 15:00:00')");
        assertThat(failure()).isEqualTo("SQ-COL-0120");
        assertThat(message()).contains("xm").contains("tel: text → integer").contains(" 2 rows");
        assertThat(once(false)).isEmpty();

        String change = message().replaceAll("(?s).*\\(change ([0-9a-f]+)\\).*", "$1");
        runner().setProperty(TableProperties.ACCEPTED, "0000000000000000");
        assertThat(failure()).isEqualTo("SQ-COL-0120");
        runner().setProperty(TableProperties.ACCEPTED, change);
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
        runner().setProperty(TableProperties.TABLE, "人口");
        keyset(null, "编号", 10);

        assertThat(once().getFirst().column("姓 名")).containsExactly("甲");
        execute("drop table " + table);
    }

    @Test
    void aDriverThatNeverAnswersIsLeftAlone() throws Exception {
        open(new SourcePool(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return connect();
        }));
        keyset(null, "id", 10);
        runner().setProperty(TableProperties.CONNECT, "1 sec");

        assertThat(failure()).isEqualTo("SQ-COL-0124");
    }
}
