package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.delivery.PersonKeyRevocations;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.form.FormDecisions;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.push.standing.StandingOrders;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.rule.DepartmentRules;
import org.shuqiao.exchange.domain.source.SourceDecisions;
import org.shuqiao.exchange.platform.publication.Publication;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows the acts that give data, end that, or say who may, before a passkey signs them. */
@Controller
class ApprovalPage extends ApprovalDoor {

    private final Requests requests;
    private final Decisions decisions;
    private final Grants grants;
    private final Emergencies emergencies;
    private final EmergencyForm emergencyForm;
    private final Changes changes;
    private final Publication publication;
    private final PersonKeyRevocations personKeys;
    private final SourceDecisions sources;
    private final FormDecisions forms;
    private final DepartmentRules rules;
    private final StandingOrders pushes;
    private final PageFrame page;

    ApprovalPage(Requests requests, Decisions decisions, Grants grants, Emergencies emergencies,
            EmergencyForm emergencyForm, Changes changes, Publication publication,
            PersonKeyRevocations personKeys, SourceDecisions sources, FormDecisions forms, DepartmentRules rules,
            StandingOrders pushes, PasskeyApprovals approvals, PageFrame page) {
        super(approvals);
        this.requests = requests;
        this.decisions = decisions;
        this.grants = grants;
        this.emergencies = emergencies;
        this.emergencyForm = emergencyForm;
        this.changes = changes;
        this.publication = publication;
        this.personKeys = personKeys;
        this.sources = sources;
        this.forms = forms;
        this.rules = rules;
        this.pushes = pushes;
        this.page = page;
    }

    @PostMapping("/requests/{id}/decision/act")
    @ResponseBody
    Shown decision(@PathVariable String id, @RequestParam Map<String, String> given, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> {
            Request asked = requests.get(actor, id);
            return decisions.previewAct(actor, id, DecisionForm.of(asked, given).decision(asked, page.say(request)));
        });
    }

    @PostMapping("/requests/{id}/grant/act")
    @ResponseBody
    Shown grant(@PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> grants.previewAct(actor, id));
    }

    @PostMapping("/grants/{id}/revoke/act")
    @ResponseBody
    Shown revocation(@PathVariable String id, @RequestParam String reason, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> grants.previewRevocation(actor, id, reason));
    }

    @PostMapping("/grants/{id}/resume/act")
    @ResponseBody
    Shown resumption(@PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> grants.previewResumption(actor, id));
    }

    @PostMapping("/emergencies/act")
    @ResponseBody
    Shown emergency(@RequestParam(defaultValue = "") String request, @RequestParam(defaultValue = "0") int hours,
            @RequestParam(defaultValue = "") String reason, HttpServletRequest http,
            @AuthenticationPrincipal Actor actor) {
        return shown(http, actor, () -> emergencies.previewProposal(actor,
                emergencyForm.proposed(actor, request, hours, reason, page.say(http))));
    }

    @PostMapping("/emergencies/{id}/give/act")
    @ResponseBody
    Shown given(@PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> emergencies.previewGrant(actor, id));
    }

    @PostMapping("/people-keys/revoke/act")
    @ResponseBody
    Shown personKey(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> personKeys.preview(actor, new PersonKeyRevocations.Order(key, reason)));
    }

    @PostMapping("/changes/{id}/approve/act")
    @ResponseBody
    Shown change(@PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> changes.previewApproval(actor, id));
    }

    @PostMapping("/review/{entry}/publish/act")
    @ResponseBody
    Shown publication(@PathVariable long entry, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> publication.previewApproval(actor, entry));
    }

    @PostMapping("/sources/{claim}/decide/act")
    @ResponseBody
    Shown source(@PathVariable long claim, @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> sources.preview(actor, claim, verdict, reason));
    }

    @PostMapping("/forms/{id}/decide/act")
    @ResponseBody
    Shown form(@PathVariable String id, @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> forms.preview(actor, id, verdict, reason));
    }

    @PostMapping("/pushes/standing/act")
    @ResponseBody
    Shown pushed(@RequestParam String source, @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String divisionItem, @RequestParam(defaultValue = "0") int minutes,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> pushes.preview(actor,
                PushesPage.repeated(source, target, divisionItem, minutes)));
    }

    @PostMapping("/department-rules/act")
    @ResponseBody
    Shown rule(DepartmentRulesPage.RuleForm form, HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return shown(request, actor, () -> rules.preview(actor, form.terms()));
    }
}
