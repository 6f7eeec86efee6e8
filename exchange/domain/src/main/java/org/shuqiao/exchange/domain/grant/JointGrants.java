package org.shuqiao.exchange.domain.grant;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActReference;

/**
 * Submits grants together with the decisions from which they follow, approved in one: where a node signs, the grant
 * waits behind its decision.
 */
public final class JointGrants {

    private final ExchangeStore store;
    private final GrantActs drafts;
    private final Acts acts;
    private final Operators operators;

    public JointGrants(ExchangeStore store, GrantActs drafts, Acts acts, Operators operators) {
        this.store = store;
        this.drafts = drafts;
        this.acts = acts;
        this.operators = operators;
    }

    /** Demands who may sign it, and that the consumer may hold it. */
    public void require(Actor actor, Request request, Policy policy) {
        drafts.requireSigner(actor, request.id(), policy);
        operators.against(new Operators.Use(policy.consumer(), policy.provider(), policy.resource(), policy.purpose(),
                Optional.empty()), policy.modes()).ifPresent(reason -> {
                    throw reason;
                });
    }

    /** @param others grants that are shown before it @return the act as it would be submitted now */
    public ActDraft draft(Actor actor, Request request, GrantPreview shown, ActReference decision, int others) {
        return drafts.grant(store.comingNumber("G", others), request, shown, actor.login(), Optional.of(decision));
    }

    /** Submits it within the caller's transaction. @return the grant's number */
    public String submit(Actor actor, Request request, GrantPreview shown, ActReference decision,
            ApprovedAct approved) {
        require(actor, request, shown.policy());
        String id = store.nextNumber("G");
        if (!approved.act().id().equals(id)) {
            throw new CodedException(ExchangeCode.ACT_STALE, id);
        }
        acts.submit(drafts.grant(id, request, shown, actor.login(), Optional.of(decision)), Optional.of(approved));
        return id;
    }
}
