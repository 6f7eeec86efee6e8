package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.DecisionTemplates;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.delivery.ReidentificationRisk;
import org.shuqiao.exchange.domain.delivery.ReidentificationRisks;
import org.shuqiao.exchange.domain.grant.EarlierGrants;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantPreview;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestAction;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.shuqiao.query.policy.Position;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of one request with the actions open to the reader. */
@Controller
@RequestMapping("/requests/{id}")
class RequestPage {

    private static final String REQUEST = "pages/request";

    private final Requests requests;
    private final Decisions decisions;
    private final Grants grants;
    private final PageFrame page;
    private final RequestViews views;
    private final ReidentificationRisks risks;
    private final EarlierGrants earlier;
    private final Interruptions interruptions;
    private final PasskeyApprovals approvals;
    private final DecisionTemplates templates;

    RequestPage(Requests requests, Decisions decisions, Grants grants, PageFrame page, RequestViews views,
            ReidentificationRisks risks, EarlierGrants earlier, Interruptions interruptions,
            PasskeyApprovals approvals, DecisionTemplates templates) {
        this.templates = templates;
        this.requests = requests;
        this.decisions = decisions;
        this.grants = grants;
        this.page = page;
        this.views = views;
        this.risks = risks;
        this.earlier = earlier;
        this.interruptions = interruptions;
        this.approvals = approvals;
    }

    @GetMapping
    String one(@PathVariable String id, @RequestParam(defaultValue = "") String template, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        Request asked = requests.get(actor, id);
        PageLocalizer say = page.say(request);
        if (template.isBlank()) {
            show(model, asked, DecisionForm.suggested(asked, views.items(asked.resource(),
                    asked.version())), actor, say);
            return REQUEST;
        }
        Decision drawn = templates.decision(actor, template, id);
        show(model, asked, DecisionForm.filled(drawn), actor, say);
        model.addAttribute("template", template);
        model.addAttribute("difference", difference(actor, id, drawn, say));
        return REQUEST;
    }

    /** The pages that forms make are no places of their own: whoever reloads one is led back. */
    @GetMapping({"/preview", "/decision", "/grant", "/return", "/extend", "/withdraw"})
    String back(@PathVariable String id) {
        return "redirect:/requests/" + id;
    }

    @PostMapping("/preview")
    ModelAndView preview(@PathVariable String id, @RequestParam Map<String, String> given, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        Request asked = requests.get(actor, id);
        PageLocalizer say = page.say(request);
        DecisionForm form = DecisionForm.of(asked, given);
        show(model, asked, form, actor, say);
        if (given.containsKey("amend")) {
            return new ModelAndView(REQUEST, model.asMap());
        }
        try {
            Optional<GrantPreview> preview = decisions.preview(actor, id, form.decision(asked, say));
            preview.ifPresent(shown -> showWords(model, shown, say));
            if (preview.isPresent()) {
                showRisk(model, risks.of(actor, id, form.decision(asked, say)), say);
                model.addAttribute("difference", decisions.difference(actor, id, form.decision(asked, say))
                        .in(say.language()));
            }
            model.addAttribute("refusesAll", preview.isEmpty());
            return new ModelAndView("pages/preview", model.asMap());
        } catch (CodedException e) {
            return again(model, e, say);
        }
    }

    /** Takes the decision that was previewed and signs its grant, which is the one that was shown or none. */
    @PostMapping("/decision")
    Object decide(@PathVariable String id, @RequestParam Map<String, String> given, Model model,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        Request asked = requests.get(actor, id);
        PageLocalizer say = page.say(request);
        DecisionForm form = DecisionForm.of(asked, given);
        Optional<String> done = done(actor, asked, given.getOrDefault("digest", ""), flash, say);
        if (done.isPresent()) {
            return done.get();
        }
        try {
            Decision decision = form.decision(asked, say);
            Optional<ApprovedAct> approved = approvals.of(request, actor);
            Request decided = decisions.decide(actor, id, decision, approved);
            if (decided.state() == RequestState.REFUSED) {
                flash.addFlashAttribute("notice", say.text("notice.refused", id));
                return "redirect:/requests/" + id;
            }
            if (approved.isPresent()) { // the grant is an act of its own, and the passkey signs one act at a time
                flash.addFlashAttribute("notice", say.text(decided.state() == RequestState.SUBMITTED
                        ? "notice.node.waits" : "notice.decided", id));
                return "redirect:/requests/" + id;
            }
            return signed(actor, id, given.getOrDefault("digest", ""), flash, say);
        } catch (CodedException e) {
            Request now = requests.get(actor, id);
            show(model, now, form, actor, say);
            return again(model, e, say);
        }
    }

    @PostMapping("/grant")
    String sign(@PathVariable String id, @RequestParam String digest, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        Optional<ApprovedAct> approved = approvals.of(request, actor);
        if (approved.isPresent()) {
            Optional<Grant> grant = grants.issue(actor, id, digest, approved);
            flash.addFlashAttribute("notice", grant.map(made -> say.text("notice.signed", made.id()))
                    .orElseGet(() -> say.text("notice.node.waits", id)));
            return "redirect:" + grant.map(made -> "/grants/" + made.id()).orElse("/requests/" + id);
        }
        return done(actor, requests.get(actor, id), digest, flash, say)
                .orElseGet(() -> signed(actor, id, digest, flash, say));
    }

    /**
     * A form that is sent again, by the browser's back or reload, does nothing twice: the digest that was shown tells
     * what was meant. Where that grant is signed, or everything was refused, it leads there; where it was decided and
     * only the signature is missing, it signs.
     */
    private Optional<String> done(Actor actor, Request asked, String digest, RedirectAttributes flash,
            PageLocalizer say) {
        return switch (asked.state()) {
            case GRANTED -> views.grantOf(actor, asked).filter(grant -> grant.digest().equals(digest)).map(grant -> {
                flash.addFlashAttribute("notice", say.text("notice.signed.before", grant.id()));
                return "redirect:/grants/" + grant.id();
            });
            case REFUSED -> Optional.of(digest).filter(String::isBlank).map(refused -> {
                flash.addFlashAttribute("notice", say.text("notice.refused", asked.id()));
                return "redirect:/requests/" + asked.id();
            });
            case AGREED, PARTLY_AGREED -> asked.policy().map(PolicyJson::digest).filter(digest::equals)
                    .map(same -> signed(actor, asked.id(), digest, flash, say));
            case SUBMITTED, RETURNED, WITHDRAWN -> Optional.empty();
        };
    }

    @PostMapping("/return")
    String giveBack(@PathVariable String id, @RequestParam String missing, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        interruptions.giveBack(actor, id, missing, approvals.of(request, actor));
        flash.addFlashAttribute("notice", page.say(request).text("notice.request.returned", id));
        return "redirect:/requests/" + id;
    }

    @PostMapping("/extend")
    String extend(@PathVariable String id, @RequestParam(defaultValue = "0") int days, @RequestParam String reason,
            HttpServletRequest request, RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        interruptions.extend(actor, id, days, reason, approvals.of(request, actor));
        flash.addFlashAttribute("notice", page.say(request).text("notice.extended", id));
        return "redirect:/requests/" + id;
    }

    @PostMapping("/withdraw")
    String withdraw(@PathVariable String id, @RequestParam String reason, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        interruptions.withdraw(actor, id, reason, approvals.of(request, actor));
        flash.addFlashAttribute("notice", page.say(request).text("notice.withdrawn", id));
        return "redirect:/requests/" + id;
    }

    private String signed(Actor actor, String id, String digest, RedirectAttributes flash, PageLocalizer say) {
        Grant grant = grants.issue(actor, id, digest);
        flash.addFlashAttribute("notice", say.text("notice.signed", grant.id()));
        return "redirect:/grants/" + grant.id();
    }

    private static ModelAndView again(Model model, CodedException e, PageLocalizer say) {
        model.addAttribute("problem", ErrorBody.of(e, say.language()));
        return new ModelAndView(REQUEST, model.asMap(), HttpStatusOf.code(e.code()));
    }

    private void show(Model model, Request asked, DecisionForm form, Actor actor, PageLocalizer say) {
        boolean provides = actor.department().equals(asked.provider()) && actor.has(Role.OFFICER);
        boolean consumes = actor.department().equals(asked.consumer()) && actor.has(Role.REQUESTER);
        model.addAttribute("asked", asked);
        model.addAttribute("tone", RequestViews.tone(asked.state()));
        model.addAttribute("items", views.items(asked, say));
        model.addAttribute("steps", requests.steps(actor, asked.id()));
        requests.clock(actor, asked.id())
                .ifPresent(clock -> model.addAttribute("clock", views.clock(clock, say)));
        views.grantOf(actor, asked).ifPresent(grant -> model.addAttribute("grant", views.grant(grant, say)));
        model.addAttribute("form", form);
        model.addAttribute("masks", MaskChoice.ALL);
        model.addAttribute("positions", Position.values());
        model.addAttribute("offeredModes", asked.modes().stream().sorted().toList());
        model.addAttribute("templates", provides ? templates.of(actor, asked.resource()) : List.of());
        model.addAttribute("canKeep", provides && asked.policy().isPresent());
        model.addAttribute("canDecide", provides && asked.state() == RequestState.SUBMITTED);
        model.addAttribute("canReturn", provides && asked.state() == RequestState.SUBMITTED
                && asked.times().noticeAt().isEmpty());
        model.addAttribute("canExtend", provides && asked.state() == RequestState.SUBMITTED
                && asked.times().extended() == 0);
        model.addAttribute("canDispute", (provides || consumes) && asked.state() != RequestState.WITHDRAWN);
        model.addAttribute("canWithdraw", consumes && asked.state().after(RequestAction.WITHDRAW).isPresent());
        model.addAttribute("canComplete", consumes && asked.state() == RequestState.RETURNED);
        boolean signs = provides && asked.state().after(RequestAction.GRANT).isPresent();
        model.addAttribute("canSign", signs);
        if (signs) {
            showWords(model, grants.preview(actor, asked.id()), say);
            showRisk(model, risks.ofAgreed(actor, asked.id()), say);
        }
    }

    /** A template may leave items open; what it then gives less is said once they are decided. */
    private List<String> difference(Actor actor, String id, Decision drawn, PageLocalizer say) {
        try {
            return decisions.difference(actor, id, drawn).in(say.language());
        } catch (CodedException e) {
            return List.of(e.text(say.language()));
        }
    }

    private static void showRisk(Model model, Optional<ReidentificationRisk> risk, PageLocalizer say) {
        risk.ifPresent(found -> {
            model.addAttribute("risk", found.words(say.language()));
            model.addAttribute("riskIsHigh", found.high());
        });
    }

    private void showWords(Model model, GrantPreview preview, PageLocalizer say) {
        model.addAttribute("earlier", earlier.beside(preview.policy()).stream()
                .map(grant -> grant.words(say.language())).toList());
        model.addAttribute("digest", preview.digest());
        model.addAttribute("words", say.either(preview.zh(), preview.en()));
        model.addAttribute("otherWords", say.either(preview.en(), preview.zh()));
    }
}
