package org.shuqiao.centre.reckoning;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.alert.SignAlerts;
import org.shuqiao.centre.drawing.Drawn;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.centre.indicator.Base;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.indicator.Indicators;
import org.shuqiao.centre.indicator.LocalOverride;
import org.shuqiao.centre.indicator.Period;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.RecordId;

/**
 * Computes indicators under the grants of the caller's department. Everything is drawn and reckoned first; figures,
 * corrections and alerts are then stored in one transaction.
 */
public final class Computations {

    private final ExchangeStore store;
    private final Indicators indicators;
    private final Permissions permissions;
    private final Drawing drawing;
    private final FigureStore figures;
    private final SignAlerts alerts;
    private final RecordId ids;

    public Computations(ExchangeStore store, Indicators indicators, Permissions permissions, Drawing drawing,
            FigureStore figures, SignAlerts alerts, RecordId ids) {
        this.store = store;
        this.indicators = indicators;
        this.permissions = permissions;
        this.drawing = drawing;
        this.figures = figures;
        this.alerts = alerts;
        this.ids = ids;
    }

    /** Result of an indicator's computation. @param corrected figures of the past that are others now */
    public record Outcome(String indicator, String first, String last, int figures, int fresh, int corrected,
            List<String> receipts) {

        public Outcome {
            receipts = List.copyOf(receipts);
        }
    }

    /**
     * Computes indicators of the actor's department, each after those that it is made of.
     *
     * @param named none for all
     * @param from  first period; empty for the last that is over
     * @param to    last period; empty for the first one
     */
    public List<Outcome> compute(Actor actor, List<String> named, Optional<String> from, Optional<String> to) {
        permissions.require(actor, Role.REQUESTER);
        List<Indicator> asked = named.isEmpty()
                ? indicators.all().stream().filter(each -> each.owner().equals(actor.department())).toList()
                : indicators.all().stream().filter(each -> named.contains(each.id())).toList();
        named.forEach(indicators::get);
        Map<Indicator, List<Period>> work = new LinkedHashMap<>();
        for (Indicator each : asked) {
            permissions.requireOf(actor, each.owner(), each.id(), Role.REQUESTER);
            List<Period> periods = periods(each, from, to);
            drawing.mustBeGranted(actor, each, periods);
            work.put(each, periods);
        }
        List<Outcome> outcomes = new ArrayList<>();
        work.forEach((each, periods) -> outcomes.add(compute(actor, each, periods)));
        return outcomes;
    }

    private List<Period> periods(Indicator indicator, Optional<String> from, Optional<String> to) {
        String first = from.orElseGet(() -> indicator.grain().last(store.today()).text());
        List<Period> periods = indicator.grain().between(first, to.orElse(first));
        if (indicator.state() && periods.size() > 1) {
            throw new CodedException(CentreCode.NO_PAST, indicator.id());
        }
        return periods;
    }

    private Outcome compute(Actor actor, Indicator indicator, List<Period> periods) {
        LocalDate today = store.today();
        Drawn drawn = new Drawn(today);
        List<Figure> made = indicator.parts().isEmpty() ? reckon(actor, indicator, periods, drawn, today)
                : mix(indicator, periods, drawn);
        Instant now = store.now();
        Computation run = new Computation(ids.next(), indicator.id(), indicator.version(), periods.getFirst().text(),
                periods.getLast().text(), now, actor.login(), drawn.receipts(),
                drawn.grants().stream().sorted().toList(), drawn.snapshots(), drawn.lineage());
        return store.inTransaction(() -> {
            figures.lock(indicator.id());
            figures.keep(run);
            Map<Kept, Integer> kept = new HashMap<>();
            made.forEach(figure -> kept.merge(figures.put(indicator, figure, run), 1, Integer::sum));
            alerts.settle(indicator, history(indicator));
            return new Outcome(indicator.id(), run.first(), run.last(), made.size(), kept.getOrDefault(Kept.NEW, 0),
                    kept.getOrDefault(Kept.CORRECTED, 0), run.receipts());
        });
    }

    private List<Figure> reckon(Actor actor, Indicator indicator, List<Period> periods, Drawn drawn,
            LocalDate today) {
        List<Counted> numerator = drawing.draw(actor, indicator, indicator.numerator().orElseThrow(), periods, drawn);
        Map<String, List<Counted>> bases = new LinkedHashMap<>();
        for (Base base : indicator.bases().values()) {
            bases.put(base.id(), drawing.draw(actor, indicator, base.formula(), periods, drawn));
        }
        Map<String, List<Counted>> own = new HashMap<>();
        for (LocalOverride each : indicator.overrides().values()) {
            each.numerator().ifPresent(formula -> own.put(each.division(),
                    drawing.draw(actor, indicator, formula, periods, drawn)));
        }
        Reckoning reckoning = new Reckoning(indicator, indicators.divisions(), periods, drawn.oldest(), today);
        return reckoning.withPlaced(reckoning.figures(numerator, bases, own),
                figures.of(indicator).stream().map(KeptFigure::figure).toList());
    }

    /** Mixes what is known of the parts; their receipts and source columns are those of the mixture. */
    private List<Figure> mix(Indicator indicator, List<Period> periods, Drawn drawn) {
        Map<String, List<Figure>> parts = new LinkedHashMap<>();
        for (String part : indicator.parts().keySet()) {
            Indicator of = indicators.get(part);
            String base = indicator.base().orElse(of.chosen());
            List<KeptFigure> known = figures.of(of).stream()
                    .filter(each -> each.figure().base().equals(base) && periods.stream()
                            .anyMatch(period -> period.text().equals(each.figure().period()))).toList();
            known.stream().map(KeptFigure::computation).distinct().flatMap(id -> figures.computation(id).stream())
                    .forEach(run -> {
                        run.receipts().forEach(drawn::receipt);
                        drawn.lineage(run.lineage());
                        drawn.grants(Set.copyOf(run.grants()));
                    });
            parts.put(part, known.stream().map(KeptFigure::figure).toList());
        }
        return Mixture.figures(indicator, indicator.chosen(), parts);
    }

    /** @return the values over the chosen base, by division and period */
    private Map<String, SortedMap<String, BigDecimal>> history(Indicator indicator) {
        Map<String, SortedMap<String, BigDecimal>> history = new TreeMap<>();
        for (KeptFigure kept : figures.of(indicator)) {
            Figure figure = kept.figure();
            if (figure.base().equals(indicator.chosen()) && !figure.division().isEmpty()) {
                SortedMap<String, BigDecimal> of = history.computeIfAbsent(figure.division(), any -> new TreeMap<>());
                figure.value().ifPresent(value -> of.put(figure.period(), value));
            }
        }
        return history;
    }
}
