package org.shuqiao.centre.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.centre.Words;
import org.shuqiao.centre.division.DivisionLevel;

/**
 * Indicator as its file says.
 *
 * @param owner     department under whose grants it is reckoned, and whose people see it
 * @param purpose   of those grants
 * @param decimals  of the value, rounded half up
 * @param state     whether it tells what stands now, so that sources know no past of it
 * @param levels    levels at which it has values, the widest first
 * @param numerator empty for one that is made of others
 * @param base      id of the chosen base; empty for a number
 * @param parts     weights by indicator, for one that is made of others
 * @param fresh     age beyond which its sources are stale
 */
public record Indicator(String id, int version, Words name, String owner, String purpose, Unit unit, int decimals,
        Direction direction, boolean state, Grain grain, List<DivisionLevel> levels, Optional<Formula> numerator,
        Optional<String> base, Map<String, Base> bases, Map<String, BigDecimal> parts, Period fresh,
        List<Threshold> thresholds, Map<String, LocalOverride> overrides) {

    public Indicator {
        levels = List.copyOf(levels);
        bases = Collections.unmodifiableMap(new LinkedHashMap<>(bases));
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        thresholds = List.copyOf(thresholds);
        overrides = Map.copyOf(overrides);
    }

    /** @return the id of the base that its value stands on; blank for a number */
    public String chosen() {
        return base.orElse("");
    }

    /** @return the value of a numerator over a base that is not zero, or of a number */
    public BigDecimal value(BigDecimal numerator, BigDecimal over) {
        return unit.isRatio() ? numerator.multiply(unit.times()).divide(over, decimals, RoundingMode.HALF_UP)
                : numerator.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** @return the bounds that hold for a division */
    public List<Threshold> thresholds(String division) {
        return Optional.ofNullable(overrides.get(division)).map(LocalOverride::thresholds)
                .filter(own -> !own.isEmpty()).orElse(thresholds);
    }
}
