package org.shuqiao.centre.sign;

import java.util.List;
import org.shuqiao.centre.alert.SignAlert;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.reckoning.EarlierFigure;
import org.shuqiao.centre.reckoning.KeptFigure;

/** Indicator with its figures, what these were before corrections, and its alerts. */
public record Sign(Indicator indicator, List<KeptFigure> figures, List<EarlierFigure> before,
        List<SignAlert> alerts) {

    public Sign {
        figures = List.copyOf(figures);
        before = List.copyOf(before);
        alerts = List.copyOf(alerts);
    }
}
