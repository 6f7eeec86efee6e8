package org.shuqiao.query.jdbc;

import java.sql.DatabaseMetaData;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;

/**
 * Converts query results to Avatica frames and signatures. Dates travel as days and times as milliseconds, both without
 * a zone, so that the client reads the same day wherever it runs.
 */
final class AnswerFrames {

    private static final int ROWS = 1_000;
    private static final long CHARACTERS_AT_A_TIME = 1 << 20;
    private static final int CELL = 8;

    private AnswerFrames() { }

    /** The statement's text is left out: the client has it. */
    static Meta.Signature signature(Answer answer) {
        return Meta.Signature.create(columns(answer.columns()), "", List.of(), Meta.CursorFactory.LIST,
                Meta.StatementType.SELECT);
    }

    static List<ColumnMetaData> columns(List<AnswerColumn> all) {
        List<ColumnMetaData> columns = new ArrayList<>();
        for (AnswerColumn column : all) {
            columns.add(column(columns.size(), column));
        }
        return columns;
    }

    /** @param rows wanted at most; there are fewer where they would be large */
    static Meta.Frame frame(Answer answer, long offset, int rows) {
        List<List<Object>> all = answer.rows();
        int from = (int) Math.min(offset, all.size());
        int most = rows <= 0 ? ROWS : Math.min(rows, ROWS);
        List<Object> values = new ArrayList<>();
        long characters = 0;
        int to = from;
        while (to < all.size() && values.size() < most && characters < CHARACTERS_AT_A_TIME) {
            List<Object> row = all.get(to++);
            values.add(row.stream().map(AnswerFrames::value).toArray());
            characters += row.stream().mapToLong(cell -> cell instanceof String text ? text.length() : CELL).sum();
        }
        return Meta.Frame.create(from, to == all.size(), values);
    }

    private static Object value(Object value) {
        return switch (value) {
            case null -> null;
            case LocalDate date -> Math.toIntExact(date.toEpochDay());
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC).toEpochMilli();
            default -> value;
        };
    }

    private static ColumnMetaData column(int ordinal, AnswerColumn column) {
        JdbcTypes type = JdbcTypes.of(column.type());
        int precision = column.type() == ColumnType.TEXT ? JdbcTypes.CHARACTERS : JdbcTypes.DIGITS;
        return new ColumnMetaData(ordinal, false, true, false, false, DatabaseMetaData.columnNullable,
                type.isNumber(), precision, column.name(), column.name(), "", precision, type.scale(), "", "",
                type.avatica(),
                true, false, false, type.read().getName());
    }
}
