package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.demand.Demand;
import org.shuqiao.exchange.domain.demand.Demands;
import org.shuqiao.exchange.domain.request.LivingDepartments;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the board of supply and demand. */
@Controller
@RequestMapping("/demands")
class DemandsPage {

    /** Entries that nobody used which the page lists. */
    private static final int UNUSED = 100;

    private final Demands demands;
    private final LivingDepartments living;
    private final Permissions permissions;
    private final PageFrame page;
    private final PasskeyApprovals approvals;

    DemandsPage(Demands demands, LivingDepartments living, Permissions permissions, PageFrame page,
            PasskeyApprovals approvals) {
        this.approvals = approvals;
        this.demands = demands;
        this.living = living;
        this.permissions = permissions;
        this.page = page;
    }

    /** A demand. @param answers whether the reader answers it */
    record Line(String id, String department, String title, String description, String provider, String due,
            boolean late, String resource, String answer, boolean answers) { }

    /** A department to choose. */
    record Choice(String id, String name) { }

    /** An entry that nobody used. */
    record Unused(String code, String title, String provider) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("all", demands.list(actor).stream().map(each -> line(each, actor, say)).toList());
        List<Demands.Unused> unused = demands.unused(actor);
        model.addAttribute("unused", unused.stream().limit(UNUSED).map(each -> new Unused(each.code(),
                each.title(), say.department(each.provider()))).toList());
        model.addAttribute("unusedMore", Math.max(0, unused.size() - UNUSED));
        model.addAttribute("states", actor.has(Role.REQUESTER) || actor.has(Role.OFFICER));
        model.addAttribute("departments", living.ids().stream().filter(id -> !id.equals(actor.department()))
                .map(id -> new Choice(id, say.department(id))).sorted(Comparator.comparing(Choice::id)).toList());
        return "pages/demands";
    }

    @PostMapping
    String state(@RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String provider, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return PageDone.at("/demands", model, request, () -> all(model, request, actor),
                () -> demands.state(actor, new Demands.Stated(title, description, provider),
                        approvals.of(request, actor)));
    }

    @PostMapping("/{id}/answer")
    String answer(@PathVariable String id, @RequestParam(defaultValue = "") String resource,
            @RequestParam(defaultValue = "") String text, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        return PageDone.at("/demands", model, request, () -> all(model, request, actor),
                () -> demands.answer(actor, id, Optional.of(resource.strip()).filter(code -> !code.isEmpty()), text,
                        approvals.of(request, actor)));
    }

    private static Line line(Demand each, Actor actor, PageLocalizer say) {
        return new Line(each.id(), say.department(each.department()), each.title(), each.description(),
                say.department(each.provider()), each.clock().flatMap(ClockReading::due).map(say::day).orElse(""),
                each.clock().filter(ClockReading::isOverdue).isPresent(),
                each.answer().flatMap(Demand.Answer::resource).orElse(""),
                each.answer().map(Demand.Answer::text).orElse(""),
                each.answer().isEmpty() && actor.has(Role.OFFICER) && actor.department().equals(each.provider()));
    }
}
