package org.shuqiao.centre.reckoning;

import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.centre.indicator.Base;
import org.shuqiao.centre.indicator.Formula;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.indicator.LocalOverride;
import org.shuqiao.centre.indicator.Period;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.quality.DataAges;

/**
 * Draws what an indicator needs as a consumer draws anything: by queries under the grants of the caller's department
 * for the indicator's purpose, each with its receipt.
 */
public final class Drawing {

    private final Deliveries deliveries;
    private final DataAges ages;
    private final SourceColumns columns;
    private final AnswerLog answers;

    /** Log of the gateway, which holds every record that a door answered with. */
    public interface AnswerLog {
        void answered(String indicator, boolean delivered, String record);
    }

    public Drawing(Deliveries deliveries, DataAges ages, SourceColumns columns, AnswerLog answers) {
        this.answers = answers;
        this.deliveries = deliveries;
        this.ages = ages;
        this.columns = columns;
    }

    /** Refuses an indicator one of whose formulas is not granted. Nothing is read, and nothing recorded. */
    void mustBeGranted(Actor actor, Indicator indicator, List<Period> periods) {
        indicator.numerator().ifPresent(each -> describe(actor, indicator, each, periods));
        indicator.bases().values().stream().map(Base::formula)
                .forEach(each -> describe(actor, indicator, each, periods));
        indicator.overrides().values().stream().map(LocalOverride::numerator).flatMap(own -> own.stream())
                .forEach(each -> describe(actor, indicator, each, periods));
    }

    private void describe(Actor actor, Indicator indicator, Formula formula, List<Period> periods) {
        try {
            deliveries.describe(actor, indicator.purpose(), sql(formula, periods));
        } catch (CodedException e) {
            throw notGranted(indicator, e);
        } catch (MistakeException e) {
            throw notGranted(indicator, e.reason());
        }
    }

    private static CodedException notGranted(Indicator indicator, CodedException reason) {
        return new CodedException(CentreCode.NOT_GRANTED, reason, indicator.id(), reason.text(Language.ZH));
    }

    /** @return what the formula counts over the periods */
    List<Counted> draw(Actor actor, Indicator indicator, Formula formula, List<Period> periods, Drawn drawn) {
        String sql = sql(formula, periods);
        DeliveryResult result;
        try {
            result = deliveries.query(actor, indicator.purpose(), sql);
        } catch (MistakeException e) {
            throw notGranted(indicator, e.reason());
        }
        answers.answered(indicator.id(), result instanceof DeliveryResult.Delivered, result.receipt().record().id());
        return switch (result) {
            case DeliveryResult.Refused refused -> throw new CodedException(CentreCode.REFUSED, refused.reason(),
                    indicator.id(), refused.reason().text(Language.ZH), refused.receipt().record().id());
            case DeliveryResult.Delivered given -> {
                drawn.receipt(given.receipt().record().id());
                drawn.grants(given.grants());
                given.answer().snapshots().forEach(drawn::snapshot);
                drawn.lineage(columns.behind(sql, given.grants()));
                ages.ofGrants(given.grants()).forEach(age -> drawn.of(age.renewedOn()));
                yield CountedRows.of(indicator, given.answer());
            }
        };
    }

    private static String sql(Formula formula, List<Period> periods) {
        return formula.over(periods.getFirst().from(), periods.getLast().to());
    }
}
