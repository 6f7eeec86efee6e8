package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.Alert;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.monitor.MonitorRule;
import org.shuqiao.exchange.domain.monitor.Monitoring;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of alerts and of the monitoring rules that raise them. */
@Controller
@RequestMapping("/alerts")
class AlertsPage {

    private final Alerts alerts;
    private final Monitoring monitoring;
    private final PageFrame page;

    AlertsPage(Alerts alerts, Monitoring monitoring, PageFrame page) {
        this.alerts = alerts;
        this.monitoring = monitoring;
        this.page = page;
    }

    /** An alert as the page shows it. @param records whether its places are records */
    record Line(long id, String at, String severity, String tone, String words, String remedy, String about,
            Optional<String> grant, String consumer, String account, long figure, List<String> places,
            boolean records, Optional<String> found) { }

    /** A rule as the page shows it. */
    record RuleLine(String id, String words, String severity, String log, String by, String window, long most) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        List<Alert> all = alerts.of(actor);
        model.addAttribute("open", all.stream().filter(alert -> alert.acknowledged().isEmpty())
                .map(alert -> line(alert, say)).toList());
        model.addAttribute("settled", all.stream().filter(alert -> alert.acknowledged().isPresent())
                .map(alert -> line(alert, say)).toList());
        model.addAttribute("settles", actor.has(Role.OFFICER) || actor.has(Role.AUTHORITY));
        model.addAttribute("rules", monitoring.rules().stream().map(rule -> rule(rule, say)).toList());
        return "pages/alerts";
    }

    @PostMapping("/{id}/acknowledge")
    String acknowledge(@PathVariable long id, @RequestParam String remark, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        alerts.acknowledge(actor, id, remark);
        flash.addFlashAttribute("notice", page.say(request).text("alerts.acknowledged", id));
        return "redirect:/alerts";
    }

    private static Line line(Alert alert, PageLocalizer say) {
        String tone = switch (alert.severity()) {
            case NOTICE -> "";
            case WARNING -> "warn";
            case SERIOUS -> "bad";
        };
        return new Line(alert.id(), say.minute(alert.at()), say.label(alert.severity()), tone,
                alert.words().in(say.language()), alert.remedy().in(say.language()), alert.about(), alert.grant(),
                alert.consumer().map(say::department).orElse("—"), alert.account().orElse("—"), alert.figure(),
                alert.places(), alert.places().stream().noneMatch(place -> place.length() < 26),
                alert.acknowledged().map(found -> found.by() + " · " + say.minute(found.at()) + " · "
                        + found.remark()));
    }

    private static RuleLine rule(MonitorRule rule, PageLocalizer say) {
        long hours = rule.window().toHours();
        return new RuleLine(rule.id(), rule.words().in(say.language()), say.label(rule.severity()), rule.log().word(),
                String.join(", ", rule.by()), hours % 24 == 0 && hours > 0 ? say.text("alerts.days", hours / 24)
                        : say.text("alerts.minutes", rule.window().toMinutes()), rule.most());
    }
}
