package org.shuqiao.exchange.platform.jobs.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values that one field of a schedule names, in order.
 *
 * @param every whether it names all there are
 */
record CronField(List<Integer> values, boolean every) {

    private static final Pattern PART = Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d+))?");
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
            "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /** Field of a schedule with its bounds and the names of its values. */
    enum Kind {
        MINUTE(0, 59, List.of()), HOUR(0, 23, List.of()), DAY(1, 31, List.of()), MONTH(1, 12, MONTHS),
        /** 0 and 7 are both Sunday; read as 1, Monday, to 7. */
        WEEKDAY(0, 7, DAYS);

        private final int least;
        private final int most;
        private final List<String> names;

        Kind(int least, int most, List<String> names) {
            this.least = least;
            this.most = most;
            this.names = names;
        }

        private Optional<Integer> value(String text) {
            int named = names.indexOf(text.toLowerCase(Locale.ROOT));
            if (named >= 0) {
                return Optional.of(least + named);
            }
            return Optional.of(text).filter(one -> one.matches("\\d{1,2}")).map(Integer::valueOf)
                    .filter(one -> one >= least && one <= most);
        }
    }

    /** @return nothing where the text is no such field */
    static Optional<CronField> read(Kind kind, String text) {
        TreeSet<Integer> values = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher matched = PART.matcher(part);
            if (!matched.matches()) {
                return Optional.empty();
            }
            boolean all = matched.group(1).equals("*");
            Optional<Integer> from = all ? Optional.of(kind.least) : kind.value(matched.group(2));
            Optional<Integer> to = all || matched.group(3) == null && matched.group(4) != null
                    ? Optional.of(kind == Kind.WEEKDAY ? kind.most - 1 : kind.most)
                    : matched.group(3) == null ? from : kind.value(matched.group(3));
            int step = matched.group(4) == null ? 1 : Integer.parseInt(matched.group(4));
            if (from.isEmpty() || to.isEmpty() || from.get() > to.get() || step < 1 || step > kind.most) {
                return Optional.empty();
            }
            for (int value = from.get(); value <= to.get(); value += step) {
                values.add(kind == Kind.WEEKDAY && value == 0 ? 7 : value);
            }
        }
        int all = kind == Kind.WEEKDAY ? 7 : kind.most - kind.least + 1;
        return Optional.of(new CronField(List.copyOf(values), values.size() == all));
    }

    /** @return the step where the values run through all there are by it, from the first on */
    Optional<Integer> step(int all) {
        if (values.size() < 2 || values.getFirst() != 0) {
            return Optional.empty();
        }
        int step = values.get(1);
        boolean even = all % step == 0 && values.size() == all / step;
        for (int i = 0; even && i < values.size(); i++) {
            even = values.get(i) == i * step;
        }
        return even ? Optional.of(step) : Optional.empty();
    }

    /** Runs of three and more values are named by their ends. */
    String words(Function<Integer, String> name, String between, String to) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < values.size()) {
            int last = i;
            while (last + 1 < values.size() && values.get(last + 1) == values.get(last) + 1) {
                last++;
            }
            if (last - i >= 2) {
                words.add(name.apply(values.get(i)) + to + name.apply(values.get(last)));
            } else {
                values.subList(i, last + 1).stream().map(name).forEach(words::add);
            }
            i = last + 1;
        }
        return String.join(between, words);
    }

    /** @return the field as a cron expression has it */
    String text() {
        return every ? "*" : values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** @return this field's values, each with each of the other's */
    Stream<int[]> with(CronField other) {
        return values.stream().flatMap(mine -> other.values.stream().map(its -> new int[] {mine, its}));
    }
}
