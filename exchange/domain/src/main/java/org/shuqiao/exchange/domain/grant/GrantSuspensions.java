package org.shuqiao.exchange.domain.grant;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.waiting.ChangeKind;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.event.EventType;
import org.shuqiao.ledger.event.LifeCycleEvent;

/**
 * Suspends grants: an act of the provider, from which on nothing is delivered until the grant is signed again
 * ({@link Grants#resume}).
 */
public final class GrantSuspensions {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final GrantRepository book;
    private final GrantActs drafts;
    private final Acts acts;
    private final EventOutbox outbox;

    public GrantSuspensions(ExchangeStore store, Permissions permissions, GrantRepository book, GrantActs drafts,
            Acts acts, EventOutbox outbox) {
        this.store = store;
        this.permissions = permissions;
        this.book = book;
        this.drafts = drafts;
        this.acts = acts;
        this.outbox = outbox;
        acts.onSigned(ActKind.SUSPENSION, signed -> outbox.add(signed.act().department(), (event, time) ->
                new LifeCycleEvent.GrantMoved(event, time, EventType.GRANT_SUSPENDED, signed.act().id(),
                        signed.act().digest())));
    }

    /** @return the act of a suspension, whose digest an officer of the provider signs with a key of their own */
    public ActPreview preview(Actor actor, String id, String reason) {
        Grant grant = book.get(id);
        permissions.requireOf(actor, grant.policy().provider(), id, Role.OFFICER);
        return acts.preview(drafts.suspension(grant, FreeTextRules.check("reason", reason), actor.login()));
    }

    /**
     * Suspends a grant at once: also while the act waits for the signature of the provider's node, a delivery that has
     * not been counted before this returns is refused. One that is suspended already stays as it is.
     *
     * @param approved the act that {@link #preview} showed, with the officer's approval; nothing where the log-in
     *     vouches for the officer
     */
    public Grant suspend(Actor actor, String id, String reason, Optional<ApprovedAct> approved) {
        String checked = FreeTextRules.check("reason", reason);
        store.inTransaction(() -> {
            Grant grant = book.lock(List.of(id)).stream().findFirst()
                    .orElseThrow(() -> new CodedException(ExchangeCode.GRANT_UNKNOWN, id));
            permissions.requireOf(actor, grant.policy().provider(), id, Role.OFFICER);
            switch (grant.standing(store.now())) {
                case PAUSED -> { }
                case ACTIVE, NOT_YET, SUSPENDED -> {
                    acts.submit(drafts.suspension(grant, checked, actor.login()), approved);
                    store.waiting().add(ChangeKind.GRANT, id);
                }
                case EXPIRED, REVOKED, UNPROVEN -> throw new CodedException(GrantUseCode.GRANT_ENDED, id);
            }
        });
        outbox.drain();
        return book.get(id);
    }
}
