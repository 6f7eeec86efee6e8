package org.shuqiao.nifi.table;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.shuqiao.nifi.batch.Column;
import org.shuqiao.nifi.batch.ColumnType;

/**
 * Column as described by the database's metadata.
 *
 * @param name the name in the database
 * @param typeName as the driver gives it, in lower case
 * @param jdbcType one of {@link Types}, corrected where a driver hides the time zone
 * @param integral whether a number has no fraction by declaration
 */
record TableColumn(String name, String typeName, int jdbcType, boolean integral, boolean nullable) {

    static List<TableColumn> of(Dialect dialect, ResultSetMetaData meta) throws SQLException {
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            String typeName = TypeTable.plain(meta.getColumnTypeName(i));
            OptionalInt known = TypeTable.of(dialect, typeName);
            int type = known.isPresent() ? known.getAsInt() : type(meta, i, typeName);
            boolean integral = (type == Types.NUMERIC || type == Types.DECIMAL)
                    && meta.getPrecision(i) > 0 && meta.getScale(i) == 0;
            columns.add(new TableColumn(meta.getColumnLabel(i), typeName, type, integral,
                    meta.isNullable(i) != ResultSetMetaData.columnNoNulls));
        }
        return columns;
    }

    private static int type(ResultSetMetaData meta, int index, String name) throws SQLException {
        int type = meta.getColumnType(index);
        return switch (type) {
            case Types.TIMESTAMP -> name.contains("timestamptz") || name.contains("time zone")
                    ? Types.TIMESTAMP_WITH_TIMEZONE : type;
            case Types.TIME -> name.contains("timetz") ? Types.OTHER : type;
            case Types.BIT -> name.startsWith("bool") || meta.getPrecision(index) <= 1 ? Types.BOOLEAN
                    : name.equals("bit") ? Types.BIT : Types.OTHER;
            default -> type;
        };
    }

    /** A promised column that the table does not have; it reads as NULL. */
    static TableColumn absent(String name) {
        return new TableColumn(name, "", Types.NULL, false, true);
    }

    boolean isAbsent() {
        return jdbcType == Types.NULL;
    }

    /** @return the type in the words of a contract */
    ColumnType type() {
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.BIT ->
                    ColumnType.INTEGER;
            case Types.NUMERIC, Types.DECIMAL -> integral ? ColumnType.INTEGER : ColumnType.DECIMAL;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> ColumnType.DECIMAL;
            case Types.DATE -> ColumnType.DATE;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.TIMESTAMP;
            case Types.BOOLEAN -> ColumnType.BOOLEAN;
            default -> ColumnType.TEXT;
        };
    }

    /** Returns whether the column is what a contract promised; a whole NUMERIC may be called decimal too. */
    boolean keeps(Column promised) {
        return promised.type() == type() || integral && promised.type() == ColumnType.DECIMAL;
    }

    boolean isTime() {
        return jdbcType == Types.TIMESTAMP || jdbcType == Types.TIMESTAMP_WITH_TIMEZONE;
    }
}
