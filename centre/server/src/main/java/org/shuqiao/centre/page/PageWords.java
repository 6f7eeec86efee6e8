package org.shuqiao.centre.page;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.division.Division;
import org.shuqiao.centre.indicator.AlertLevel;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.indicator.Indicators;
import org.shuqiao.centre.reckoning.Figure;
import org.shuqiao.centre.reckoning.FigureState;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Writes figures, divisions and lights in the reader's language. */
record PageWords(Language language, Indicators indicators) {

    static PageWords of(HttpServletRequest request, Indicators indicators) {
        return new PageWords(Language.of(RequestContextUtils.getLocale(request)), indicators);
    }

    String label(Labelled value) {
        return language == Language.ZH ? value.zh() : value.en();
    }

    /** @return the division's name; a dash for what no division could be told of */
    String division(String code) {
        return code.isEmpty() ? "—" : indicators.divisions().find(code).map(Division::name)
                .map(name -> name.in(language)).orElse(code);
    }

    String value(Optional<BigDecimal> value) {
        return value.map(BigDecimal::toPlainString).orElse("—");
    }

    /** @return the value with its unit */
    String value(Indicator indicator, Optional<BigDecimal> value) {
        return value.map(each -> switch (indicator.unit()) {
            case PERCENT -> each.toPlainString() + "%";
            case PER_10000, NUMBER -> each.toPlainString() + " " + label(indicator.unit());
            case RATIO -> each.toPlainString();
        }).orElse("—");
    }

    /** @return the class of the light: its alert, and grey where the figure is stale or there is none */
    static String light(Optional<Figure> figure, Optional<AlertLevel> alert) {
        if (figure.filter(each -> each.state() == FigureState.GOOD).isEmpty()) {
            return "grey";
        }
        return alert.map(level -> switch (level) {
            case BLUE -> "blue";
            case YELLOW, ORANGE -> "amber";
            case RED -> "red";
        }).orElse("green");
    }

    static String tone(AlertLevel level) {
        return switch (level) {
            case BLUE -> "plain";
            case YELLOW, ORANGE -> "warn";
            case RED -> "bad";
        };
    }

    static String tone(FigureState state) {
        return switch (state) {
            case GOOD -> "good";
            case STALE -> "warn";
            case NONE -> "plain";
        };
    }
}
