package org.shuqiao.centre.reckoning;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.centre.division.Division;
import org.shuqiao.centre.division.DivisionLevel;
import org.shuqiao.centre.division.Divisions;
import org.shuqiao.centre.indicator.Grain;
import org.shuqiao.centre.indicator.Period;

/**
 * Sums of what was counted, by period and division. Each number is added to the division that it names and to all
 * that this is part of; one whose division nobody knows counts for the city and for no part of it. So the city is
 * always the sum of its parts and of what could not be placed.
 */
final class Tally {

    /** Stands for every period. */
    private static final String EVERY = "";
    private static final String NOWHERE = "";

    private final Map<String, Map<String, BigDecimal>> sums = new HashMap<>();
    private final boolean byPeriod;

    private Tally(boolean byPeriod) {
        this.byPeriod = byPeriod;
    }

    static Tally of(List<Counted> rows, List<Period> periods, Grain grain, Divisions divisions) {
        Tally tally = new Tally(rows.isEmpty() || rows.getFirst().period().isPresent());
        Map<String, Period> asked = new HashMap<>();
        periods.forEach(each -> asked.put(each.text(), each));
        for (Counted row : rows) {
            Optional<Period> named = row.period().flatMap(grain::read);
            if (row.period().isEmpty()) {
                tally.add(EVERY, row, divisions, periods.getLast());
            } else if (named.isPresent() && asked.containsKey(named.get().text())) {
                tally.add(named.get().text(), row, divisions, named.get());
            }
        }
        return tally;
    }

    private void add(String key, Counted row, Divisions divisions, Period period) {
        Map<String, BigDecimal> of = sums.computeIfAbsent(key, any -> new HashMap<>());
        List<Division> path = divisions.meant(row.division(), period.from())
                .map(meant -> divisions.upward(meant, period.from())).orElse(List.of());
        if (path.isEmpty()) {
            of.merge(NOWHERE, row.number(), BigDecimal::add);
            divisions.of(DivisionLevel.CITY, period.from())
                    .forEach(city -> of.merge(city.code(), row.number(), BigDecimal::add));
            return;
        }
        path.forEach(each -> of.merge(each.code(), row.number(), BigDecimal::add));
    }

    /** @return whether it was counted period by period, so that nothing counted means zero */
    boolean byPeriod() {
        return byPeriod;
    }

    /** @return the sum of a division; empty where nothing was counted */
    Optional<BigDecimal> sum(Period period, String division) {
        return Optional.ofNullable(sums.getOrDefault(byPeriod ? period.text() : EVERY, Map.of()).get(division));
    }

    BigDecimal nowhere(Period period) {
        return sum(period, NOWHERE).orElse(BigDecimal.ZERO);
    }
}
