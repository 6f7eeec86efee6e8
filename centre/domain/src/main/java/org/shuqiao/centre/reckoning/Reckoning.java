package org.shuqiao.centre.reckoning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.centre.division.Division;
import org.shuqiao.centre.division.DivisionLevel;
import org.shuqiao.centre.division.Divisions;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.indicator.Period;

/**
 * Makes figures of what was counted: for each base, period and division of the indicator's levels. Nothing counted in
 * a source that has gone silent is no zero.
 */
final class Reckoning {

    private static final int COVERAGE_DECIMALS = 4;

    private final Indicator indicator;
    private final Divisions divisions;
    private final List<Period> periods;
    private final LocalDate asOf;
    private final boolean old;

    /** @param asOf day of the oldest source @param today the day by which it may be too old */
    Reckoning(Indicator indicator, Divisions divisions, List<Period> periods, LocalDate asOf, LocalDate today) {
        this.indicator = indicator;
        this.divisions = divisions;
        this.periods = List.copyOf(periods);
        this.asOf = asOf;
        this.old = today.isAfter(asOf.plus(indicator.fresh()));
    }

    /** Whether the sources went silent before the period was over; what they brought after it stays complete. */
    private boolean isSilent(Period period) {
        return old && (indicator.state() || asOf.isBefore(period.to()));
    }

    /**
     * @param numerator what the numerator's formula gave
     * @param bases     what each base's formula gave; none for a number
     * @param own       what a division's own numerator gave, by division
     */
    List<Figure> figures(List<Counted> numerator, Map<String, List<Counted>> bases,
            Map<String, List<Counted>> own) {
        Tally counted = tally(numerator);
        List<Figure> figures = new ArrayList<>();
        if (bases.isEmpty()) {
            figures("", counted, Optional.empty(), own, figures);
        }
        bases.forEach((base, rows) -> figures(base, counted, Optional.of(tally(rows)), own, figures));
        return figures;
    }

    /**
     * Adds what could not be placed before and all has a place now, or the city would be less than its parts.
     *
     * @param made    the figures of these periods
     * @param before  what is kept
     */
    List<Figure> withPlaced(List<Figure> made, List<Figure> before) {
        List<Figure> all = new ArrayList<>(made);
        Set<String> there = made.stream().filter(each -> each.division().isEmpty())
                .map(each -> each.base() + " " + each.period()).collect(Collectors.toSet());
        for (Figure was : before) {
            Optional<Period> now = periods.stream().filter(each -> each.text().equals(was.period()) && !isSilent(each))
                    .findFirst();
            if (was.division().isEmpty() && now.isPresent() && !there.contains(was.base() + " " + was.period())) {
                all.add(new Figure(was.base(), was.period(), "", "", Optional.of(BigDecimal.ZERO),
                        was.denominator().map(any -> BigDecimal.ZERO), Optional.empty(), Optional.empty(),
                        FigureState.GOOD, "", BigDecimal.ONE, asOf));
            }
        }
        return all;
    }

    private Tally tally(List<Counted> rows) {
        return Tally.of(rows, periods, indicator.grain(), divisions);
    }

    private void figures(String base, Tally numerator, Optional<Tally> over, Map<String, List<Counted>> own,
            List<Figure> figures) {
        for (Period period : periods) {
            BigDecimal coverage = coverage(over.orElse(numerator), period);
            for (DivisionLevel level : indicator.levels()) {
                for (Division division : divisions.of(level, period.from())) {
                    Optional<BigDecimal> ownCount = Optional.ofNullable(own.get(division.code()))
                            .map(rows -> tally(rows).sum(period, division.code()).orElse(BigDecimal.ZERO));
                    figures.add(figure(base, period, division.code(), level.code(),
                            numerator.sum(period, division.code()).orElse(BigDecimal.ZERO), over, ownCount, coverage));
                }
            }
            Optional<BigDecimal> lost = over.map(each -> each.nowhere(period));
            if (numerator.nowhere(period).signum() != 0 || lost.filter(each -> each.signum() != 0).isPresent()) {
                figures.add(new Figure(base, period.text(), "", "", Optional.of(numerator.nowhere(period)), lost,
                        Optional.empty(), Optional.empty(), isSilent(period) ? FigureState.STALE : FigureState.GOOD, "",
                        coverage, asOf));
            }
        }
    }

    private Figure figure(String base, Period period, String division, String level, BigDecimal counted,
            Optional<Tally> over, Optional<BigDecimal> ownCount, BigDecimal coverage) {
        Optional<BigDecimal> denominator = over.map(tally -> tally.sum(period, division).orElse(BigDecimal.ZERO));
        String missing = over.filter(tally -> denominator.orElseThrow().signum() == 0)
                .map(tally -> (tally.byPeriod() || level.equals(DivisionLevel.CITY.code())
                        ? CentreCode.ZERO_BASE : CentreCode.NO_BASE_HERE).id()).orElse("");
        boolean silent = isSilent(period);
        boolean known = missing.isEmpty() && !(silent && counted.signum() == 0);
        FigureState state = silent ? FigureState.STALE : known ? FigureState.GOOD : FigureState.NONE;
        return new Figure(base, period.text(), division, level, Optional.of(counted), denominator,
                known ? Optional.of(indicator.value(counted, denominator.orElse(BigDecimal.ONE))) : Optional.empty(),
                known ? ownCount.map(own -> indicator.value(own, denominator.orElse(BigDecimal.ONE)))
                        : Optional.empty(),
                state, silent ? CentreCode.SILENT.id() : missing, coverage, asOf);
    }

    /** @return the share of what was counted whose division is known; all of nothing */
    private BigDecimal coverage(Tally tally, Period period) {
        BigDecimal all = divisions.of(DivisionLevel.CITY, period.from()).stream()
                .map(city -> tally.sum(period, city.code()).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return all.signum() == 0 ? BigDecimal.ONE
                : BigDecimal.ONE.subtract(tally.nowhere(period).divide(all, COVERAGE_DECIMALS, RoundingMode.HALF_UP));
    }
}
