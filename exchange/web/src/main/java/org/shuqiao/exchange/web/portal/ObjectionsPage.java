package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.correction.CorrectionNotice;
import org.shuqiao.exchange.domain.correction.Corrections;
import org.shuqiao.exchange.domain.correction.Objection;
import org.shuqiao.exchange.domain.correction.ObjectionState;
import org.shuqiao.exchange.domain.correction.Objections;
import org.shuqiao.exchange.domain.correction.RowDetail;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of objections to delivered data, and of corrections at their source. */
@Controller
@RequestMapping("/objections")
class ObjectionsPage {

    private final Objections objections;
    private final Corrections corrections;
    private final RequestViews views;
    private final PasskeyApprovals approvals;
    private final PageFrame page;

    ObjectionsPage(Objections objections, Corrections corrections, RequestViews views,
            PasskeyApprovals approvals, PageFrame page) {
        this.approvals = approvals;
        this.objections = objections;
        this.corrections = corrections;
        this.views = views;
        this.page = page;
    }

    /** An objection in a list. */
    record Line(String id, String resource, String item, String department, String state, String tone,
            Optional<RequestViews.ClockLine> clock) { }

    /** A correction in a list. @param own whether the reader's department received the data */
    record NoticeLine(String objection, String department, String resource, String item, String since,
            String explanation, List<String> records, boolean narrowed, boolean own, boolean seen) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("objections", objections.list(actor).stream().map(each -> line(each, say)).toList());
        model.addAttribute("notices", corrections.list(actor).stream()
                .map(notice -> notice(notice, actor, say)).toList());
        return "pages/objections";
    }

    /** Raises an objection from the page of a receipt. */
    @PostMapping
    String raise(ObjectionForm.Raised form, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        Objection raised = objections.raise(actor, form.read(say), approvals.of(request, actor));
        flash.addFlashAttribute("notice", say.text("notice.objected", raised.id()));
        return "redirect:/objections/" + raised.id();
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        show(model, id, actor, page.say(request));
        return "pages/objection";
    }

    /** Shows what the row holds; each look is an entry of the security log. */
    @GetMapping("/{id}/detail")
    String detail(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        model.addAttribute("detail", objections.detail(actor, id));
        show(model, id, actor, page.say(request));
        return "pages/objection";
    }

    /** Shows a receiver what is right; each look is an entry of the security log. */
    @GetMapping("/{id}/correction")
    String correction(@PathVariable String id, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        RowDetail detail = corrections.open(actor, id);
        PageLocalizer say = page.say(request);
        model.addAttribute("detail", detail);
        model.addAttribute("notices", corrections.list(actor).stream()
                .filter(notice -> notice.objection().equals(id)).map(notice -> notice(notice, actor, say)).toList());
        return "pages/correction";
    }

    @PostMapping("/{id}/check")
    String check(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash,
            @AuthenticationPrincipal Actor actor) {
        objections.check(actor, id);
        flash.addFlashAttribute("notice", page.say(request).text("notice.checking", id));
        return "redirect:/objections/" + id;
    }

    @PostMapping("/{id}/close")
    String close(@PathVariable String id, ObjectionForm.Closed form, HttpServletRequest request,
            RedirectAttributes flash, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        objections.close(actor, id, form.read(say), approvals.of(request, actor));
        flash.addFlashAttribute("notice", say.text("notice.answered", id));
        return "redirect:/objections/" + id;
    }

    private void show(Model model, String id, Actor actor, PageLocalizer say) {
        Objection objection = objections.get(actor, id);
        boolean provides = actor.department().equals(objection.provider()) && actor.has(Role.OFFICER);
        boolean side = actor.department().equals(objection.provider())
                || actor.department().equals(objection.department());
        model.addAttribute("objection", objection);
        model.addAttribute("line", line(objection, say));
        model.addAttribute("canOpen", side && (actor.has(Role.OFFICER) || actor.has(Role.REQUESTER)));
        model.addAttribute("canCheck", provides && objection.state() == ObjectionState.RAISED);
        model.addAttribute("canClose", provides && objection.state() == ObjectionState.CHECKING);
        objections.clock(objection).ifPresent(clock -> model.addAttribute("clock", views.clock(clock, say)));
    }

    private Line line(Objection objection, PageLocalizer say) {
        String tone = objection.state() == ObjectionState.CLOSED ? "good" : "warn";
        String outcome = objection.outcome().map(found -> " · " + say.text("objection.outcome." + found.id()))
                .orElse("");
        return new Line(objection.id(), objection.resource(), objection.item().orElse("—"),
                say.department(objection.department()), objection.state().name(say.language()) + outcome, tone,
                objections.clock(objection).map(clock -> views.clock(clock, say)));
    }

    private static NoticeLine notice(CorrectionNotice notice, Actor actor, PageLocalizer say) {
        return new NoticeLine(notice.objection(), say.department(notice.department()), notice.resource(),
                notice.item().orElse("—"), say.day(notice.since()), notice.explanation(), notice.records(),
                notice.narrowed(), notice.department().equals(actor.department()), notice.seenAt().isPresent());
    }
}
