package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.duty.OpenDuty;
import org.shuqiao.exchange.domain.supervision.Supervision;
import org.shuqiao.exchange.domain.supervision.Supervisions;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of overdue matters and supervision notices: the authority issues them, the department answers. */
@Controller
@RequestMapping("/supervision")
class SupervisionPage {

    private final Supervisions supervisions;
    private final Permissions permissions;
    private final PageFrame page;
    private final PasskeyApprovals approvals;

    SupervisionPage(Supervisions supervisions, Permissions permissions, PageFrame page, PasskeyApprovals approvals) {
        this.approvals = approvals;
        this.supervisions = supervisions;
        this.permissions = permissions;
        this.page = page;
    }

    /** An overdue matter. */
    record Overdue(String subject, String duty, String department, String title, String due, int days) { }

    /** A notice. @param answers whether the reader answers it */
    record Notice(String id, String subject, String department, String demand, String issued, String due, boolean late,
            String answer, boolean answers) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("overdue", supervisions.overdue(actor).stream().map(each -> line(each, say)).toList());
        model.addAttribute("notices", supervisions.list(actor).stream()
                .map(each -> line(each, actor, say)).toList());
        model.addAttribute("issues", actor.has(Role.AUTHORITY));
        return "pages/supervision";
    }

    @PostMapping
    String issue(@RequestParam(defaultValue = "") String subject, @RequestParam(defaultValue = "") String demand,
            Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUTHORITY);
        return PageDone.at("/supervision", model, request, () -> all(model, request, actor),
                () -> supervisions.issue(actor, subject, demand, approvals.of(request, actor)));
    }

    @PostMapping("/{id}/answer")
    String answer(@PathVariable String id, @RequestParam(defaultValue = "") String text, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        return PageDone.at("/supervision", model, request, () -> all(model, request, actor),
                () -> supervisions.answer(actor, id, text, approvals.of(request, actor)));
    }

    private static Overdue line(OpenDuty each, PageLocalizer say) {
        return new Overdue(each.subject(), each.duty().name(say.language()), say.department(each.debtor()),
                each.title(), each.clock().due().map(say::day).orElse(""), each.clock().overdue());
    }

    private static Notice line(Supervision each, Actor actor, PageLocalizer say) {
        return new Notice(each.id(), each.subject(), say.department(each.department()), each.demand(),
                each.issuedBy() + " · " + say.minute(each.issuedAt()),
                each.clock().flatMap(ClockReading::due).map(say::day).orElse(""),
                each.clock().filter(ClockReading::isOverdue).isPresent(),
                each.answer().map(said -> said.text() + " · " + said.by() + " · " + say.minute(said.at())).orElse(""),
                each.answer().isEmpty() && actor.has(Role.OFFICER)
                        && actor.department().equals(each.department()));
    }
}
