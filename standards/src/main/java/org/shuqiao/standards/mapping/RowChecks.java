package org.shuqiao.standards.mapping;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shuqiao.standards.division.Divisions;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.element.CitizenNumber;

/** Registry of the checks that a mapping can name, each with its rule of the pack. */
final class RowChecks {

    /** Named check with its rule, column count and bilingual description. */
    record Named(String rule, int least, int most, String needs, RowCheck check) { }

    private static final List<Integer> NONE = List.of();
    private static final List<Integer> FIRST = List.of(0);
    private static final List<Integer> SECOND = List.of(1);
    private static final List<Integer> BOTH = List.of(0, 1);

    /** A number and the birthday beside it. */
    static final RowCheck BIRTH_DATE = RowChecks::birthDate;

    static final Map<String, Named> BY_NAME = named();

    private RowChecks() { }

    private static Map<String, Named> named() {
        Map<String, Named> checks = new LinkedHashMap<>();
        checks.put("birth-date-agrees", new Named("ROW-birth-date", 2, 2, "[citizen number, date]",
                BIRTH_DATE));
        checks.put("sex-agrees", new Named("ROW-sex", 2, 2, "[citizen number, sex]", RowChecks::sex));
        checks.put("date-order", new Named("ROW-date-order", 2, 2, "[earlier, later]", RowChecks::order));
        checks.put("division-in-force",
                new Named("ROW-division", 2, 2, "[division, date]", RowChecks::divisionInForce));
        checks.put("shifted", new Named("ROW-shifted", 1, 100, "[column, …]", RowChecks::shifted));
        return checks;
    }

    /** A citizen number that passed its own check is right, so it is the other column that is not certain. */
    private static List<Integer> birthDate(RowState row, List<String> columns, int[] steps, Divisions divisions) {
        String number = row.values.get(columns.get(0));
        String date = row.values.get(columns.get(1));
        if (number == null || date == null || !CitizenNumber.valid(number)) {
            return NONE;
        }
        Optional<LocalDate> born = CitizenNumber.birthDate(number);
        return born.isPresent() && !date.startsWith(born.get().toString()) ? SECOND : NONE;
    }

    /** Only 1 and 2 can disagree; 0 and 9 say nothing. */
    private static List<Integer> sex(RowState row, List<String> columns, int[] steps, Divisions divisions) {
        String number = row.values.get(columns.get(0));
        String sex = row.values.get(columns.get(1));
        if (number == null || sex == null || !CitizenNumber.valid(number) || !sex.equals("1") && !sex.equals("2")) {
            return NONE;
        }
        return sex.equals(CitizenNumber.sex(number)) ? NONE : SECOND;
    }

    /** Two timestamps are compared as instants, a date and a timestamp by the day on the clocks of China. */
    private static List<Integer> order(RowState row, List<String> columns, int[] steps, Divisions divisions) {
        String first = row.values.get(columns.get(0));
        String second = row.values.get(columns.get(1));
        if (first == null || second == null) {
            return NONE;
        }
        if (first.length() == 10 || second.length() == 10) {
            return cut(first, 10).compareTo(cut(second, 10)) > 0 ? BOTH : NONE;
        }
        return OffsetDateTime.parse(first).isAfter(OffsetDateTime.parse(second)) ? BOTH : NONE;
    }

    /** A division must have been one on the day of what the row tells; where only the street is known, its county. */
    private static List<Integer> divisionInForce(RowState row, List<String> columns, int[] steps, Divisions divisions) {
        String code = row.values.get(columns.get(0));
        String date = row.values.get(columns.get(1));
        if (code == null || date == null) {
            return NONE;
        }
        LocalDate day = LocalDate.parse(cut(date, 10));
        boolean known = divisions.find(cut(code, 6), day).isPresent()
                && (divisions.history(code).isEmpty() || divisions.find(code, day).isPresent());
        return known ? NONE : FIRST;
    }

    /** A cell that is not of its column's kind at all: the cells of the row stand under the wrong columns. */
    private static List<Integer> shifted(RowState row, List<String> columns, int[] steps, Divisions divisions) {
        for (int step : steps) {
            CheckResult outcome = row.outcome(step);
            if (outcome.rule().isPresent() && outcome.value().isEmpty() && outcome.rule().get().id()
                    .endsWith("-form")) {
                return new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
            }
        }
        return NONE;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
