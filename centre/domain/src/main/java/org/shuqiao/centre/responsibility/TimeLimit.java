package org.shuqiao.centre.responsibility;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.label.Labelled;

/** Time limit of a milestone, written {@code 2 work-hours}, {@code 5 working-days} or {@code 24 clock-hours}. */
public record TimeLimit(int amount, Measure measure) {

    /** Form in which files write it. */
    static final String FORM = "1…1000 " + Labelled.codes(Measure.class);

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,2}|1000) ([a-z-]+)");

    /** @return empty for a text that is none */
    public static Optional<TimeLimit> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? Labelled.find(Measure.class, matcher.group(2))
                .map(measure -> new TimeLimit(Integer.parseInt(matcher.group(1)), measure)) : Optional.empty();
    }

    /** @return as files write it */
    public String text() {
        return amount + " " + measure.code();
    }
}
