package org.shuqiao.standards.source;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of the day by the city's clock, {@code 20:00-06:00}: from the first minute up to the last, which is not one of
 * them. They may go over midnight.
 */
public record Hours(LocalTime from, LocalTime to) {

    private static final Pattern FORM = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");
    private static final String END_OF_DAY = "24:00";

    /** @return empty if the text is no such hours, or none at all */
    public static Optional<Hours> of(String text) {
        Matcher form = FORM.matcher(text);
        try {
            return !form.matches() ? Optional.empty()
                    : Optional.of(new Hours(LocalTime.parse(form.group(1)), form.group(2).equals(END_OF_DAY)
                            ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(2))))
                    .filter(hours -> !hours.from.equals(hours.to));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean contain(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean ended = !time.isBefore(to);
        return from.isBefore(to) ? begun && !ended : begun || !ended;
    }

    /** @return the form that {@link #of} reads */
    public String text() {
        return from + "-" + to;
    }
}
