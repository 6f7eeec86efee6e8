package org.shuqiao.query.plan;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/**
 * Value in a statement.
 *
 * @param node as it was parsed
 * @param literal the same with its type known
 * @param kind its type with everything of it that a type follows from; of a value that is not open, nothing
 * @param open whether another value may stand in its place
 * @param from the first character in the text, with {@code to} after the last one
 */
record LiftedValue(SqlLiteral node, SqlLiteral literal, Family family, String kind, boolean open, int from, int to) {

    private static final int TIME = "2026-01-01 00:00:00".length();

    /** Values that a planner may compare with each other. */
    enum Family {
        NUMBER, TEXT, DATE, TIME
    }

    /** @return nothing for what is no value, such as a keyword; the one given where it is a value that stays */
    static Optional<LiftedValue> of(SqlLiteral node) {
        return switch (node) {
            case SqlNumericLiteral number when number.getValue() instanceof BigDecimal value ->
                    Optional.of(new LiftedValue(node, node, Family.NUMBER, number(value), false, 0, 0));
            case SqlCharStringLiteral text -> Optional.of(new LiftedValue(node, node, Family.TEXT,
                    "text " + text.getValueAs(String.class).length(), false, 0, 0));
            case SqlUnknownLiteral unknown -> typed(unknown);
            default -> Optional.empty();
        };
    }

    /** @return its type and digits, which types of decimals follow from; blank for what has more to it */
    private static String number(BigDecimal value) {
        int bits = value.scale() == 0 && value.compareTo(BigDecimal.ONE) > 0 ? value.toBigInteger().bitLength()
                : Long.SIZE;
        return bits >= Long.SIZE ? "" : (bits < Integer.SIZE ? "integer " : "long ") + value.precision();
    }

    private static Optional<LiftedValue> typed(SqlUnknownLiteral unknown) {
        Family family = switch (unknown.tag) {
            case "DATE" -> Family.DATE;
            case "TIMESTAMP" -> Family.TIME;
            default -> null;
        };
        if (family == null) {
            return Optional.empty();
        }
        try {
            SqlLiteral typed = unknown.resolve(family == Family.DATE ? SqlTypeName.DATE : SqlTypeName.TIMESTAMP);
            boolean plain = typed.getValue() != null && (family == Family.DATE
                    || typed.getValueAs(TimestampString.class).toString().length() == TIME);
            return Optional.of(new LiftedValue(unknown, typed, family, plain ? family.name() : "", false, 0, 0));
        } catch (CalciteException e) {
            return Optional.empty(); // planning tells of it
        }
    }

    /** @return the same value where it may be another one, if it is written there as such values plainly are */
    LiftedValue openAt(String sql, int from, int to) {
        boolean written = switch (family) {
            case NUMBER -> sql.substring(from, to).equals(literal.getValueAs(BigDecimal.class).toString());
            case TEXT -> sql.substring(from, to).equals("'" + value().toString().replace("'", "''") + "'");
            case DATE -> sql.substring(from, to).matches("(?i)DATE\\s*'" + value() + "'");
            case TIME -> sql.substring(from, to).matches("(?i)TIMESTAMP\\s*'" + value() + "'");
        };
        return written && !kind.isBlank() ? new LiftedValue(node, literal, family, kind, true, from, to) : this;
    }

    /** @return the same place with another value */
    LiftedValue with(SqlLiteral other) {
        return new LiftedValue(node, other, family, kind, open, from, to);
    }

    Comparable<?> value() {
        return switch (family) {
            case NUMBER -> literal.getValueAs(BigDecimal.class).stripTrailingZeros();
            case TEXT -> literal.getValueAs(String.class);
            case DATE -> literal.getValueAs(DateString.class);
            case TIME -> literal.getValueAs(TimestampString.class);
        };
    }

    @SuppressWarnings("unchecked")
    int compareTo(Comparable<?> other) {
        return ((Comparable<Object>) value()).compareTo(other);
    }

    /** Without the value. */
    @Override
    public String toString() {
        return "LiftedValue[" + kind + "]";
    }
}
