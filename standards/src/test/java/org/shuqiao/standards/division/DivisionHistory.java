package org.shuqiao.standards.division;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Adds to the rows of the revisions what the project areacodes knows beside them: codes that ended before the first
 * revision, the years in which those of the first revision began, and what every ended code became.
 */
final class DivisionHistory {

    private static final int FIRST_TABLE = 1981;
    private static final int FIRST_REVISION = 2002;
    private static final int LAST_REVISION = 2016;
    private static final String FIRST_REVISION_DAY = "2002-12-01";
    private static final String AFTER_LAST_REVISION = "2016-08-01";
    private static final String STATISTICAL_TABLE = "2023-06-30";

    /** Line of the table: in force at the end of the year {@code from}, and no longer at that of {@code to}. */
    private record Line(String code, String name, int from, int to, List<String> successors) {

        static Line of(String text) {
            String[] cells = text.split(",", -1);
            List<String> successors = Arrays.stream(cells[8].split(";")).map(String::strip)
                    .filter(code -> !code.isEmpty() && !code.contains("[") && !code.equals(cells[0])).toList();
            return new Line(cells[0], cells[3], Integer.parseInt(cells[6]),
                    cells[7].isEmpty() ? 0 : Integer.parseInt(cells[7]), successors);
        }

        boolean ended() {
            return to > 0;
        }
    }

    private final List<DivisionConverter.Row> rows;

    DivisionHistory(List<DivisionConverter.Row> rows) {
        this.rows = rows;
    }

    void add(Path table) throws IOException {
        List<Line> lines = joined(Files.readAllLines(table).stream().skip(1).map(Line::of).toList());
        Map<String, List<DivisionConverter.Row>> known = rows.stream()
                .collect(Collectors.groupingBy(row -> row.code, TreeMap::new, Collectors.toList()));
        for (Line line : lines) {
            Optional<DivisionConverter.Row> row = known.getOrDefault(line.code, List.of()).stream()
                    .filter(each -> each.name.equals(line.name) && overlap(each, line)).findFirst();
            if (row.isPresent()) {
                sharpen(row.get(), line);
            } else if (line.ended()) {
                rows.add(before(line));
            }
        }
        apart();
        prefectures();
    }

    /** The table begins a line anew where the city above was renamed; the code and its name went on. */
    private static List<Line> joined(List<Line> lines) {
        Map<String, Line> joined = new TreeMap<>();
        lines.stream().sorted(Comparator.comparing(Line::from)).forEach(line -> joined.merge(
                line.code + line.name + (joined.containsKey(line.code + line.name)
                        && joined.get(line.code + line.name).to != line.from ? line.from : ""), line,
                (one, next) -> new Line(one.code, one.name, one.from, next.to, next.successors)));
        return List.copyOf(joined.values());
    }

    private static boolean overlap(DivisionConverter.Row row, Line line) {
        int from = row.from.isEmpty() ? 0 : Integer.parseInt(row.from.substring(0, 4));
        int to = row.to.isEmpty() ? 9999 : Integer.parseInt(row.to.substring(0, 4));
        return from <= (line.ended() ? line.to : 9999) && line.from <= to;
    }

    private static void sharpen(DivisionConverter.Row row, Line line) {
        if (row.from.isEmpty() && line.from > FIRST_TABLE && line.from <= FIRST_REVISION) {
            row.from = begin(line);
        }
        if (row.from.equals(AFTER_LAST_REVISION) && line.from > LAST_REVISION) {
            row.from = begin(line);
        }
        if (line.ended() && line.to >= LAST_REVISION) {
            if (row.to.equals(STATISTICAL_TABLE) && line.to < 2023) {
                row.to = (line.to + 1) + "-01-01";
            } else if (row.to.equals(AFTER_LAST_REVISION) && line.to > LAST_REVISION) {
                row.to = line.to + "-01-01";
            }
        }
        if (!row.to.isEmpty() && line.ended()) {
            row.successor = String.join(";", line.successors);
        }
    }

    private static DivisionConverter.Row before(Line line) {
        DivisionConverter.Row row = new DivisionConverter.Row();
        row.code = line.code;
        row.name = line.name;
        row.from = line.from > FIRST_TABLE ? begin(line) : "";
        row.to = line.to == FIRST_REVISION ? FIRST_REVISION_DAY : (line.to + 1) + "-01-01";
        row.successor = String.join(";", line.successors);
        return row;
    }

    private static String begin(Line line) {
        return line.from + "-01-01";
    }

    /** Of one code a name ends where the next one begins. */
    private void apart() {
        Map<String, List<DivisionConverter.Row>> byCode = rows.stream()
                .collect(Collectors.groupingBy(row -> row.code, TreeMap::new, Collectors.toList()));
        byCode.values().forEach(history -> {
            history.sort((one, other) -> one.from.compareTo(other.from));
            for (int i = 1; i < history.size(); i++) {
                DivisionConverter.Row earlier = history.get(i - 1);
                if (earlier.to.isEmpty() || earlier.to.compareTo(history.get(i).from) > 0) {
                    earlier.to = history.get(i).from;
                }
            }
        });
    }

    /** A prefecture became the cities that its counties went to, in the proportion of their number. */
    private void prefectures() {
        for (DivisionConverter.Row row : rows) {
            if (row.to.isEmpty() || !row.code.endsWith("00") || row.code.endsWith("0000") || !row.successor.isEmpty()
                    || rows.stream().anyMatch(other -> other.code.equals(row.code) && other.from.equals(row.to))) {
                continue;
            }
            Map<String, Long> cities = rows.stream().filter(county -> !county.successor.isEmpty()
                            && county.code.startsWith(row.code.substring(0, 4)) && !county.code.endsWith("00")
                            && Math.abs(year(county.to) - year(row.to)) <= 1)
                    .map(county -> county.successor.split(";")[0].substring(0, 4) + "00")
                    .filter(city -> rows.stream().anyMatch(other -> other.code.equals(city)))
                    .collect(Collectors.groupingBy(city -> city, TreeMap::new, Collectors.counting()));
            row.successor = shares(cities);
        }
    }

    private static int year(String day) {
        return day.isEmpty() ? 0 : Integer.parseInt(day.substring(0, 4));
    }

    private static String shares(Map<String, Long> cities) {
        long all = cities.values().stream().mapToLong(Long::longValue).sum();
        List<String> parts = new ArrayList<>();
        cities.forEach((city, count) -> parts.add(cities.size() == 1 ? city : city + ":"
                + BigDecimal.valueOf(count).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP)));
        return String.join(";", parts);
    }
}
