package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.correction.Objections;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.grant.GrantSuspensions;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.node.KeyRevocations;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST endpoints of acts that a person approves with a key of their own. Without an approval a call shows the act in
 * words and does nothing; with one it submits the act, which the department's node, or the hosted key, then signs.
 */
@RestController
@RequestMapping("/api/v1/acts")
class ActCalls {

    private final Acts acts;
    private final Requests requests;
    private final Decisions decisions;
    private final Grants grants;
    private final EntryActs entries;
    private final KeyRevocations keys;
    private final Permissions permissions;
    private final Emergencies emergencies;
    private final GrantSuspensions suspensions;
    private final Objections objections;

    ActCalls(Acts acts, Requests requests, Decisions decisions, Grants grants, EntryActs entries, KeyRevocations keys,
            Permissions permissions, Emergencies emergencies, GrantSuspensions suspensions, Objections objections) {
        this.suspensions = suspensions;
        this.objections = objections;
        this.acts = acts;
        this.requests = requests;
        this.decisions = decisions;
        this.grants = grants;
        this.entries = entries;
        this.keys = keys;
        this.permissions = permissions;
        this.emergencies = emergencies;
    }

    /**
     * An act.
     *
     * @param state {@code shown}, {@code waiting}, {@code signed} or {@code refused}
     * @param act its canonical JSON
     * @param words exactly what the person is shown
     * @param signed the signed act, once it is
     * @param refusal code of why the department's node does not sign
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ActView(String state, String id, String digest, String act, String words, Optional<String> signed,
            Optional<String> refusal) {

        static ActView of(ActPreview shown) {
            return new ActView("shown", shown.act().id(), shown.act().digest(), text(shown.act().bytes()),
                    shown.words(), Optional.empty(), Optional.empty());
        }

        static ActView of(StoredAct stored) {
            return new ActView(stored.state().name().toLowerCase(Locale.ROOT), stored.act().id(),
                    stored.act().digest(), text(stored.act().bytes()), stored.words(),
                    stored.signed().map(signed -> text(signed.bytes())),
                    Optional.of(stored.refusal()).filter(code -> !code.isBlank()));
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** An act that was submitted, for its department, the authority and auditors. */
    @GetMapping("/{digest}")
    ActView one(@AuthenticationPrincipal Actor actor, @PathVariable String digest) {
        StoredAct stored = acts.get(digest);
        permissions.requireInvolvement(actor, stored.act().id(), stored.act().department());
        return ActView.of(stored);
    }

    @PostMapping("/request")
    ActView request(@AuthenticationPrincipal Actor actor, @RequestBody ActInput.OfRequest order) {
        if (order.isNew()) {
            requests.requireNew(actor, order.draft());
        }
        return answer(order.approved(), () -> requests.previewAct(actor, order.draft()),
                approved -> requests.submit(actor, order.draft(), Optional.of(approved)));
    }

    /** A returned request as it is completed. */
    @PostMapping("/completion/{request}")
    ActView completion(@AuthenticationPrincipal Actor actor, @PathVariable String request,
            @RequestBody ActInput.OfRequest order) {
        RequestDraft draft = order.completing(requests.get(actor, request));
        return answer(order.approved(), () -> requests.previewCompletion(actor, request, draft),
                approved -> requests.complete(actor, request, draft, Optional.of(approved)));
    }

    @PostMapping("/decision/{request}")
    ActView decision(@AuthenticationPrincipal Actor actor, @PathVariable String request,
            @RequestBody ActInput.OfDecision order) {
        return answer(order.approved(), () -> decisions.previewAct(actor, request, order.taken()),
                approved -> decisions.decide(actor, request, order.taken(), Optional.of(approved)));
    }

    @PostMapping("/grant/{request}")
    ActView grant(@AuthenticationPrincipal Actor actor, @PathVariable String request,
            @RequestBody ActInput.OfGrant order) {
        return answer(order.approved(), () -> grants.previewAct(actor, request),
                approved -> grants.issue(actor, request, order.digest()
                        .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "digest")),
                        Optional.of(approved)));
    }

    @PostMapping("/revocation/{grant}")
    ActView revocation(@AuthenticationPrincipal Actor actor, @PathVariable String grant,
            @RequestBody ActInput.OfRevocation order) {
        return answer(order.approved(), () -> grants.previewRevocation(actor, grant, order.reason()),
                approved -> grants.revoke(actor, grant, order.reason(), Optional.of(approved)));
    }

    @PostMapping("/resumption/{grant}")
    ActView resumption(@AuthenticationPrincipal Actor actor, @PathVariable String grant,
            @RequestBody ActInput.OfNothingMore order) {
        return answer(order.approved(), () -> grants.previewResumption(actor, grant),
                approved -> grants.resume(actor, grant, Optional.of(approved)));
    }

    @PostMapping("/suspension/{grant}")
    ActView suspension(@AuthenticationPrincipal Actor actor, @PathVariable String grant,
            @RequestBody ActInput.OfRevocation order) {
        return answer(order.approved(), () -> suspensions.preview(actor, grant, order.reason()),
                approved -> suspensions.suspend(actor, grant, order.reason(), Optional.of(approved)));
    }

    @PostMapping("/renewal/{grant}")
    ActView renewal(@AuthenticationPrincipal Actor actor, @PathVariable String grant,
            @RequestBody ActInput.OfFollowing order) {
        FollowingInput asked = order.asked();
        return answer(order.approved(),
                () -> requests.previewRenewal(actor, grant, asked.keyGiven(), asked.end()),
                approved -> requests.renew(actor, grant, asked.keyGiven(), asked.end(), Optional.of(approved)));
    }

    @PostMapping("/amendment/{grant}")
    ActView amendment(@AuthenticationPrincipal Actor actor, @PathVariable String grant,
            @RequestBody ActInput.OfFollowing order) {
        return answer(order.approved(), () -> requests.previewAmendment(actor, grant, order.asked().amendment()),
                approved -> requests.amend(actor, grant, order.asked().amendment(), Optional.of(approved)));
    }

    @PostMapping("/objection")
    ActView objection(@AuthenticationPrincipal Actor actor, @RequestBody ActInput.OfObjection order) {
        return answer(order.approved(), () -> objections.previewAct(actor, order.raised()),
                approved -> objections.raise(actor, order.raised(), Optional.of(approved)));
    }

    /** The provider's answer to an objection. */
    @PostMapping("/answer/{objection}")
    ActView answered(@AuthenticationPrincipal Actor actor, @PathVariable String objection,
            @RequestBody ActInput.OfAnswer order) {
        return answer(order.approved(), () -> objections.previewAnswer(actor, objection, order.given()),
                approved -> objections.close(actor, objection, order.given(), Optional.of(approved)));
    }

    /** The first person of the authority proposes an emergency grant. */
    @PostMapping("/emergency")
    ActView emergency(@AuthenticationPrincipal Actor actor, @RequestBody EmergencyInput order) {
        return answer(order.approved(), () -> emergencies.previewProposal(actor, order.proposed()),
                approved -> emergencies.propose(actor, order.proposed(), Optional.of(approved)));
    }

    /** The second person gives it. */
    @PostMapping("/emergency/{id}")
    ActView given(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody ActInput.OfNothingMore order) {
        return answer(order.approved(), () -> emergencies.previewGrant(actor, id),
                approved -> emergencies.give(actor, id, Optional.of(approved)));
    }

    /** The newest version of a resource as it is bound now. */
    @PostMapping("/entry")
    ActView entry(@AuthenticationPrincipal Actor actor, @RequestParam String resource,
            @RequestBody ActInput.OfNothingMore order) {
        return answer(order.approved(), () -> entries.preview(actor, resource),
                approved -> entries.sign(actor, resource, Optional.of(approved)));
    }

    /** The end of the trust in a department's key. */
    @PostMapping("/key-revocation/{department}")
    ActView key(@AuthenticationPrincipal Actor actor, @PathVariable String department,
            @RequestBody ActInput.OfKey order) {
        if (order.key() == null || order.reason() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "key, reason");
        }
        KeyRevocations.Order revoked =
                new KeyRevocations.Order(department, order.key(), order.from(), order.reason());
        return answer(order.approved(), () -> keys.preview(actor, revoked),
                approved -> keys.revoke(actor, revoked, Optional.of(approved)));
    }

    private ActView answer(Optional<ActInput> approved, Supplier<ActPreview> show, Consumer<ApprovedAct> submit) {
        return new ActAnswer(acts).of(approved, show, submit);
    }
}
