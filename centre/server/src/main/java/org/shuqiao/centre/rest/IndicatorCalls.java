package org.shuqiao.centre.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.alert.AlertStep;
import org.shuqiao.centre.indicator.AlertLevel;
import org.shuqiao.centre.reckoning.Computation;
import org.shuqiao.centre.reckoning.Computations;
import org.shuqiao.centre.reckoning.EarlierFigure;
import org.shuqiao.centre.sign.Explanation;
import org.shuqiao.centre.sign.Sign;
import org.shuqiao.centre.sign.SignLine;
import org.shuqiao.centre.sign.Signs;
import org.shuqiao.exchange.domain.account.Actor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of indicators (城市体征). */
@RestController
@RequestMapping("/api/v1/indicators")
public class IndicatorCalls {

    private final Signs signs;
    private final Computations computations;

    IndicatorCalls(Signs signs, Computations computations) {
        this.signs = signs;
        this.computations = computations;
    }

    /** Indicator in the list. @param alert the worst open alert */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Line(IndicatorView indicator, Optional<FigureView> latest, List<BigDecimal> trend,
            Optional<String> alert) {
        static Line of(SignLine line) {
            return new Line(IndicatorView.of(line.indicator()), line.latest().map(FigureView::of), line.trend(),
                    line.alert().map(AlertLevel::code));
        }
    }

    /** Figure as it was before a correction. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Before(String period, String division, int revision, Optional<BigDecimal> value, String computation,
            OffsetDateTime replacedAt) {
        static Before of(EarlierFigure figure) {
            return new Before(figure.period(), figure.division(), figure.revision(), figure.value(),
                    figure.computation(), Times.of(figure.replacedAt()));
        }
    }

    /** Indicator with its figures. */
    record Shown(IndicatorView indicator, List<FigureView> figures, List<Before> before,
            List<SignAlertView> alerts) {
        static Shown of(Sign sign) {
            return new Shown(IndicatorView.of(sign.indicator()), sign.figures().stream().map(FigureView::of).toList(),
                    sign.before().stream().map(Before::of).toList(),
                    sign.alerts().stream().map(SignAlertView::of).toList());
        }
    }

    /** Run behind figures. @param lineage lines of granted item and source columns */
    record Run(String id, String first, String last, OffsetDateTime at, String by, List<String> receipts,
            List<String> grants, List<String> snapshots, List<String> lineage) {
        static Run of(Computation run) {
            return new Run(run.id(), run.first(), run.last(), Times.of(run.at()), run.by(), run.receipts(),
                    run.grants(), run.snapshots(), run.lineage());
        }
    }

    /** Origin of figures. */
    record Explained(IndicatorView indicator, List<FigureView> figures, List<Run> runs) {
        static Explained of(Explanation explanation) {
            return new Explained(IndicatorView.of(explanation.indicator()),
                    explanation.figures().stream().map(FigureView::of).toList(),
                    explanation.computations().stream().map(Run::of).toList());
        }
    }

    /** Order of a computation. @param indicators none for all of the caller's department */
    record Asked(List<String> indicators, String from, String to) { }

    /** Alert that the history gives. @param kept whether the kept alerts have it */
    record Replayed(String division, String opened, Optional<String> ended, String worst,
            List<SignAlertView.Step> steps, boolean kept) { }

    /** @return the indicators that the actor sees, each with its latest figure */
    @GetMapping
    List<Line> list(@AuthenticationPrincipal Actor actor) {
        return signs.list(actor).stream().map(Line::of).toList();
    }

    @GetMapping("/{id}")
    Shown show(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return Shown.of(signs.show(actor, id));
    }

    @GetMapping("/{id}/explain")
    Explained explain(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestParam(required = false) String period, @RequestParam(required = false) String division) {
        return Explained.of(signs.explain(actor, id, IndicatorView.given(period), IndicatorView.given(division)));
    }

    @GetMapping("/{id}/replay")
    List<Replayed> replay(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return signs.replay(actor, id).stream().map(line -> new Replayed(line.division(), line.course().opened(),
                line.course().ended(), line.course().worst().code(),
                line.course().steps().stream().map((AlertStep step) -> SignAlertView.Step.of(step)).toList(),
                line.kept())).toList();
    }

    @PostMapping("/compute")
    List<Computations.Outcome> compute(@AuthenticationPrincipal Actor actor, @RequestBody Asked asked) {
        return computations.compute(actor, asked.indicators() == null ? List.of() : asked.indicators(),
                IndicatorView.given(asked.from()), IndicatorView.given(asked.to()));
    }
}
