package org.shuqiao.query.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.calcite.avatica.remote.TypedValue;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.sql.SqlFlavour;

/** Writes a parameter's value as a literal of the consumers' SQL. */
final class ParameterText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private ParameterText() { }

    /** @param position of the parameter, from 1; a value of another kind than the platform's types is refused by it */
    static String of(TypedValue typed, int position) {
        if (typed == null || typed.value == null) {
            return "NULL";
        }
        return switch (typed.type) {
            case STRING -> text((String) typed.value, position);
            case PRIMITIVE_CHAR, CHARACTER -> text(String.valueOf(typed.value), position);
            case BOOLEAN, PRIMITIVE_BOOLEAN -> (Boolean) typed.value ? "TRUE" : "FALSE";
            case BYTE, PRIMITIVE_BYTE, SHORT, PRIMITIVE_SHORT, INTEGER, PRIMITIVE_INT, LONG, PRIMITIVE_LONG,
                    NUMBER -> number((Number) typed.value, position);
            case FLOAT, PRIMITIVE_FLOAT, DOUBLE, PRIMITIVE_DOUBLE -> real((Number) typed.value, position);
            case JAVA_SQL_DATE -> "DATE '" + LocalDate.ofEpochDay(((Number) typed.value).longValue()) + "'";
            case JAVA_SQL_TIME -> "TIME '" + LocalTime.ofNanoOfDay(((Number) typed.value).longValue() * 1_000_000L)
                    .format(DateTimeFormatter.ISO_LOCAL_TIME) + "'";
            case JAVA_SQL_TIMESTAMP -> "TIMESTAMP '" + time(((Number) typed.value).longValue()).format(TIME) + "'";
            default -> throw refused(position);
        };
    }

    private static LocalDateTime time(long millis) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1_000L),
                (int) Math.floorMod(millis, 1_000L) * 1_000_000, ZoneOffset.UTC);
    }

    private static String text(String value, int position) {
        if (!SqlFlavour.isText(value)) {
            throw refused(position);
        }
        return "'" + value.replace("'", "''") + "'";
    }

    /** A sign stands in brackets: after another one it would be read as something else. */
    private static String number(Number value, int position) {
        String digits = switch (value) {
            case BigDecimal decimal when Math.abs((long) decimal.scale()) <= JdbcTypes.DIGITS ->
                    decimal.toPlainString();
            case BigDecimal decimal -> throw refused(position);
            case BigInteger whole -> whole.toString();
            case Double real -> real(real, position);
            case Float real -> real(real, position);
            default -> Long.toString(value.longValue());
        };
        return digits.startsWith("-") ? "(" + digits + ")" : digits;
    }

    private static String real(Number value, int position) {
        double real = value.doubleValue();
        if (Double.isNaN(real) || Double.isInfinite(real)) {
            throw refused(position);
        }
        String digits = value instanceof Float ? Float.toString(value.floatValue()) : Double.toString(real);
        String literal = digits.contains("E") ? digits : digits + "E0";
        return literal.startsWith("-") ? "(" + literal + ")" : literal;
    }

    private static CodedException refused(int position) {
        return new CodedException(QueryCode.PARAMETER_UNUSABLE, position);
    }
}
