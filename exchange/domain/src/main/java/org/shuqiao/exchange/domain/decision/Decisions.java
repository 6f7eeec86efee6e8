package org.shuqiao.exchange.domain.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.basis.LegalBases;
import org.shuqiao.exchange.domain.delegation.Delegations;
import org.shuqiao.exchange.domain.grant.GrantPreview;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyExplainer;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.lead.LeadDuties;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestAction;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/** Records the decision of a provider's officer on each item of a request: an act of the provider. */
public final class Decisions {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final RequestRepository requests;
    private final PolicyExplainer reader;
    private final Acts acts;
    private final EventOutbox outbox;
    private final PolicyCompletion completion;
    private final RequestClock clock;
    private final Delegations delegations;
    private final LegalBases bases;
    private final LeadDuties lead;

    public Decisions(ExchangeStore store, Permissions permissions, RequestRepository requests, PolicyExplainer reader,
            Acts acts, EventOutbox outbox, PolicyCompletion completion, RequestClock clock,
            Delegations delegations, LegalBases bases, LeadDuties lead) {
        this.lead = lead;
        this.delegations = delegations;
        this.store = store;
        this.permissions = permissions;
        this.requests = requests;
        this.reader = reader;
        this.acts = acts;
        this.outbox = outbox;
        this.completion = completion;
        this.clock = clock;
        this.bases = bases;
        acts.onSigned(ActKind.DECISION, this::signed);
    }

    /** @return what a decision would allow, before it is taken; empty when it refuses everything */
    public Optional<GrantPreview> preview(Actor actor, String requestId, Decision decision) {
        Request request = requests.get(requestId);
        permissions.requireOf(actor, request.provider(), requestId, Role.OFFICER);
        return compile(request, decision).map(policy -> reader.preview(policy, decision.items()));
    }

    /** @return in what a decision gives less than was requested */
    public DecisionDifference difference(Actor actor, String requestId, Decision decision) {
        return preview(actor, requestId, decision)
                .map(shown -> DecisionDifference.of(requests.get(requestId), shown.policy(), reader))
                .orElse(DecisionDifference.NOTHING_GIVEN);
    }

    /** @return the policy that a decision would make, for whoever reckons its consequences; empty as above */
    public Optional<Policy> policy(Actor actor, String requestId, Decision decision) {
        return preview(actor, requestId, decision).map(GrantPreview::policy);
    }

    /**
     * @return the policy of an emergency grant: what the decision says, for these hours
     * @throws CodedException {@code FIELD_MISSING} when it gives nothing
     */
    public Policy emergencyPolicy(Request request, Decision decision, Instant from, Instant to) {
        return compile(request, new Decision(decision.items(), decision.terms().during(from, to)))
                .orElseThrow(() -> FieldFault.missing("items"));
    }

    private Optional<Policy> compile(Request request, Decision decision) {
        return PolicyCompiler.compile(request, decision)
                .map(policy -> completion.complete(policy, decision.terms()));
    }

    /** @return the act of a decision, whose digest an officer of the provider signs with a key of their own */
    public ActPreview previewAct(Actor actor, String requestId, Decision decision) {
        Request request = requests.get(requestId);
        requireDecider(actor, request, decision);
        return acts.preview(draft(request, decision, actor.login()));
    }

    /** Takes the decision; the log-in vouches for the officer. */
    public Request decide(Actor actor, String requestId, Decision decision) {
        return decide(actor, requestId, decision, Optional.empty());
    }

    /**
     * Takes the decision; of two deciders at once the second meets {@code TRANSITION_ILLEGAL}. It is final once it is
     * signed: until the provider's node has done so, the request stays as it is.
     *
     * @param approved the act that {@link #previewAct} showed, with the officer's approval
     */
    public Request decide(Actor actor, String requestId, Decision decision, Optional<ApprovedAct> approved) {
        store.inTransaction(() -> {
            submit(actor, requestId, decision, approved);
        });
        outbox.drain();
        return requests.get(requestId);
    }

    /** Submits the decision within the caller's transaction. @return its act, signed or waiting for the node */
    StoredAct submit(Actor actor, String requestId, Decision decision, Optional<ApprovedAct> approved) {
        Request request = requests.lock(requestId);
        return acts.submit(draft(actor, request, decision), approved);
    }

    /** @return the act that can be submitted now */
    ActDraft draft(Actor actor, Request request, Decision decision) {
        requireDecider(actor, request, decision);
        if (acts.isWaiting(ActKind.DECISION, request.id())) {
            throw RequestRepository.illegal(request, action(request, decision));
        }
        if (!acts.isSettled(ActKind.REQUEST, request.id())) {
            throw new CodedException(ExchangeCode.REQUEST_UNSIGNED, request.id());
        }
        possible(request, decision);
        return draft(request, decision, actor.login());
    }

    /** Agrees to all as requested, as the rule of unconditional sharing does; a provider's node may sign later. */
    public Policy agreeByRule(Request request, String rule) {
        Map<String, ItemDecision> items = new LinkedHashMap<>();
        request.items().forEach(item -> items.put(item.item(), new ItemDecision.Agree()));
        Decision decision = new Decision(items, Terms.AS_REQUESTED);
        Policy policy = possible(request, decision)
                .orElseThrow(() -> FieldFault.missing("items"));
        acts.submit(draft(request, decision, rule));
        return policy;
    }

    /**
     * Refuses everything, as the rule of resources that are not shared does. A refusal gives nothing, so it does not
     * wait for the node of a provider that has one; it then has no act.
     */
    public void refuseByRule(Request request, ItemDecision.Refuse refusal, String rule, boolean hosted) {
        Map<String, ItemDecision> items = new LinkedHashMap<>();
        request.items().forEach(item -> items.put(item.item(), refusal));
        Decision decision = new Decision(items, Terms.AS_REQUESTED);
        possible(request, decision);
        if (hosted) {
            acts.submit(draft(request, decision, rule));
        } else {
            record(request, decision, rule, DecisionDigest.of(request, decision));
        }
    }

    private void signed(SignedAct signed) {
        Act act = signed.act();
        Request request = requests.lock(act.id());
        record(request, DecisionJson.read(JsonFields.of(act.body(), "body.").object("decision")), Acts.by(act),
                act.digest());
    }

    private void record(Request request, Decision decision, String by, String digest) {
        Optional<Policy> policy = possible(request, decision);
        requests.writeDecision(request.id(), decision.items(), policy.map(PolicyJson::write));
        requests.move(request, action(request, decision), by, "");
        outbox.add(request.provider(), (event, time) -> new LifeCycleEvent.RequestDecided(event, time, request.id(),
                DecisionDigest.verdicts(decision), digest));
    }

    private Optional<Policy> possible(Request request, Decision decision) {
        RequestAction action = action(request, decision);
        if (request.state().after(action).isEmpty()) {
            throw RequestRepository.illegal(request, action);
        }
        return compile(request, decision);
    }

    private ActDraft draft(Request request, Decision decision, String by) {
        Optional<GrantPreview> shown = compile(request, decision)
                .map(policy -> reader.preview(policy, decision.items()));
        ObjectNode body = CanonicalJson.object();
        body.set("decision", DecisionJson.write(decision));
        body.set("clock", clock.citation(request));
        body.set("rules", bases.cited(request));
        shown.ifPresent(preview -> body.put("policy", preview.digest()));
        if (by.startsWith("rule:")) { // the provider's node compares it with the entry that it signed
            body.put("entry", request.resource() + "@" + request.version());
        }
        String words = shown.map(GrantPreview::words).orElse("全部不予提供。\n\nEverything is refused.");
        ActDraft draft = new ActDraft(ActKind.DECISION, request.id(), request.provider(), Acts.person(by),
                request.id() + "\n" + words, body);
        ActDraft named = delegations.naming(draft, grade(request));
        return acts.reference(ActKind.REQUEST, request.id()).map(named::following).orElse(named);
    }

    private Grade grade(Request request) {
        return lead.grade(request.resource(), request.version(),
                request.items().stream().map(RequestedItem::item).toList());
    }

    private void requireDecider(Actor actor, Request request, Decision decision) {
        permissions.requireOf(actor, request.provider(), request.id(), Role.OFFICER);
        if (action(request, decision) == RequestAction.REFUSE) {
            lead.requireForRefusal(actor, grade(request));
        }
    }

    private static RequestAction action(Request request, Decision decision) {
        long refused = request.items().stream().map(RequestedItem::item).map(decision.items()::get)
                .filter(ItemDecision.Refuse.class::isInstance).count();
        if (refused == 0) {
            return RequestAction.AGREE;
        }
        return refused == request.items().size() ? RequestAction.REFUSE : RequestAction.AGREE_PARTLY;
    }
}
