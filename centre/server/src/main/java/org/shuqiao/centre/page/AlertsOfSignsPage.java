package org.shuqiao.centre.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.shuqiao.centre.alert.AlertStep;
import org.shuqiao.centre.alert.SignAlert;
import org.shuqiao.centre.alert.SignAlerts;
import org.shuqiao.centre.indicator.Indicators;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.web.portal.PortalPage;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Page of the alerts that indicators raise, with what is done about them. */
@PortalPage
@RequestMapping("/city/alerts")
public class AlertsOfSignsPage {

    private final SignAlerts alerts;
    private final Indicators indicators;
    private final MessageSource texts;

    AlertsOfSignsPage(SignAlerts alerts, Indicators indicators, MessageSource texts) {
        this.alerts = alerts;
        this.indicators = indicators;
        this.texts = texts;
    }

    /** An alert as pages show it. @param steps what happened to it, one line each */
    record Line(String id, String indicator, String name, String division, String level, String tone, String opened,
            String ended, boolean open, boolean withdrawn, boolean seen, List<String> steps, String acknowledged,
            String silence) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        List<Line> lines = lines(alerts.of(actor), PageWords.of(request, indicators));
        model.addAttribute("open", lines.stream().filter(Line::open).toList());
        model.addAttribute("over", lines.stream().filter(line -> !line.open()).toList());
        model.addAttribute("acts", actor.has(Role.OFFICER) || actor.has(Role.REQUESTER));
        return "pages/city/alerts";
    }

    @PostMapping("/{id}/acknowledge")
    String acknowledge(@PathVariable String id, @RequestParam String remark, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        alerts.acknowledge(actor, id, remark);
        return done("city.alerts.acknowledged", request, flash);
    }

    @PostMapping("/{id}/silence")
    String silence(@PathVariable String id, @RequestParam String reason,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        alerts.silence(actor, id, until, reason);
        return done("city.alerts.silenced", request, flash);
    }

    private String done(String key, HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", texts.getMessage(key, null, RequestContextUtils.getLocale(request)));
        return "redirect:/city/alerts";
    }

    static List<Line> lines(List<SignAlert> alerts, PageWords say) {
        return alerts.stream().map(alert -> new Line(alert.id(), alert.indicator(),
                say.indicators().get(alert.indicator()).name().in(say.language()), say.division(alert.division()),
                say.label(alert.level()), PageWords.tone(alert.level()), alert.opened(),
                alert.ended().orElse(""), alert.isOpen(), alert.withdrawn(), alert.acknowledged().isPresent(),
                alert.steps().stream().map(step -> line(step, say)).toList(),
                alert.acknowledged().map(seen -> seen.by() + " · " + seen.remark()).orElse(""),
                alert.silence().map(each -> "→ " + each.until() + " · " + each.reason()).orElse(""))).toList();
    }

    private static String line(AlertStep step, PageWords say) {
        return step.period() + " " + say.label(step.kind()) + " " + say.label(step.level()) + " "
                + step.value().toPlainString();
    }
}
