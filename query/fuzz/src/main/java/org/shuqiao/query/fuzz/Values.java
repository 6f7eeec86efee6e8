package org.shuqiao.query.fuzz;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

/** Makes the values of rows: everyday ones for what a consumer may see, hostile ones for what it may not. */
final class Values {

    /** Canary: part of every text that no answer may hold; in Chinese, so that a name with it is a name. */
    static final String CANARY = "金丝雀";

    private static final List<String> FAMILIES = List.of("王", "李", "欧", "赵");
    private static final List<String> DIVISIONS = List.of("990102", "990103", "980201");
    private static final List<String> CODES = List.of("1", "2", "30", "007", "42");
    private static final List<String> NOTES = List.of("a", "b", "Aa", " b ", "a%b", "a\\b", "it's", "", "住房", "ab");
    private static final List<Double> REALS = List.of(0d, 0.5, 1.25, -2.5, 3d, 1e3, -0.125);

    private final Random random;

    Values(Random random) {
        this.random = random;
    }

    /** @return a value that a grant may show, from few, so that rows meet */
    Object plain(String column) {
        if (random.nextInt(9) == 0 && !column.equals("id")) {
            return null;
        }
        return switch (column) {
            case "id" -> (long) random.nextInt(1, 40);
            case "person" -> (long) random.nextInt(1, 40);
            case "number" -> CitizenNumbers.random("990102" + (195 + random.nextInt(3)), random);
            case "name", "holder" -> of(FAMILIES) + of(List.of("明", "丽", "小红"));
            case "phone" -> "138" + random.nextInt(1000, 1003) + "1234";
            case "sex" -> of(List.of("1", "2"));
            case "born", "since" -> LocalDate.of(random.nextInt(1955, 1975), 1 + random.nextInt(12), 1 + random
                    .nextInt(28));
            case "division" -> of(DIVISIONS);
            case "income", "amount" -> BigDecimal.valueOf(random.nextInt(-300, 90_000), 2);
            case "wealth" -> BigDecimal.valueOf(random.nextInt(-20, 400), 1);
            case "score", "ratio" -> of(REALS);
            case "updated", "ended" -> LocalDateTime.of(random.nextInt(1986, 1992), 1 + random.nextInt(12),
                    1 + random.nextInt(28), random.nextInt(24), 30, 15, random.nextInt(4) * 250_000_000);
            case "active" -> random.nextBoolean();
            case "code" -> of(CODES);
            case "note" -> of(NOTES);
            default -> throw new IllegalArgumentException(column);
        };
    }

    /** @return a value for a cell that no grant shows, apt to betray itself */
    Object hidden(String column) {
        if (random.nextInt(4) == 0) {
            return plain(column);
        }
        return switch (column) {
            case "id", "person" -> of(List.of(0L, -1L, Long.valueOf(Integer.MAX_VALUE), (long) random.nextInt(1, 40)));
            case "born", "since" -> of(List.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31),
                    new Extreme("infinity", "infinity"), new Extreme("-infinity", "-infinity"),
                    new Extreme("4713-01-01 BC", "4713-01-01 (BC)"), new Extreme("5874897-12-31", "5881580-07-09")));
            case "income", "amount" -> of(List.of(new BigDecimal("99999999.99"), new BigDecimal("-99999999.99"),
                    new BigDecimal("0.00"), new Extreme("NaN", "0")));
            case "wealth" -> of(List.of(new Extreme("1e30", "9999999999999999999999999999"),
                    new Extreme("NaN", "-9999999999999999999999999999"), new Extreme("Infinity", "0.0000000001"),
                    new Extreme("-1e400", "0"), new BigDecimal("0.0")));
            case "score", "ratio" -> of(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
                    1e308, 0d, 5e-324));
            case "updated" -> of(List.of(new Extreme("infinity", "infinity"), new Extreme("-infinity", "-infinity"),
                    new Extreme("294276-12-31 23:59:59+00", "294247-01-10 04:00:54+00"),
                    new Extreme("4713-11-24 00:00:00+00 BC", "0100-01-01 (BC) 00:00:00+00")));
            case "ended" -> of(List.of(new Extreme("infinity", "infinity"), new Extreme("-infinity", "-infinity"),
                    new Extreme("294276-12-31 23:59:59", "294247-01-10 04:00:54"),
                    new Extreme("4713-11-24 00:00:00 BC", "0100-01-01 (BC) 00:00:00")));
            case "active" -> random.nextBoolean();
            default -> CANARY + "甲乙丙丁戊己庚辛壬癸".charAt(random.nextInt(10)) + column;
        };
    }

    /** @return a value of which the platform's types know nothing and that meets no filter, or a plain one */
    Object unfit(String column) {
        return switch (column) {
            case "wealth" -> new Extreme("1e30", "9999999999999999999999999999");
            case "updated" -> hidden(column);
            default -> plain(column);
        };
    }

    private <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
