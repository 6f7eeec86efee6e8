package org.shuqiao.centre.indicator;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formula of a numerator or a base: SQL over granted tables that gives division, (period,) number. {@code {from}} and
 * {@code {to}} stand for the first day of what is computed and the first day after it, {@code {to-30}} for 30 days
 * before, {@code {to-3m}} for three months before, {@code {from-time}} and {@code {to-time}} for their midnights.
 */
public record Formula(String sql) {

    private static final Pattern PLACE = Pattern.compile("\\{(from|to)(?:-([0-9]{1,4})(m?)|(-time))?}");

    /** @return the SQL for a time, dates as literals */
    public String over(LocalDate from, LocalDate to) {
        return PLACE.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(literal(found.group(1).equals("from")
                ? from : to, Optional.ofNullable(found.group(2)).map(Long::parseLong).orElse(0L),
                "m".equals(found.group(3)), found.group(4) != null)));
    }

    private static String literal(LocalDate day, long before, boolean months, boolean time) {
        return time ? "TIMESTAMP '" + day + " 00:00:00'"
                : "DATE '" + (months ? day.minusMonths(before) : day.minusDays(before)) + "'";
    }
}
