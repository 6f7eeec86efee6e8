package org.shuqiao.query.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/** Makes values up that are of the same kinds as those of a statement and stand to each other in the same order. */
final class StandIns {

    private static final int TRIES = 200;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final LocalDate FIRST = LocalDate.of(1000, 1, 1);
    private static final int DAYS = 2_900_000;
    private static final int SECONDS = 86_400;

    private StandIns() { }

    /** @param alike whether made-up values stand in the order of the statement's own */
    static Optional<List<LiftedValue>> of(List<LiftedValue> values, Predicate<List<LiftedValue>> alike) {
        Set<Object> own = values.stream().map(LiftedValue::value).collect(Collectors.toSet());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<LiftedValue> made = made(values);
            if (made.stream().noneMatch(value -> own.contains(value.value())) && alike.test(made)) {
                return Optional.of(made);
            }
        }
        return Optional.empty();
    }

    private static List<LiftedValue> made(List<LiftedValue> values) {
        Map<String, List<LiftedValue>> kinds = values.stream()
                .collect(Collectors.groupingBy(value -> value.family() + value.kind(), TreeMap::new,
                        Collectors.toList()));
        Map<Object, SqlLiteral> others = new HashMap<>();
        kinds.values().forEach(kind -> {
            List<LiftedValue> distinct = new ArrayList<>();
            kind.stream().filter(value -> distinct.stream().noneMatch(known -> known.value().equals(value.value())))
                    .forEach(distinct::add);
            distinct.sort(Comparator.comparing(value -> value, (a, b) -> a.compareTo(b.value())));
            Set<LiftedValue> random = new TreeSet<>((a, b) -> a.compareTo(b.value()));
            for (int i = 0; i < TRIES && random.size() < distinct.size(); i++) {
                random.add(distinct.getFirst().with(random(distinct.getFirst())));
            }
            List<LiftedValue> sorted = List.copyOf(random);
            for (int i = 0; i < distinct.size(); i++) {
                others.put(distinct.get(i).value(), i < sorted.size() ? sorted.get(i).literal()
                        : distinct.get(i).literal());
            }
        });
        return values.stream().map(value -> value.with(others.get(value.value()))).toList();
    }

    private static SqlLiteral random(LiftedValue like) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        SqlParserPos at = like.node().getParserPosition();
        return switch (like.family()) {
            case NUMBER -> number(like, at);
            case TEXT -> SqlLiteral.createCharString(random.ints(like.value().toString().length(), 0, LETTERS.length())
                    .mapToObj(i -> LETTERS.substring(i, i + 1)).collect(Collectors.joining()), at);
            case DATE -> SqlLiteral.createDate(DateString.fromDaysSinceEpoch((int) FIRST.plusDays(
                    random.nextInt(DAYS)).toEpochDay()), at);
            case TIME -> SqlLiteral.createTimestamp(like.literal().getTypeName(), TimestampString.fromMillisSinceEpoch(
                    1000L * (SECONDS * FIRST.plusDays(random.nextInt(DAYS)).toEpochDay() + random.nextInt(SECONDS))),
                    0, at);
        };
    }

    /** As many digits, in the same type. */
    private static SqlLiteral number(LiftedValue like, SqlParserPos at) {
        BigDecimal value = like.literal().getValueAs(BigDecimal.class);
        long least = Math.max(2, BigDecimal.TEN.pow(value.precision() - 1).longValue());
        BigDecimal over = BigDecimal.TEN.pow(value.precision());
        long most = over.toBigInteger().bitLength() < Long.SIZE ? over.longValue() : Long.MAX_VALUE;
        boolean small = value.toBigInteger().bitLength() < Integer.SIZE;
        long from = small ? least : Math.max(least, 1L << 31);
        long to = small ? Math.min(most, 1L << 31) : most;
        return SqlLiteral.createExactNumeric(Long.toString(ThreadLocalRandom.current().nextLong(from, to)), at);
    }
}
