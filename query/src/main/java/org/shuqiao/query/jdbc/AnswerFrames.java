package org.shuqiao.query.jdbc;

import java.math.BigDecimal;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ColumnMetaData.AvaticaType;
import org.apache.calcite.avatica.ColumnMetaData.Rep;
import org.apache.calcite.avatica.Meta;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;

/**
 * Converts query results to Avatica frames and signatures. Dates travel as days and times as milliseconds, both without
 * a zone, so that the client reads the same day wherever it runs.
 */
final class AnswerFrames {

    private static final int DIGITS = 38;
    private static final int CHARACTERS = 65_536;
    private static final int ROWS = 1_000;
    private static final long CHARACTERS_AT_A_TIME = 1 << 20;
    private static final int CELL = 8;

    private AnswerFrames() { }

    /** The statement's text is left out: the client has it. */
    static Meta.Signature signature(Answer answer) {
        List<ColumnMetaData> columns = new ArrayList<>();
        for (AnswerColumn column : answer.columns()) {
            columns.add(column(columns.size(), column));
        }
        return Meta.Signature.create(columns, "", List.of(), Meta.CursorFactory.LIST, Meta.StatementType.SELECT);
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
        AvaticaType type = type(column.type());
        boolean number = column.type() == ColumnType.INTEGER || column.type() == ColumnType.DECIMAL
                || column.type() == ColumnType.DOUBLE;
        int precision = column.type() == ColumnType.TEXT ? CHARACTERS : DIGITS;
        return new ColumnMetaData(ordinal, false, true, false, false, DatabaseMetaData.columnNullable, number,
                precision,
                column.name(), column.name(), "", precision, 0, "", "", type, true, false, false,
                        className(column.type()));
    }

    private static AvaticaType type(ColumnType type) {
        return switch (type) {
            case TEXT -> ColumnMetaData.scalar(Types.VARCHAR, "VARCHAR", Rep.STRING);
            case INTEGER -> ColumnMetaData.scalar(Types.BIGINT, "BIGINT", Rep.LONG);
            case DECIMAL -> ColumnMetaData.scalar(Types.DECIMAL, "DECIMAL", Rep.NUMBER);
            case DOUBLE -> ColumnMetaData.scalar(Types.DOUBLE, "DOUBLE", Rep.DOUBLE);
            case BOOLEAN -> ColumnMetaData.scalar(Types.BOOLEAN, "BOOLEAN", Rep.BOOLEAN);
            case DATE -> ColumnMetaData.scalar(Types.DATE, "DATE", Rep.INTEGER);
            case TIMESTAMP -> ColumnMetaData.scalar(Types.TIMESTAMP, "TIMESTAMP", Rep.LONG);
        };
    }

    private static String className(ColumnType type) {
        return switch (type) {
            case TEXT -> String.class.getName();
            case INTEGER -> Long.class.getName();
            case DECIMAL -> BigDecimal.class.getName();
            case DOUBLE -> Double.class.getName();
            case BOOLEAN -> Boolean.class.getName();
            case DATE -> Date.class.getName();
            case TIMESTAMP -> Timestamp.class.getName();
        };
    }
}
