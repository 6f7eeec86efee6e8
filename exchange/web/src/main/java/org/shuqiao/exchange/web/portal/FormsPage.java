package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.source.Subject;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.form.FormCheck;
import org.shuqiao.exchange.domain.form.FormChecks;
import org.shuqiao.exchange.domain.form.FormDecisions;
import org.shuqiao.exchange.domain.form.FormVerdict;
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

/** Page where a department checks a form before citizens fill it in, and the authority decides on what is refused. */
@Controller
@RequestMapping("/forms")
class FormsPage {

    private final FormChecks checks;
    private final FormDecisions decisions;
    private final PasskeyApprovals approvals;
    private final Permissions permissions;

    FormsPage(FormChecks checks, FormDecisions decisions, PasskeyApprovals approvals, Permissions permissions) {
        this.checks = checks;
        this.decisions = decisions;
        this.approvals = approvals;
        this.permissions = permissions;
    }

    @GetMapping
    String all(Model model, @AuthenticationPrincipal Actor actor) {
        model.addAttribute("checks", checks.list(actor));
        model.addAttribute("plans", actor.has(Role.OFFICER) || actor.has(Role.REQUESTER));
        model.addAttribute("subjects", Arrays.asList(Subject.values()));
        return "pages/forms";
    }

    /** Shows a check, also one that refuses the form. */
    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        FormCheck check = checks.get(actor, id);
        model.addAttribute("check", check);
        check.refusal().ifPresent(refusal ->
                model.addAttribute("refusal", ErrorBody.of(refusal, PageFrame.language(request))));
        model.addAttribute("decides", actor.has(Role.AUTHORITY) && check.refused() && check.decision().isEmpty());
        model.addAttribute("verdicts", Arrays.asList(FormVerdict.values()));
        return "pages/form-check";
    }

    @PostMapping
    String check(@RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String fields,
            @RequestParam(defaultValue = "") String about, @RequestParam(defaultValue = "") String need, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER);
        String[] made = {""};
        String place = PageDone.at("/forms/", model, request, () -> {
            model.addAttribute("typed", List.of(title, fields, need));
            return all(model, actor);
        }, () -> made[0] = checks.check(actor, new FormChecks.Planned(title,
                Labelled.find(Subject.class, about).map(Set::of).orElse(Set.of()), need,
                List.of(fields.split("[\\r\\n,，;；、]+")))).id());
        return place.startsWith("redirect:") ? place + made[0] : place;
    }

    @PostMapping("/{id}/decide")
    String decide(@PathVariable String id, @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUTHORITY);
        return PageDone.at("/forms/" + id, model, request, () -> one(id, model, request, actor),
                () -> decisions.decide(actor, id, verdict, reason, approvals.of(request, actor)));
    }
}
