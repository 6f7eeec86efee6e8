package org.shuqiao.centre.indicator;

import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.Words;

/**
 * A division's own reckoning beside the city's. Both values are shown.
 *
 * @param numerator  instead of the city's
 * @param thresholds instead of the city's; empty keeps them
 */
public record LocalOverride(String division, Words reason, Optional<Formula> numerator, List<Threshold> thresholds) {

    public LocalOverride {
        thresholds = List.copyOf(thresholds);
    }
}
