package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.decision.DecisionTemplates;
import org.shuqiao.exchange.domain.decision.JointApprovals;
import org.shuqiao.exchange.domain.decision.JointDecisions;
import org.shuqiao.exchange.domain.decision.JointDecisions.Alike;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Pages of several requests that are decided alike: which and how, all in words, what became of each. Whoever has a
 * passkey signs all of their acts by one touch.
 */
@Controller
@RequestMapping("/requests/together")
class TogetherPage {

    private final JointDecisions joint;
    private final JointApprovals approved;
    private final PasskeyApprovals approvals;
    private final DecisionTemplates templates;
    private final Permissions permissions;
    private final PageFrame page;

    TogetherPage(JointDecisions joint, JointApprovals approved, DecisionTemplates templates, Permissions permissions,
            PasskeyApprovals approvals, PageFrame page) {
        this.approved = approved;
        this.approvals = approvals;
        this.joint = joint;
        this.templates = templates;
        this.permissions = permissions;
        this.page = page;
    }

    /** A request that waits. */
    record Waiting(String id, String title, String consumer, String purpose, String submitted) { }

    /** A request in words. */
    record Line(String id, String title, String consumer, String purpose, String words, List<String> difference,
            Optional<ErrorBody> problem, String digest) { }

    /** Outcome for a request. */
    record Result(String id, String title, String state, String grant, Optional<ErrorBody> problem) { }

    @GetMapping
    String choose(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("waiting", joint.waiting(actor).stream().map(each -> new Waiting(each.id(), each.title(),
                say.department(each.consumer()), each.purpose(), say.minute(each.times().submittedAt()))).toList());
        model.addAttribute("templates", templates.list(actor));
        return "pages/together";
    }

    /** The pages that forms make are no places of their own: whoever reloads one is led back. */
    @GetMapping({"/preview", "/decide"})
    String back() {
        return "redirect:/requests/together";
    }

    @PostMapping("/preview")
    Object preview(@RequestParam(name = "request", required = false) List<String> chosen,
            @RequestParam Map<String, String> given, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        PageLocalizer say = page.say(request);
        try {
            List<Line> lines = joint.preview(actor, chosen == null ? List.of() : chosen, alike(given)).stream()
                    .map(each -> line(each, say)).toList();
            model.addAttribute("lines", lines);
            model.addAttribute("open", lines.stream().anyMatch(each -> each.problem().isEmpty()));
            model.addAttribute("given", given);
            return "pages/together-preview";
        } catch (CodedException e) {
            return again(model, e, request, actor);
        }
    }

    @PostMapping("/decide")
    Object decide(@RequestParam Map<String, String> given, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.OFFICER);
        PageLocalizer say = page.say(request);
        try {
            List<JointDecisions.Done> done = approvals.together(request, actor)
                    .map(acts -> approved.decide(actor, seen(given), alike(given), acts))
                    .orElseGet(() -> joint.decide(actor, seen(given), alike(given)));
            model.addAttribute("results", done.stream()
                    .map(each -> new Result(each.request().id(), each.request().title(),
                            say.state(each.request().state()), each.grant().orElse(""),
                            each.problem().map(problem -> ErrorBody.of(problem, say.language())))).toList());
            return "pages/together-done";
        } catch (CodedException e) {
            return again(model, e, request, actor);
        }
    }

    private Object again(Model model, CodedException e, HttpServletRequest request, Actor actor) {
        String view = choose(model, request, actor);
        model.addAttribute("problem", ErrorBody.of(e, page.say(request).language()));
        return new ModelAndView(view, model.asMap(), HttpStatusOf.code(e.code()));
    }

    /** @return request to the digest that was shown, in the order of the page */
    static Map<String, String> seen(Map<String, String> given) {
        Map<String, String> seen = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith("digest.")) {
                seen.put(name.substring("digest.".length()), value);
            }
        });
        return seen;
    }

    static Alike alike(Map<String, String> given) {
        String how = given.getOrDefault("how", "");
        return switch (how) {
            case "agree" -> new Alike.AsAsked();
            case "refuse" -> new Alike.Nothing(given.getOrDefault("reason", ""), given.getOrDefault("rule", ""));
            default -> new Alike.ByTemplate(how);
        };
    }

    private static Line line(JointDecisions.Shown each, PageLocalizer say) {
        Request asked = each.request();
        String nothing = say.text("together.nothing");
        return new Line(asked.id(), asked.title(), say.department(asked.consumer()), asked.purpose(),
                each.preview().map(shown -> say.either(shown.zh(), shown.en())).orElse(nothing),
                each.difference().map(found -> found.in(say.language())).orElse(List.of()),
                each.problem().map(problem -> ErrorBody.of(problem, say.language())), each.digest());
    }
}
