package org.shuqiao.centre.sign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.alert.SignAlert;
import org.shuqiao.centre.alert.SignAlerts;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.indicator.Sight;
import org.shuqiao.centre.reckoning.Figure;
import org.shuqiao.centre.reckoning.FigureStore;
import org.shuqiao.centre.reckoning.KeptFigure;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Shows indicators to those who see them. */
public final class Signs {

    private static final int TREND = 24;

    private final Sight sight;
    private final FigureStore figures;
    private final SignAlerts alerts;
    private final ExchangeStore store;

    public Signs(Sight sight, FigureStore figures, SignAlerts alerts, ExchangeStore store) {
        this.store = store;
        this.sight = sight;
        this.figures = figures;
        this.alerts = alerts;
    }

    /** @return the indicators that the actor sees */
    public List<SignLine> list(Actor actor) {
        List<SignAlert> open = alerts.of(actor).stream().filter(SignAlert::isOpen).toList();
        return sight.of(actor).stream().map(each -> line(each, open)).toList();
    }

    private SignLine line(Indicator indicator, List<SignAlert> open) {
        List<KeptFigure> wide = known(indicator).stream().filter(kept -> isChosen(indicator, kept.figure())
                && kept.figure().level().equals(indicator.levels().getFirst().code())).toList();
        List<BigDecimal> trend = wide.stream().flatMap(kept -> kept.figure().value().stream()).toList();
        return new SignLine(indicator, wide.isEmpty() ? Optional.empty() : Optional.of(wide.getLast()),
                trend.subList(Math.max(0, trend.size() - TREND), trend.size()),
                open.stream().filter(alert -> alert.indicator().equals(indicator.id())).map(SignAlert::level)
                        .max(Comparator.naturalOrder()));
    }

    public Sign show(Actor actor, String id) {
        Indicator indicator = sight.one(actor, id);
        return new Sign(indicator, known(indicator), figures.before(indicator),
                alerts.of(actor).stream().filter(alert -> alert.indicator().equals(id)).toList());
    }

    /**
     * @param period   empty for the latest that has a figure
     * @param division empty for the widest
     */
    public Explanation explain(Actor actor, String id, Optional<String> period, Optional<String> division) {
        Indicator indicator = sight.one(actor, id);
        List<KeptFigure> all = known(indicator);
        String when = period.orElseGet(() -> all.isEmpty() ? "—" : all.getLast().figure().period());
        String where = division.orElseGet(() -> all.stream().map(KeptFigure::figure)
                .filter(each -> each.level().equals(indicator.levels().getFirst().code())).map(Figure::division)
                .findFirst().orElse("—"));
        List<KeptFigure> here = all.stream().filter(kept -> kept.figure().period().equals(when)
                        && kept.figure().division().equals(where))
                .sorted(Comparator.comparing(kept -> !isChosen(indicator, kept.figure()))).toList();
        if (here.isEmpty()) {
            throw new CodedException(CentreCode.NO_FIGURE, id, when, where);
        }
        return new Explanation(indicator, here, here.stream().map(KeptFigure::computation).distinct()
                .flatMap(run -> figures.computation(run).stream()).toList());
    }

    /** Reckons the alerts of an indicator once more from its whole history, and compares them with those kept. */
    public List<ReplayLine> replay(Actor actor, String id) {
        Sign sign = show(actor, id);
        Map<String, SortedMap<String, BigDecimal>> history = new TreeMap<>();
        sign.figures().stream().map(KeptFigure::figure)
                .filter(each -> isChosen(sign.indicator(), each) && !each.division().isEmpty())
                .forEach(each -> each.value().ifPresent(value -> history
                        .computeIfAbsent(each.division(), any -> new TreeMap<>()).put(each.period(), value)));
        List<ReplayLine> lines = new ArrayList<>();
        history.forEach((division, values) -> SignAlerts.courses(sign.indicator(), division, values)
                .forEach(course -> lines.add(new ReplayLine(division, course, sign.alerts().stream()
                        .anyMatch(alert -> !alert.withdrawn() && alert.division().equals(division)
                                && alert.opened().equals(course.opened())
                                && alert.steps().size() == course.steps().size()
                                && alert.level() == course.level())))));
        return lines;
    }

    /** The latest figures are stale once their sources have been silent for too long, whenever they were computed. */
    private List<KeptFigure> known(Indicator indicator) {
        List<KeptFigure> all = figures.of(indicator);
        String last = all.isEmpty() ? "" : all.getLast().figure().period();
        return all.stream().map(kept -> kept.figure().period().equals(last)
                && store.today().isAfter(kept.figure().asOf().plus(indicator.fresh()))
                ? new KeptFigure(kept.figure().stale(), kept.computation(), kept.computedAt(), kept.revision())
                : kept).toList();
    }

    private static boolean isChosen(Indicator indicator, Figure figure) {
        return figure.base().equals(indicator.chosen());
    }
}
