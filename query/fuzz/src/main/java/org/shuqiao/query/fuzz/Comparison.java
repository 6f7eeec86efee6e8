package org.shuqiao.query.fuzz;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares rows of different engines: the same values in any order, reals to nine digits. */
final class Comparison {

    private static final MathContext NINE = new MathContext(9);

    private Comparison() { }

    static boolean same(List<List<Object>> one, List<List<Object>> other) {
        List<String> left = canonical(one);
        List<String> right = canonical(other);
        return left.equals(right);
    }

    /** @return rows as texts, in order */
    static List<String> canonical(List<List<Object>> rows) {
        List<String> all = new ArrayList<>();
        for (List<Object> row : rows) {
            StringBuilder out = new StringBuilder();
            row.forEach(value -> out.append(text(value)).append('|'));
            all.add(out.toString());
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "NULL";
            case Double real when !Double.isFinite(real) -> real.toString();
            case Double real -> number(BigDecimal.valueOf(real));
            case Float real -> number(BigDecimal.valueOf(real.doubleValue()));
            case BigDecimal decimal -> number(decimal);
            case Number integer -> number(new BigDecimal(integer.toString()));
            case Timestamp time -> time.toLocalDateTime().toString();
            case Date date -> date.toLocalDate().toString();
            case LocalDate date -> date.toString();
            case OffsetDateTime time -> time.toLocalDateTime().toString();
            case String text -> "'" + text + "'";
            default -> value.toString();
        };
    }

    private static String number(BigDecimal value) {
        BigDecimal rounded = value.round(NINE);
        if (rounded.abs().compareTo(new BigDecimal("1e-9")) < 0) {
            return "0";
        }
        return rounded.stripTrailingZeros().toPlainString();
    }
}
