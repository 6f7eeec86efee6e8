package org.shuqiao.nifi.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Codec between JDBC values and the text forms of {@code docs/landing-batch.md}. Fractions have six digits, and up to
 * nine where a database keeps more.
 */
final class CellText {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss").appendFraction(ChronoField.NANO_OF_SECOND, 6, 9, true).toFormatter();
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE).appendLiteral('T').append(TIME).toFormatter();
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(LOCAL).appendOffset("+HH:MM", "+00:00").toFormatter();
    private static final String INFINITY = "infinity";
    /** As PostgreSQL writes bytes. */
    private static final String HEX = "\\x";

    private CellText() { }

    static Optional<String> read(ResultSet row, int index, TableColumn column, Dialect dialect) throws SQLException {
        if (dialect.writesTimes() && WrittenTime.holds(column)) {
            return Optional.ofNullable(row.getString(index)).map(written -> WrittenTime.landed(column, written));
        }
        return read(row, index, column);
    }

    private static Optional<String> read(ResultSet row, int index, TableColumn column) throws SQLException {
        return Optional.ofNullable(switch (column.jdbcType()) {
            case Types.TIMESTAMP -> local(row.getObject(index, LocalDateTime.class));
            case Types.TIMESTAMP_WITH_TIMEZONE -> offset(row.getObject(index, OffsetDateTime.class));
            case Types.DATE -> date(row.getObject(index, LocalDate.class));
            case Types.TIME -> time(row.getObject(index, LocalTime.class));
            case Types.BOOLEAN -> bool(row, index);
            case Types.NUMERIC, Types.DECIMAL -> decimal(row.getObject(index));
            case Types.REAL -> floating(row.getObject(index) instanceof Number number ? number.floatValue() : null);
            case Types.FLOAT, Types.DOUBLE -> floating(row.getObject(index));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> bytes(row, index);
            default -> row.getString(index);
        });
    }

    /** Binds a bound that {@link #read} wrote. */
    static void bind(PreparedStatement statement, int index, TableColumn column, String text) throws SQLException {
        switch (column.jdbcType()) {
            case Types.TIMESTAMP -> statement.setObject(index, parseLocal(text));
            case Types.TIMESTAMP_WITH_TIMEZONE -> statement.setObject(index, parseOffset(text));
            case Types.DATE -> statement.setObject(index, parseDate(text));
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.BIT ->
                    integer(statement, index, text);
            case Types.NUMERIC, Types.DECIMAL -> statement.setBigDecimal(index, new BigDecimal(text));
            case Types.REAL -> real(statement, index, column, Float.parseFloat(text));
            case Types.FLOAT, Types.DOUBLE -> statement.setDouble(index, Double.parseDouble(text));
            case Types.BOOLEAN -> statement.setBoolean(index, Boolean.parseBoolean(text));
            case Types.BINARY, Types.VARBINARY -> statement.setBytes(index,
                    HexFormat.of().parseHex(text.substring(HEX.length())));
            // with its own type: a CHAR compares without its padding, and an unknown type (uuid) is left to the
            // database
            default -> statement.setObject(index, text, column.jdbcType());
        }
    }

    /** An unsigned number may be larger than any of Java's. */
    private static void integer(PreparedStatement statement, int index, String text) throws SQLException {
        BigInteger number = new BigInteger(text);
        if (number.bitLength() < Long.SIZE) {
            statement.setLong(index, number.longValue());
        } else {
            statement.setBigDecimal(index, new BigDecimal(number));
        }
    }

    /** MySQL compares a FLOAT as the double that it is, and no text of a float is that. */
    private static void real(PreparedStatement statement, int index, TableColumn column, float value)
            throws SQLException {
        if (column.typeName().startsWith("float")) {
            statement.setDouble(index, value);
        } else {
            statement.setFloat(index, value);
        }
    }

    private static String bytes(ResultSet row, int index) throws SQLException {
        byte[] value = row.getBytes(index);
        return value == null ? null : HEX + HexFormat.of().formatHex(value);
    }

    static String local(LocalDateTime value) {
        if (value == null) {
            return null;
        }
        if (value.equals(LocalDateTime.MAX) || value.equals(LocalDateTime.MIN)) {
            return value.equals(LocalDateTime.MAX) ? INFINITY : "-" + INFINITY;
        }
        return LOCAL.format(value);
    }

    static String offset(OffsetDateTime value) {
        if (value == null) {
            return null;
        }
        if (value.equals(OffsetDateTime.MAX) || value.equals(OffsetDateTime.MIN)) {
            return value.equals(OffsetDateTime.MAX) ? INFINITY : "-" + INFINITY;
        }
        return OFFSET.format(value);
    }

    static String date(LocalDate value) {
        if (value == null) {
            return null;
        }
        if (value.equals(LocalDate.MAX) || value.equals(LocalDate.MIN)) {
            return value.equals(LocalDate.MAX) ? INFINITY : "-" + INFINITY;
        }
        return value.toString();
    }

    static String time(LocalTime value) {
        return value == null ? null : TIME.format(value);
    }

    private static String bool(ResultSet row, int index) throws SQLException {
        boolean value = row.getBoolean(index);
        return row.wasNull() ? null : Boolean.toString(value);
    }

    private static String decimal(Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    static String floating(Object value) {
        return switch (value) {
            case null -> null;
            case Float f when !Float.isFinite(f) -> f.toString();
            case Double d when !Double.isFinite(d) -> d.toString();
            case Number number -> {
                BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
                yield plain.signum() == 0 ? "0" : plain.toPlainString();
            }
            default -> value.toString();
        };
    }

    private static LocalDateTime parseLocal(String text) {
        return switch (text) {
            case INFINITY -> LocalDateTime.MAX;
            case "-" + INFINITY -> LocalDateTime.MIN;
            default -> LocalDateTime.parse(text);
        };
    }

    private static OffsetDateTime parseOffset(String text) {
        return switch (text) {
            case INFINITY -> OffsetDateTime.MAX;
            case "-" + INFINITY -> OffsetDateTime.MIN;
            default -> OffsetDateTime.parse(text);
        };
    }

    private static LocalDate parseDate(String text) {
        return switch (text) {
            case INFINITY -> LocalDate.MAX;
            case "-" + INFINITY -> LocalDate.MIN;
            default -> LocalDate.parse(text);
        };
    }
}
