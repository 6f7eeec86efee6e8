package org.shuqiao.standards.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shuqiao.standards.element.CitizenNumber;
import org.shuqiao.standards.element.Outcome;

/** The checks that a mapping can name, each with the rule of the pack that it enforces. */
final class RowChecks {

    /** A check by name: its rule, how many columns it takes, and what it asks for in both languages. */
    record Named(String rule, int least, int most, String needs, RowCheck check) {
    }

    private static final List<Integer> NONE = List.of();
    private static final List<Integer> SECOND = List.of(1);
    private static final List<Integer> BOTH = List.of(0, 1);

    static final Map<String, Named> BY_NAME = named();

    private RowChecks() {
    }

    private static Map<String, Named> named() {
        Map<String, Named> checks = new LinkedHashMap<>();
        checks.put("birth-date-agrees", new Named("ROW-birth-date", 2, 2, "[citizen number, date]", RowChecks::birthDate));
        checks.put("sex-agrees", new Named("ROW-sex", 2, 2, "[citizen number, sex]", RowChecks::sex));
        checks.put("date-order", new Named("ROW-date-order", 2, 2, "[earlier, later]", RowChecks::order));
        checks.put("shifted", new Named("ROW-shifted", 1, 100, "[column, …]", RowChecks::shifted));
        return checks;
    }

    /** A citizen number that passed its own check is right, so it is the other column that is not certain. */
    private static List<Integer> birthDate(RowState row, List<String> columns, int[] steps) {
        String number = row.values.get(columns.get(0));
        String date = row.values.get(columns.get(1));
        if (number == null || date == null || !CitizenNumber.valid(number)) {
            return NONE;
        }
        Optional<LocalDate> born = CitizenNumber.birthDate(number);
        return born.isPresent() && !date.startsWith(born.get().toString()) ? SECOND : NONE;
    }

    /** Only 1 and 2 can disagree; 0 and 9 say nothing. */
    private static List<Integer> sex(RowState row, List<String> columns, int[] steps) {
        String number = row.values.get(columns.get(0));
        String sex = row.values.get(columns.get(1));
        if (number == null || sex == null || !CitizenNumber.valid(number) || !sex.equals("1") && !sex.equals("2")) {
            return NONE;
        }
        return sex.equals(CitizenNumber.sex(number)) ? NONE : SECOND;
    }

    /** Dates and timestamps in standard form order as texts; a date and a timestamp are compared by day. */
    private static List<Integer> order(RowState row, List<String> columns, int[] steps) {
        String first = row.values.get(columns.get(0));
        String second = row.values.get(columns.get(1));
        if (first == null || second == null) {
            return NONE;
        }
        int length = Math.min(first.length(), second.length()) == 10 ? 10 : Integer.MAX_VALUE;
        return cut(first, length).compareTo(cut(second, length)) > 0 ? BOTH : NONE;
    }

    /** A cell that is not of its column's kind at all: the cells of the row stand under the wrong columns. */
    private static List<Integer> shifted(RowState row, List<String> columns, int[] steps) {
        for (int step : steps) {
            Outcome outcome = row.outcome(step);
            if (outcome.rule().isPresent() && outcome.value().isEmpty() && outcome.rule().get().id().endsWith("-form")) {
                return new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
            }
        }
        return NONE;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
