package org.shuqiao.centre.reckoning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.shuqiao.centre.error.CentreCode;

/**
 * Value of an indicator for a period and a division.
 *
 * @param base     id of the base that it stands on; blank for a number
 * @param division its code; blank for what no division could be told of
 * @param ownValue the division's own reckoning beside the city's
 * @param reason   code of why it is stale or has no value; blank otherwise
 * @param coverage share of what was counted whose division is known, 0 to 1
 * @param asOf     day of the oldest source
 */
public record Figure(String base, String period, String division, String level, Optional<BigDecimal> numerator,
        Optional<BigDecimal> denominator, Optional<BigDecimal> value, Optional<BigDecimal> ownValue,
        FigureState state, String reason, BigDecimal coverage, LocalDate asOf) {

    /** @return the same figure, whose sources are silent now */
    public Figure stale() {
        return new Figure(base, period, division, level, numerator, denominator, value, ownValue, FigureState.STALE,
                CentreCode.SILENT.id(), coverage, asOf);
    }

    /** @return whether the other says the same of what was counted */
    boolean counts(Figure other) {
        return same(numerator, other.numerator) && same(denominator, other.denominator) && same(value, other.value)
                && same(ownValue, other.ownValue);
    }

    private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty() || one.get().compareTo(other.get()) == 0);
    }
}
