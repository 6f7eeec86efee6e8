package org.shuqiao.query.fuzz;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.shuqiao.query.answer.ColumnType;

/** Writes values as SQL of the engines into which rows are loaded. */
final class Literals {

    private Literals() { }

    static String postgres(Object value, String type) {
        return switch (value) {
            case null -> "NULL::" + type;
            case Extreme extreme -> "'" + extreme.department() + "'::" + type;
            case LocalDateTime time when type.equals("timestamptz") -> "'" + time + "+08'::timestamptz";
            default -> "'" + plain(value) + "'::" + type;
        };
    }

    static String duckdb(Object value, String type) {
        return switch (value) {
            case null -> "NULL::" + type;
            case Extreme extreme -> "'" + extreme.lake() + "'::" + type;
            case LocalDateTime time when type.equals("TIMESTAMPTZ") -> "'" + time + "+08'::TIMESTAMPTZ";
            default -> "'" + plain(value) + "'::" + type;
        };
    }

    private static String plain(Object value) {
        return switch (value) {
            case String text -> text.replace("'", "''");
            case BigDecimal number -> number.toPlainString();
            case LocalDate date -> date.toString();
            default -> value.toString();
        };
    }

    /**
     * @return the type of a column of the copy that was masked by hand; DuckDB unites a decimal with a whole number in
     *     38 digits at most and rounds to make room, so the copy leaves that room
     */
    static String copied(ColumnType type, boolean postgres) {
        return switch (type) {
            case TEXT -> postgres ? "text" : "VARCHAR";
            case INTEGER -> "bigint";
            case DECIMAL -> postgres ? "numeric" : "DECIMAL(28, 10)";
            case DOUBLE -> postgres ? "double precision" : "DOUBLE";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
        };
    }
}
