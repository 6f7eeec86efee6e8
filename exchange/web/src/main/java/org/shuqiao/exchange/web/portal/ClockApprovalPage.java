package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.correction.Objections;
import org.shuqiao.exchange.domain.demand.Demands;
import org.shuqiao.exchange.domain.dispute.Disputes;
import org.shuqiao.exchange.domain.duty.LoadedRules;
import org.shuqiao.exchange.domain.grant.GrantSuspensions;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.supervision.Supervisions;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows the acts that begin, stop, put off, resume or end a clock, or settle a matter, before a passkey signs them. */
@Controller
class ClockApprovalPage extends ApprovalDoor {

    private final Requests requests;
    private final Interruptions interruptions;
    private final GrantSuspensions suspensions;
    private final Supervisions supervisions;
    private final Demands demands;
    private final Disputes disputes;
    private final Objections objections;
    private final LoadedRules rules;
    private final PageFrame page;

    ClockApprovalPage(Requests requests, Interruptions interruptions, GrantSuspensions suspensions,
            Supervisions supervisions, Demands demands, Disputes disputes, Objections objections, LoadedRules rules,
            PasskeyApprovals approvals, PageFrame page) {
        super(approvals);
        this.objections = objections;
        this.rules = rules;
        this.page = page;
        this.requests = requests;
        this.interruptions = interruptions;
        this.suspensions = suspensions;
        this.supervisions = supervisions;
        this.demands = demands;
        this.disputes = disputes;
    }

    @PostMapping("/requests/new/act")
    @ResponseBody
    Shown asked(@ModelAttribute("form") RequestForm form, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> requests.previewAct(actor, form.draft()));
    }

    @PostMapping("/requests/{id}/complete/act")
    @ResponseBody
    Shown completed(@PathVariable String id, @ModelAttribute("form") RequestForm form, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> requests.previewCompletion(actor, id, form.draft()));
    }

    @PostMapping("/requests/{id}/return/act")
    @ResponseBody
    Shown returned(@PathVariable String id, @RequestParam String missing, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> interruptions.previewReturn(actor, id, missing));
    }

    @PostMapping("/requests/{id}/extend/act")
    @ResponseBody
    Shown extended(@PathVariable String id, @RequestParam(defaultValue = "0") int days, @RequestParam String reason,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> interruptions.previewExtension(actor, id, days, reason));
    }

    @PostMapping("/requests/{id}/withdraw/act")
    @ResponseBody
    Shown withdrawn(@PathVariable String id, @RequestParam String reason, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> interruptions.previewWithdrawal(actor, id, reason));
    }

    @PostMapping("/grants/{id}/renew/act")
    @ResponseBody
    Shown renewed(@PathVariable String id, @RequestParam String key, @RequestParam String to,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> requests.previewRenewal(actor, id, key,
                GrantFollowPage.end(to, page.say(request))));
    }

    @PostMapping("/grants/{id}/amend/act")
    @ResponseBody
    Shown amended(@PathVariable String id, @RequestParam String key, @RequestParam String items,
            @RequestParam(defaultValue = "") String rows, @RequestParam(defaultValue = "") String to,
            @RequestParam String explanation, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> requests.previewAmendment(actor, id,
                GrantFollowPage.amendment(key, items, rows, to, explanation, page.say(request))));
    }

    @PostMapping("/grants/{id}/suspend/act")
    @ResponseBody
    Shown suspended(@PathVariable String id, @RequestParam String reason, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> suspensions.preview(actor, id, reason));
    }

    @PostMapping("/supervision/act")
    @ResponseBody
    Shown supervised(@RequestParam(defaultValue = "") String subject, @RequestParam(defaultValue = "") String demand,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> supervisions.previewNotice(actor, subject, demand));
    }

    @PostMapping("/supervision/{id}/answer/act")
    @ResponseBody
    Shown answered(@PathVariable String id, @RequestParam(defaultValue = "") String text, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> supervisions.previewAnswer(actor, id, text));
    }

    @PostMapping("/demands/act")
    @ResponseBody
    Shown demanded(@RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String provider, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> demands.previewDemand(actor,
                new Demands.Stated(title, description, provider)));
    }

    @PostMapping("/demands/{id}/answer/act")
    @ResponseBody
    Shown met(@PathVariable String id, @RequestParam(defaultValue = "") String resource,
            @RequestParam(defaultValue = "") String text, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> demands.previewAnswer(actor, id,
                Optional.of(resource.strip()).filter(code -> !code.isEmpty()), text));
    }

    @PostMapping("/objections/act")
    @ResponseBody
    Shown objected(ObjectionForm.Raised form, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> objections.previewAct(actor, form.read(page.say(request))));
    }

    @PostMapping("/objections/{id}/close/act")
    @ResponseBody
    Shown checked(@PathVariable String id, ObjectionForm.Closed form, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> objections.previewAnswer(actor, id, form.read(page.say(request))));
    }

    @PostMapping("/clock/act")
    @ResponseBody
    Shown calendar(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String yaml,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> rules.preview(actor, name, yaml));
    }

    @PostMapping("/disputes/act")
    @ResponseBody
    Shown disputed(@RequestParam(name = "request", defaultValue = "") String about,
            @RequestParam(defaultValue = "") String text, HttpServletRequest http,
            @AuthenticationPrincipal Actor actor) {
        return shown(http, actor, () -> disputes.preview(actor, DisputeForm.raised(about, text)));
    }

    @PostMapping("/disputes/{id}/{step}/act")
    @ResponseBody
    Shown stepped(@PathVariable String id, @PathVariable String step, @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String outcome, @RequestParam(defaultValue = "") String reference,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> disputes.preview(actor, step.equals("ruling")
                ? DisputeForm.ruled(id, outcome, text, reference) : DisputeForm.step(id, step, text)));
    }
}
