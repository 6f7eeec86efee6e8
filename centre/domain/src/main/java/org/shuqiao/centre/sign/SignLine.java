package org.shuqiao.centre.sign;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.indicator.AlertLevel;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.reckoning.KeptFigure;

/**
 * Indicator in the list of the city's signs.
 *
 * @param latest of the widest division over the chosen base; empty while nothing was computed
 * @param trend  values of the last periods, the oldest first
 * @param alert  the worst open alert of any division
 */
public record SignLine(Indicator indicator, Optional<KeptFigure> latest, List<BigDecimal> trend,
        Optional<AlertLevel> alert) {

    public SignLine {
        trend = List.copyOf(trend);
    }
}
