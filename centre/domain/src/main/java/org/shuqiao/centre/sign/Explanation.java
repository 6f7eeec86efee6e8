package org.shuqiao.centre.sign;

import java.util.List;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.reckoning.Computation;
import org.shuqiao.centre.reckoning.KeptFigure;

/** Origin of the figures of a period and division. @param figures one for each base, the chosen one first */
public record Explanation(Indicator indicator, List<KeptFigure> figures, List<Computation> computations) {

    public Explanation {
        figures = List.copyOf(figures);
        computations = List.copyOf(computations);
    }
}
