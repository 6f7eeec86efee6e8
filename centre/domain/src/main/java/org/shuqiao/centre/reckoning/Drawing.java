package org.shuqiao.centre.reckoning;

import java.util.List;
import org.shuqiao.centre.drawing.Drawn;
import org.shuqiao.centre.drawing.GrantedQueries;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.centre.indicator.Base;
import org.shuqiao.centre.indicator.Formula;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.indicator.LocalOverride;
import org.shuqiao.centre.indicator.Period;
import org.shuqiao.exchange.domain.account.Actor;

/** Draws what an indicator needs under the grants of the caller's department for the indicator's purpose. */
public final class Drawing {

    private final GrantedQueries queries;

    public Drawing(GrantedQueries queries) {
        this.queries = queries;
    }

    /** Refuses an indicator one of whose formulas is not granted. Nothing is read, and nothing recorded. */
    void mustBeGranted(Actor actor, Indicator indicator, List<Period> periods) {
        indicator.numerator().ifPresent(each -> queries.describe(actor, question(indicator, each, periods)));
        indicator.bases().values().stream().map(Base::formula)
                .forEach(each -> queries.describe(actor, question(indicator, each, periods)));
        indicator.overrides().values().stream().map(LocalOverride::numerator).flatMap(own -> own.stream())
                .forEach(each -> queries.describe(actor, question(indicator, each, periods)));
    }

    /** @return what the formula counts over the periods */
    List<Counted> draw(Actor actor, Indicator indicator, Formula formula, List<Period> periods, Drawn drawn) {
        return CountedRows.of(indicator, queries.ask(actor, question(indicator, formula, periods), drawn));
    }

    private static GrantedQueries.Question question(Indicator indicator, Formula formula, List<Period> periods) {
        return new GrantedQueries.Question("indicator", indicator.id(), indicator.purpose(),
                formula.over(periods.getFirst().from(), periods.getLast().to()), CentreCode.NOT_GRANTED,
                CentreCode.REFUSED);
    }
}
