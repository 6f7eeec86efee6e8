package org.shuqiao.journey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Figures of the city's signs as the made-up city's own truth has them, reckoned from its rows without the platform.
 * A row that is quarantined, merged or superseded counts nowhere, and a value that cannot be told from its cells is
 * none.
 */
final class SignTruth {

    private static final String CITY = "990100";
    private static final Map<String, String> DISTRICTS = Map.of("东湖区", "990102", "西岭区", "990103", "南港区", "990104");
    private static final Map<String, String> STATIONS = Map.of("翠湖站", "990102", "松涛站", "990103", "望海站", "990104");
    private static final int BEFORE_DISTRICT = "云州市".length();
    private static final int DISTRICT = 3;
    private static final int MONTH = "2026-10".length();

    private final Path truth;
    /** By sign, period and division: numerator and base. */
    private final Map<String, long[]> counts = new TreeMap<>();

    SignTruth(Path truth) {
        this.truth = truth;
    }

    /** A true figure. @param value empty where the base is zero */
    record True(String sign, String period, String division, long numerator, long base, Optional<BigDecimal> value) { }

    /** @return the true figures from a month to another, of the last one's days, of its year and the one before */
    List<True> figures(String first, String month) {
        String year = month.substring(0, 4);
        String before = String.valueOf(Integer.parseInt(year) - 1);
        List<String> months = Stream.iterate(YearMonth.parse(first), each -> each.plusMonths(1))
                .limit(ChronoUnit.MONTHS.between(YearMonth.parse(first), YearMonth.parse(month)) + 1)
                .map(YearMonth::toString).toList();
        cases(months);
        calls(months);
        air(month);
        elders(month);
        enterprises(before);
        places(year);
        return counts.entrySet().stream().map(each -> {
            String[] key = each.getKey().split("\\|");
            long[] of = each.getValue();
            long times = switch (key[0]) {
                case "calls-per-10000" -> 10_000;
                case "school-places" -> 1;
                default -> 100;
            };
            return new True(key[0], key[1], key[2], of[0], of[1], of[1] == 0 ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(of[0]).multiply(BigDecimal.valueOf(times))
                            .divide(BigDecimal.valueOf(of[1]), 2, RoundingMode.HALF_UP)));
        }).toList();
    }

    private void cases(List<String> months) {
        rows("chengguan_cases", row -> {
            String due = row.value("due_at").orElse("");
            String month = due.substring(0, Math.min(due.length(), MONTH));
            if (months.contains(month)) {
                boolean onTime = row.value("closed_at").filter(closed -> closed.compareTo(due) <= 0).isPresent();
                add("cases-on-time", month, district(row.value("unit").orElse(""), 0), onTime ? 1 : 0, 1);
            }
        });
    }

    private void calls(List<String> months) {
        rows("gongan_rk", row -> months.forEach(month -> add("calls-per-10000", month,
                district(row.value("home_address").orElse(""), BEFORE_DISTRICT), 0, 1)));
        rows("chengyun_ticket", row -> {
            String month = row.value("called_at").orElse("").substring(0, MONTH);
            if (months.contains(month)) {
                add("calls-per-10000", month, row.value("division"), 1, 0);
            }
        });
    }

    /** A reading is of the hour that ends at its time, so midnight belongs to the day before. */
    private void air(String month) {
        rows("huanjing_air", row -> {
            LocalDate day = OffsetDateTime.parse(row.value("measured_at").orElseThrow())
                    .minusHours(1).toLocalDate();
            Optional<Integer> index = row.value("aqi").map(Integer::parseInt);
            if (day.toString().startsWith(month) && index.isPresent()) {
                add("good-air-hours", day.toString(), Optional.ofNullable(STATIONS.get(row.value("station")
                        .orElseThrow())), index.get() <= 100 ? 1 : 0, 1);
            }
        });
    }

    private void elders(String month) {
        LocalDate end = YearMonth.parse(month).plusMonths(1).atDay(1);
        Map<String, String> homes = new HashMap<>();
        rows("gongan_rk", row -> homes.put(row.value("citizen_number").orElseThrow(),
                row.value("home_address").orElse("")));
        rows("minzheng_elder", row -> {
            if (row.value("lives_alone").orElse("").equals("true")) {
                boolean visited = row.value("visited_on").map(LocalDate::parse)
                        .filter(day -> day.isBefore(end) && !day.isBefore(end.minusDays(30))).isPresent();
                add("elders-visited", month, district(homes.getOrDefault(row.value("citizen_number").orElseThrow(), ""),
                        BEFORE_DISTRICT), visited ? 1 : 0, 1);
            }
        });
    }

    private void enterprises(String year) {
        rows("shijian_ent", row -> {
            String established = row.value("established").orElseThrow();
            if (row.value("status").orElse("").equals("存续") && established.compareTo(year + "-12-31") <= 0) {
                boolean fresh = established.startsWith(year);
                add("enterprise-growth", year, district(row.value("address").orElse(""), BEFORE_DISTRICT),
                        fresh ? 1 : 0, fresh ? 0 : 1);
            }
        });
    }

    private void places(String year) {
        int born = Integer.parseInt(year) - 7;
        Predicate<String> six = birth -> birth.compareTo(born + "-09-01") >= 0
                && birth.compareTo(born + 1 + "-08-31") <= 0;
        rows("gongan_rk", row -> row.value("birth_date").filter(six).ifPresent(birth -> add("school-places", year,
                district(row.value("home_address").orElse(""), BEFORE_DISTRICT), 0, 1)));
        rows("jiaoyu_seat", row -> row.value("seats").ifPresent(seats -> add("school-places", year,
                district(row.value("school").orElseThrow(), BEFORE_DISTRICT), Long.parseLong(seats), 0)));
    }

    private static Optional<String> district(String text, int from) {
        return text.length() < from + DISTRICT ? Optional.empty()
                : Optional.ofNullable(DISTRICTS.get(text.substring(from, from + DISTRICT)));
    }

    private void add(String sign, String period, Optional<String> district, long numerator, long base) {
        for (String division : district.map(each -> List.of(CITY, each)).orElse(List.of(CITY))) {
            long[] of = counts.computeIfAbsent(sign + "|" + period + "|" + division, any -> new long[2]);
            of[0] += numerator;
            of[1] += base;
        }
    }

    /** A row's values as they are published. */
    private record Published(TruthRow row) {
        Optional<String> value(String column) {
            return row.flagged().contains(column) ? Optional.empty() : Optional.ofNullable(row.expect().get(column));
        }
    }

    private void rows(String dataset, Consumer<Published> each) {
        TruthRow.each(truth.resolve(dataset + ".jsonl.gz"), row -> {
            if (row.outcome() == TruthRow.Outcome.STANDARD && !row.superseded()) {
                each.accept(new Published(row));
            }
        });
    }
}
