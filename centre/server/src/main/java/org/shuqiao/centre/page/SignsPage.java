package org.shuqiao.centre.page;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.centre.indicator.Base;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.indicator.Indicators;
import org.shuqiao.centre.reckoning.Computation;
import org.shuqiao.centre.reckoning.Computations;
import org.shuqiao.centre.reckoning.Figure;
import org.shuqiao.centre.reckoning.KeptFigure;
import org.shuqiao.centre.sign.Explanation;
import org.shuqiao.centre.sign.Sign;
import org.shuqiao.centre.sign.SignLine;
import org.shuqiao.centre.sign.Signs;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.web.portal.PortalPage;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Pages of the city's signs (城市运行): all of them, one with its trend, and how a figure came about. */
@PortalPage
@RequestMapping("/city")
public class SignsPage {

    private static final int SHOWN = 36;

    private final Signs signs;
    private final Computations computations;
    private final Indicators indicators;
    private final MessageSource texts;

    SignsPage(Signs signs, Computations computations, Indicators indicators, MessageSource texts) {
        this.signs = signs;
        this.computations = computations;
        this.indicators = indicators;
        this.texts = texts;
    }

    /** A sign in the list. */
    record Tile(String id, String name, String light, String alert, String value, String period, String base,
            String coverage, String asOf, String state, String tone, Curve curve) { }

    /** A figure in a table. */
    record Row(String period, String code, String division, String value, String own, String numerator,
            String denominator, String state, String tone, String reason, String coverage, String asOf,
            int revision) { }

    /** A base with what is written of it. */
    record BaseLine(String name, String source, String date, boolean chosen, String sql) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageWords say = PageWords.of(request, indicators);
        List<SignLine> lines = signs.list(actor);
        model.addAttribute("signs", lines.stream().map(line -> tile(line, say)).toList());
        model.addAttribute("computes", actor.has(Role.REQUESTER)
                && lines.stream().anyMatch(line -> line.indicator().owner().equals(actor.department())));
        return "pages/city/signs";
    }

    @PostMapping("/compute")
    String compute(@RequestParam(required = false) String indicator, @RequestParam(required = false) String from,
            @RequestParam(required = false) String to, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        List<Computations.Outcome> done = computations.compute(actor,
                indicator == null || indicator.isBlank() ? List.of() : List.of(indicator), given(from), given(to));
        flash.addFlashAttribute("notice", texts.getMessage("city.computed", new Object[] {done.size(),
            done.stream().mapToInt(Computations.Outcome::figures).sum(),
            done.stream().mapToInt(Computations.Outcome::corrected).sum()}, RequestContextUtils.getLocale(request)));
        return "redirect:/city" + (indicator == null || indicator.isBlank() ? "" : "/" + indicator);
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        PageWords say = PageWords.of(request, indicators);
        Sign sign = signs.show(actor, id);
        Indicator indicator = sign.indicator();
        define(model, indicator, say);
        List<KeptFigure> chosen = sign.figures().stream()
                .filter(kept -> kept.figure().base().equals(indicator.chosen())).toList();
        List<KeptFigure> wide = chosen.stream().filter(kept -> kept.figure().level()
                .equals(indicator.levels().getFirst().code())).toList();
        List<BigDecimal> values = wide.stream().flatMap(kept -> kept.figure().value().stream()).toList();
        model.addAttribute("curve", Curve.of(values.subList(Math.max(0, values.size() - SHOWN), values.size()), 640,
                160));
        String last = chosen.stream().map(KeptFigure::figure).filter(each -> each.value().isPresent())
                .map(Figure::period).reduce((one, later) -> later).orElse("");
        model.addAttribute("last", last);
        model.addAttribute("here", rows(indicator, chosen.stream()
                .filter(kept -> kept.figure().period().equals(last)).toList(), say));
        List<Row> trend = new ArrayList<>(rows(indicator, wide, say));
        Collections.reverse(trend);
        model.addAttribute("trend", trend.subList(0, Math.min(SHOWN, trend.size())));
        model.addAttribute("before", sign.before().stream().map(each -> List.of(each.period(),
                say.division(each.division()), say.value(each.value()), String.valueOf(each.revision()))).toList());
        model.addAttribute("alerts", AlertsOfSignsPage.lines(sign.alerts(), say));
        model.addAttribute("computes", actor.has(Role.REQUESTER) && indicator.owner().equals(actor.department()));
        return "pages/city/sign";
    }

    @GetMapping("/{id}/explain")
    String explain(@PathVariable String id, @RequestParam(required = false) String period,
            @RequestParam(required = false) String division, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        PageWords say = PageWords.of(request, indicators);
        Explanation found = signs.explain(actor, id, given(period), given(division));
        define(model, found.indicator(), say);
        model.addAttribute("figures", rows(found.indicator(), found.figures(), say));
        model.addAttribute("runs", found.computations());
        model.addAttribute("receipts", found.computations().stream().map(Computation::receipts)
                .flatMap(List::stream).distinct().toList());
        model.addAttribute("grants", found.computations().stream().map(Computation::grants).flatMap(List::stream)
                .distinct().toList());
        model.addAttribute("lineage", found.computations().stream().map(Computation::lineage).flatMap(List::stream)
                .distinct().toList());
        return "pages/city/explain";
    }

    private static void define(Model model, Indicator indicator, PageWords say) {
        model.addAttribute("id", indicator.id());
        model.addAttribute("name", indicator.name().in(say.language()));
        model.addAttribute("owner", indicator.owner());
        model.addAttribute("purpose", indicator.purpose());
        model.addAttribute("unit", say.label(indicator.unit()));
        model.addAttribute("direction", say.label(indicator.direction()));
        model.addAttribute("grain", say.label(indicator.grain()));
        model.addAttribute("version", indicator.version());
        model.addAttribute("formula", indicator.numerator().map(each -> each.sql().strip()).orElse(""));
        model.addAttribute("parts", indicator.parts().entrySet().stream()
                .map(each -> each.getKey() + " × " + each.getValue().toPlainString()).toList());
        model.addAttribute("bases", indicator.bases().values().stream().map(base -> line(indicator, base, say))
                .toList());
        model.addAttribute("overrides", indicator.overrides().values().stream().map(own ->
                say.division(own.division()) + (say.language() == Language.ZH ? "：" : ": ")
                        + own.reason().in(say.language())).toList());
    }

    private static BaseLine line(Indicator indicator, Base base, PageWords say) {
        return new BaseLine(base.name().in(say.language()), base.source().in(say.language()), base.date(),
                base.id().equals(indicator.chosen()), base.formula().sql().strip());
    }

    private static Tile tile(SignLine line, PageWords say) {
        Indicator of = line.indicator();
        Optional<Figure> figure = line.latest().map(KeptFigure::figure);
        return new Tile(of.id(), of.name().in(say.language()), PageWords.light(figure, line.alert()),
                line.alert().map(say::label).orElse(""),
                say.value(of, figure.flatMap(Figure::value)), figure.map(Figure::period).orElse("—"),
                of.base().map(of.bases()::get).map(base -> base == null ? "" : base.name().in(say.language()))
                        .orElse(""),
                figure.map(each -> percent(each.coverage())).orElse("—"),
                figure.map(each -> each.asOf().toString()).orElse("—"),
                figure.map(each -> say.label(each.state())).orElse("—"),
                figure.map(each -> PageWords.tone(each.state())).orElse("plain"), Curve.of(line.trend(), 160, 36));
    }

    private static List<Row> rows(Indicator of, List<KeptFigure> figures, PageWords say) {
        return figures.stream().map(kept -> {
            Figure each = kept.figure();
            return new Row(each.period(), each.division(), say.division(each.division()), say.value(of, each.value()),
                    each.ownValue().map(own -> say.value(of, Optional.of(own))).orElse(""),
                    say.value(each.numerator()), say.value(each.denominator()), say.label(each.state()),
                    PageWords.tone(each.state()), each.reason(), percent(each.coverage()), each.asOf().toString(),
                    kept.revision());
        }).toList();
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(each -> !each.isBlank());
    }
}
