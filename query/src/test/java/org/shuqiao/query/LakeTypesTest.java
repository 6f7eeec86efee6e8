package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.CanonicalAnswer;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.policy.AccessRule;

final class LakeTypesTest {

    private static final TestCity CITY = TestCity.open();

    @Test
    void valuesComeAsTheyAreFromLakeAndDepartment() throws SQLException {
        CITY.append(CITY.lakeTable("standard", "types", new Schema(
                Types.NestedField.optional(1, "word", Types.StringType.get()),
                Types.NestedField.optional(2, "day", Types.DateType.get()),
                Types.NestedField.optional(3, "moment", Types.TimestampType.withZone()),
                Types.NestedField.optional(4, "amount", Types.DecimalType.of(38, 4)),
                Types.NestedField.optional(5, "number", Types.LongType.get()),
                Types.NestedField.optional(6, "real", Types.DoubleType.get()))), """
                SELECT * FROM (VALUES
                  ('𠮷田''s "数桥"', DATE '1582-10-04', TIMESTAMPTZ '1900-12-31 23:59:59.123+08', \
                12345678901234567890.1234::DECIMAL(38,4), 9223372036854775807, 0.1::DOUBLE),
                  ('', DATE '1949-10-01', TIMESTAMPTZ '1988-06-01 00:30:00+08', -0.0001::DECIMAL(38,4), -1, \
                -1e300::DOUBLE),
                  (NULL, NULL, NULL, NULL, NULL, NULL)) t(word, day, moment, amount, number, real)""");
        CITY.inDepartment("CREATE TABLE types (word text, day date, moment timestamptz, amount numeric(38,4), number "
                + "bigint,"
                + " \"real\" double precision);"
                + "INSERT INTO types VALUES ('𠮷田''s \"数桥\"', '1582-10-04', '1900-12-31 23:59:59.123+08',"
                + " 12345678901234567890.1234, 9223372036854775807, 0.1), ('', '1949-10-01', '1988-06-01 "
                        + "00:30:00+08', -0.0001,"
                + " -1, -1e300), (NULL, NULL, NULL, NULL, NULL, NULL)");
        List<AccessRule> rules = List.of(
                TestCity.lakeRule("t.t", "standard.types", "word day moment amount number real", "", Map.of()),
                TestCity.departmentRule("t.t", "types", "word day moment amount number real", "", Map.of()));
        for (AccessRule rule : rules) {
            // joined to this process's own rows once, so that both ways of reading are walked
            for (String sql : List.of("SELECT * FROM t.t ORDER BY number DESC NULLS LAST",
                    "SELECT t.* FROM t.t t JOIN (VALUES (1)) v(x) ON v.x = 1 ORDER BY number DESC NULLS LAST")) {
                Answer answer = CITY.ask(sql, rule);

                assertThat(answer.columns()).extracting(AnswerColumn::type)
                        .containsExactly(ColumnType.TEXT, ColumnType.DATE,
                        ColumnType.TIMESTAMP, ColumnType.DECIMAL, ColumnType.INTEGER, ColumnType.DOUBLE);
                assertThat(answer.rows()).containsExactly(
                        List.of("𠮷田's \"数桥\"", LocalDate.of(1582, 10, 4),
                                LocalDateTime.of(1900, 12, 31, 23, 59, 59, 123_000_000),
                                new BigDecimal("12345678901234567890.1234"), Long.MAX_VALUE, 0.1),
                        List.of("", LocalDate.of(1949, 10, 1), LocalDateTime.of(1988, 6, 1, 0, 30),
                                new BigDecimal("-0.0001"), -1L, -1e300),
                        Arrays.asList(null, null, null, null, null, null));
            }
            assertThat(CITY.ask("SELECT number FROM t.t WHERE moment = TIMESTAMP '1988-06-01 00:30:00' AND \"day\" = "
                    + "DATE '1949-10-01'",
                    rule).rows()).containsExactly(List.of(-1L));
        }
    }

    @Test
    void aColumnAddedLaterIsNullInOlderFilesAndAnEmptyTableHasNoRows() throws SQLException {
        Table table = CITY.lakeTable("standard", "evolving", new Schema(
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "later", Types.StringType.get())));
        AccessRule rule = TestCity.lakeRule("t.t", "standard.evolving", "id later", "", Map.of());

        assertThat(CITY.ask("SELECT * FROM t.t", rule).rows()).isEmpty();
        CITY.append(table, "SELECT 1::BIGINT AS id");
        assertThat(CITY.ask("SELECT * FROM t.t", rule).rows()).containsExactly(Arrays.asList(1L, null));
        CITY.append(table, "SELECT 2::BIGINT AS id, 'x' AS later");
        assertThat(CITY.ask("SELECT * FROM t.t WHERE later IS NULL OR later = 'x'", rule).rows()).hasSize(2);
    }

    @Test
    void rowsThatAreMarkedAsGoneAreNotRead() throws SQLException {
        Table table = CITY.lakeTable("standard", "marked",
                new Schema(Types.NestedField.optional(1, "id", Types.LongType.get())));
        CITY.append(table, "SELECT i::BIGINT AS id FROM range(4) t(i)");
        String first = CITY.lake().plan("standard", "marked").files().getFirst();
        CITY.append(table, "SELECT 10 + i::BIGINT AS id FROM range(2) t(i)");
        AccessRule rule = TestCity.lakeRule("t.t", "standard.marked", "id", "", Map.of());
        assertThat(CITY.ask("SELECT id FROM t.t ORDER BY id", rule).rows()).hasSize(6);
        Path marks = Path.of(first).resolveSibling("marks.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:"); Statement sql = duck.createStatement()) {
            sql.execute("COPY (SELECT 'file://" + first + "' AS file_path, 1::BIGINT AS pos) TO '" + marks
                    + "' (FORMAT parquet, FIELD_IDS {file_path: 2147483546, pos: 2147483545})"); // as Iceberg has them
        }
        table.updateProperties().set("format-version", "2").commit();
        table.newRowDelta().addDeletes(FileMetadata.deleteFileBuilder(table.spec()).ofPositionDeletes()
                .withPath("file://" + marks).withFileSizeInBytes(marks.toFile().length()).withRecordCount(1)
                .withFormat("parquet").build()).commit();

        assertThat(CITY.ask("SELECT id FROM t.t ORDER BY id", rule).rows()).extracting(row -> row.getFirst())
                .containsExactly(0L, 2L, 3L, 10L, 11L);
        assertThat(CITY.ask("SELECT id FROM t.t WHERE id = 1", rule).rows()).isEmpty();
        assertThat(CITY.lake().plan("standard", "marked").allFiles()).contains(marks.toString()).hasSize(3);
    }

    @Test
    void aTableWithDeleteFilesIsRefused() throws SQLException {
        Table table = CITY.lakeTable("standard", "deleted",
                new Schema(Types.NestedField.optional(1, "id", Types.LongType.get())));
        CITY.append(table, "SELECT 1::BIGINT AS id");
        table.updateProperties().set("format-version", "2").commit();
        table.newRowDelta().addDeletes(FileMetadata.deleteFileBuilder(table.spec()).ofEqualityDeletes(1)
                .withPath(table.location() + "/gone.parquet").withFileSizeInBytes(10).withRecordCount(1)
                .withFormat("parquet").build()).commit();

        assertThatThrownBy(() -> CITY.ask("SELECT * FROM t.t",
                TestCity.lakeRule("t.t", "standard.deleted", "id", "", Map.of()))).hasMessageContaining("SQ-QRY-0014");
    }

    @Test
    void theDigestOfAnAnswerChangesWithEveryValueAndWithTheSalt() {
        List<AnswerColumn> columns = List.of(new AnswerColumn("a", ColumnType.TEXT),
                new AnswerColumn("b", ColumnType.TEXT));
        byte[] salt = {1, 2, 3};
        Answer first = new Answer(columns, List.of(List.of("x", "yz")), Map.of(), Set.of(), "");
        Answer shifted = new Answer(columns, List.of(List.of("xy", "z")), Map.of(), Set.of(), "");
        Answer missing = new Answer(columns, List.of(Arrays.asList("x", null)), Map.of(), Set.of(), "");

        assertThat(new String(CanonicalAnswer.bytes(missing), StandardCharsets.UTF_8)).isEqualTo(
                "{\"columns\":[{\"name\":\"a\",\"type\":\"text\"},{\"name\":\"b\",\"type\":\"text\"}],"
                        + "\"rows\":[[\"x\",null]]}");
        assertThat(List.of(first.digest(salt), shifted.digest(salt), missing.digest(salt),
                first.digest(new byte[] {9})))
                .doesNotHaveDuplicates().allMatch(digest -> digest.matches("sha256:[0-9a-f]{64}"));
    }
}
