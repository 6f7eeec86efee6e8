package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.form.FormDecisions;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.source.SourceDecisions;
import org.shuqiao.exchange.platform.publication.Publication;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Page that shows a person an act before the passkey signs it. A form sends what it would send, to its own place and
 * {@code /act}, gets the act with its words and the challenge, and then goes its way with the passkey's answer.
 */
@Controller
class ApprovalPage {

    private final Requests requests;
    private final Decisions decisions;
    private final Grants grants;
    private final Emergencies emergencies;
    private final EmergencyForm emergencyForm;
    private final Changes changes;
    private final Publication publication;
    private final SourceDecisions sources;
    private final FormDecisions forms;
    private final PasskeyApprovals approvals;
    private final PageFrame page;

    ApprovalPage(Requests requests, Decisions decisions, Grants grants, Emergencies emergencies,
            EmergencyForm emergencyForm, Changes changes, Publication publication, SourceDecisions sources,
            FormDecisions forms, PasskeyApprovals approvals, PageFrame page) {
        this.requests = requests;
        this.decisions = decisions;
        this.grants = grants;
        this.emergencies = emergencies;
        this.emergencyForm = emergencyForm;
        this.changes = changes;
        this.publication = publication;
        this.sources = sources;
        this.forms = forms;
        this.approvals = approvals;
        this.page = page;
    }

    /**
     * An act to be approved.
     *
     * @param act     canonical JSON, which the form carries back
     * @param words   exactly what the person is shown, whose digest the act names
     * @param options for the authenticator; the challenge is the act's digest
     */
    record Shown(String act, String words, PublicKeyCredentialRequestOptions options) { }

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

    /** A script gets its answer itself, and shows it on its page. */
    @ExceptionHandler
    @ResponseBody
    ResponseEntity<ErrorBody> refused(CodedException e, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatusOf.code(e.code())).body(ErrorBody.of(e, PageFrame.language(request)));
    }

    private Shown shown(HttpServletRequest request, Actor actor, Supplier<ActPreview> act) {
        ActPreview preview = act.get();
        return new Shown(new String(preview.act().bytes(), StandardCharsets.UTF_8), preview.words(),
                approvals.options(request, actor, preview.act()));
    }
}
