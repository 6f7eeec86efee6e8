package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.emergency.Emergency;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of emergency grants: everybody sees them, the authority proposes and gives, a third person reviews. */
@Controller
@RequestMapping("/emergencies")
class EmergencyPage {

    private final Emergencies emergencies;
    private final EmergencyForm form;
    private final PasskeyApprovals approvals;
    private final Permissions permissions;
    private final Clock clock;
    private final PageFrame page;

    EmergencyPage(Emergencies emergencies, EmergencyForm form, PasskeyApprovals approvals, Permissions permissions,
            Clock clock, PageFrame page) {
        this.emergencies = emergencies;
        this.form = form;
        this.approvals = approvals;
        this.permissions = permissions;
        this.clock = clock;
        this.page = page;
    }

    /** An emergency grant as the page shows it. */
    record Line(String id, String state, String tone, String request, String consumer, String provider, String title,
            String proposed, String to, String given, String due, String review, boolean gives, boolean reviews) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("all", emergencies.list(actor).stream().map(each -> line(each, actor, say)).toList());
        model.addAttribute("proposes", actor.has(Role.AUTHORITY));
        return "pages/emergencies";
    }

    @PostMapping
    String propose(@RequestParam(defaultValue = "") String request, @RequestParam(defaultValue = "0") int hours,
            @RequestParam(defaultValue = "") String reason, Model model, HttpServletRequest http,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUTHORITY);
        return done(model, http, actor, () -> emergencies.propose(actor,
                form.proposed(actor, request, hours, reason, page.say(http)), approvals.of(http, actor)));
    }

    @PostMapping("/{id}/give")
    String give(@PathVariable String id, Model model, HttpServletRequest http, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUTHORITY);
        return done(model, http, actor, () -> emergencies.give(actor, id, approvals.of(http, actor)));
    }

    @PostMapping("/{id}/review")
    String review(@PathVariable String id, @RequestParam(defaultValue = "false") boolean justified,
            @RequestParam(defaultValue = "") String text, Model model, HttpServletRequest http,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR);
        return done(model, http, actor, () -> emergencies.review(actor, id, justified, text));
    }

    private String done(Model model, HttpServletRequest http, Actor actor, Runnable work) {
        try {
            work.run();
            return "redirect:/emergencies";
        } catch (CodedException e) {
            model.addAttribute("problem", ErrorBody.of(e, PageFrame.language(http)));
            return all(model, http, actor);
        }
    }

    private Line line(Emergency each, Actor actor, PageLocalizer say) {
        String state = each.state(clock.instant());
        boolean review = each.given().isPresent() && each.review().isEmpty();
        return new Line(each.id(), say.text("emergency.state." + state),
                state.equals("overdue") || state.equals("running") ? "bad" : "good", each.request(),
                say.department(each.consumer()), say.department(each.provider()), each.title(),
                each.proposedBy() + " · " + say.minute(each.proposedAt()), say.minute(each.to()),
                each.given().map(given -> given.by() + " · " + say.minute(given.at())).orElse(""),
                each.clock().flatMap(ClockReading::due).map(say::day).orElse(""),
                each.review().map(done -> say.text(done.justified() ? "emergency.justified" : "emergency.unjustified")
                        + " · " + done.by() + " · " + done.text()).orElse(""),
                state.equals("proposed") && actor.has(Role.AUTHORITY)
                        && !each.proposedBy().equals(actor.login()),
                review && (actor.has(Role.AUTHORITY) || actor.has(Role.AUDITOR)));
    }
}
