package org.shuqiao.centre.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.shuqiao.centre.reckoning.Figure;
import org.shuqiao.centre.reckoning.KeptFigure;

/**
 * Figure as the API gives it.
 *
 * @param division blank for what no division could be told of
 * @param reason   code of why it is stale or has no value
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record FigureView(String base, String period, String division, String level, Optional<BigDecimal> numerator,
        Optional<BigDecimal> denominator, Optional<BigDecimal> value, Optional<BigDecimal> ownValue, String state,
        String reason, BigDecimal coverage, LocalDate asOf, int revision, OffsetDateTime computedAt,
        String computation) {

    static FigureView of(KeptFigure kept) {
        Figure figure = kept.figure();
        return new FigureView(figure.base(), figure.period(), figure.division(), figure.level(), figure.numerator(),
                figure.denominator(), figure.value(), figure.ownValue(), figure.state().code(), figure.reason(),
                figure.coverage(), figure.asOf(), kept.revision(), Times.of(kept.computedAt()), kept.computation());
    }
}
