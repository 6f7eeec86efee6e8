package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.dispute.Dispute;
import org.shuqiao.exchange.domain.dispute.DisputeOutcome;
import org.shuqiao.exchange.domain.dispute.DisputeState;
import org.shuqiao.exchange.domain.dispute.Disputes;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of disputes with their documents, and the step that is open to the reader. */
@Controller
@RequestMapping("/disputes")
class DisputesPage {

    private final Disputes disputes;
    private final Permissions permissions;
    private final PageFrame page;
    private final PasskeyApprovals approvals;

    DisputesPage(Disputes disputes, Permissions permissions, PageFrame page, PasskeyApprovals approvals) {
        this.approvals = approvals;
        this.disputes = disputes;
        this.permissions = permissions;
        this.page = page;
    }

    /** A document of a dispute. */
    record Document(String layer, String step, String by, String text, String reference) { }

    /** A step that the reader may take. @param path of the form, under the dispute */
    record Step(String path, String label) { }

    /** A dispute. */
    record Line(String id, String request, String sides, String layer, String state, String due, boolean late,
            String outcome, List<Document> documents, List<Step> steps, List<Step> outcomes, boolean decides) { }

    @GetMapping
    String all(Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        PageLocalizer say = page.say(request);
        model.addAttribute("all", disputes.list(actor).stream().map(each -> line(each, actor, say)).toList());
        return "pages/disputes";
    }

    @PostMapping
    String raise(@RequestParam(name = "request", defaultValue = "") String about,
            @RequestParam(defaultValue = "") String text, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return done(model, request, actor, () -> disputes.take(actor, DisputeForm.raised(about, text),
                approvals.of(request, actor)));
    }

    /** @param step answer, settlement or escalation */
    @PostMapping("/{id}/{step}")
    String step(@PathVariable String id, @PathVariable String step, @RequestParam(defaultValue = "") String text,
            Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return done(model, request, actor, () -> disputes.take(actor, DisputeForm.step(id, step, text),
                approvals.of(request, actor)));
    }

    @PostMapping("/{id}/ruling")
    String rule(@PathVariable String id, @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String reference,
            Model model, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUTHORITY);
        return done(model, request, actor, () -> disputes.take(actor,
                DisputeForm.ruled(id, outcome, text, reference), approvals.of(request, actor)));
    }

    private String done(Model model, HttpServletRequest request, Actor actor, Runnable work) {
        return PageDone.at("/disputes", model, request, () -> all(model, request, actor), work);
    }

    private static Line line(Dispute each, Actor actor, PageLocalizer say) {
        boolean takesPart = actor.has(Role.OFFICER) || actor.has(Role.REQUESTER);
        boolean raised = takesPart && actor.department().equals(each.raiser());
        List<Step> steps = new ArrayList<>();
        if (takesPart && actor.department().equals(each.other()) && each.state() == DisputeState.RAISED) {
            steps.add(new Step("answer", "dispute.answer"));
        }
        if (raised && each.state() != DisputeState.CLOSED) {
            steps.add(new Step("settlement", "dispute.settle"));
        }
        if (raised && each.canEscalate()) {
            steps.add(new Step("escalation", "dispute.escalate"));
        }
        boolean decides = actor.has(Role.AUTHORITY) && each.state() == DisputeState.DECIDING;
        boolean mediates = actor.has(Role.AUTHORITY) && each.state() == DisputeState.MEDIATING;
        List<DisputeOutcome> outcomes = decides ? List.of(DisputeOutcome.PROVIDE, DisputeOutcome.DISMISS)
                : mediates ? List.of(DisputeOutcome.SETTLED, DisputeOutcome.FAILED) : List.of();
        return new Line(each.id(), each.request(), say.text("dispute.sides", say.department(each.raiser()),
                say.department(each.other())), say.text("dispute.layer." + each.layer()),
                each.state().name(say.language()), each.clock().flatMap(ClockReading::due).map(say::day).orElse(""),
                each.isLate(), each.outcome().map(outcome -> outcome.name(say.language())).orElse(""),
                each.documents().stream().map(document -> document(document, say)).toList(), steps,
                outcomes.stream().map(outcome -> new Step(outcome.id(), outcome.name(say.language()))).toList(),
                decides);
    }

    private static Document document(Dispute.Document each, PageLocalizer say) {
        return new Document(say.text("dispute.layer." + each.layer()), say.text("dispute.step." + each.step()),
                say.department(each.department()) + " · " + each.by() + " · " + say.minute(each.at()), each.text(),
                each.reference().orElse(""));
    }
}
