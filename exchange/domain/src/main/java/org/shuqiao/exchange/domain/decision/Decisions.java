package org.shuqiao.exchange.domain.decision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.GrantPreview;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyExplainer;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestAction;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.event.LifeCycleEvent;

/** Records the decision of a provider's officer on each item of a request. */
public final class Decisions {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final RequestRepository requests;
    private final PolicyExplainer reader;
    private final EventOutbox outbox;
    private final PolicyCompletion completion;

    public Decisions(ExchangeStore store, Permissions permissions, RequestRepository requests, PolicyExplainer reader,
            EventOutbox outbox, PolicyCompletion completion) {
        this.store = store;
        this.permissions = permissions;
        this.requests = requests;
        this.reader = reader;
        this.outbox = outbox;
        this.completion = completion;
    }

    /** @return what a decision would allow, before it is taken; empty when it refuses everything */
    public Optional<GrantPreview> preview(Actor actor, String requestId, Decision decision) {
        Request request = requests.get(requestId);
        permissions.requireOf(actor, request.provider(), requestId, Role.OFFICER);
        return compile(request, decision).map(policy -> reader.preview(policy, decision.items()));
    }

    /** @return the policy that a decision would make, for whoever reckons its consequences; empty as above */
    public Optional<Policy> policy(Actor actor, String requestId, Decision decision) {
        return preview(actor, requestId, decision).map(GrantPreview::policy);
    }

    private Optional<Policy> compile(Request request, Decision decision) {
        return PolicyCompiler.compile(request, decision)
                .map(policy -> completion.complete(policy, decision.terms()));
    }

    /** Takes the decision; of two deciders at once the second meets {@code TRANSITION_ILLEGAL}. */
    public Request decide(Actor actor, String requestId, Decision decision) {
        store.inTransaction(() -> {
            Request request = requests.lock(requestId);
            permissions.requireOf(actor, request.provider(), requestId, Role.OFFICER);
            record(request, decision, actor.login());
        });
        outbox.drain();
        return requests.get(requestId);
    }

    /** Agrees to everything as requested, as the rule of unconditional sharing does. */
    public Policy agreeByRule(Request request, String rule) {
        Map<String, ItemDecision> items = new LinkedHashMap<>();
        request.items().forEach(item -> items.put(item.item(), new ItemDecision.Agree()));
        return record(request, new Decision(items, Terms.AS_REQUESTED), rule)
                .orElseThrow(() -> new CodedException(ExchangeCode.FIELD_MISSING, "items"));
    }

    /** Refuses everything, as the rule of resources that are not shared does. */
    public void refuseByRule(Request request, ItemDecision.Refuse refusal, String rule) {
        Map<String, ItemDecision> items = new LinkedHashMap<>();
        request.items().forEach(item -> items.put(item.item(), refusal));
        record(request, new Decision(items, Terms.AS_REQUESTED), rule);
    }

    private Optional<Policy> record(Request request, Decision decision, String by) {
        RequestAction action = action(request, decision);
        if (request.state().after(action).isEmpty()) {
            throw RequestRepository.illegal(request, action);
        }
        Optional<Policy> policy = compile(request, decision);
        requests.writeDecision(request.id(), decision.items(), policy.map(PolicyJson::write));
        requests.move(request, action, by, "");
        outbox.add(request.provider(), (event, time) -> new LifeCycleEvent.RequestDecided(event, time, request.id(),
                DecisionDigest.verdicts(decision), DecisionDigest.of(request, decision)));
        return policy;
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
