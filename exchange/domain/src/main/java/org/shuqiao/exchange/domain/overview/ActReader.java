package org.shuqiao.exchange.domain.overview;

import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.ledger.act.Act;

/** Shows acts to both sides of what they are about, to the authority and to auditors. */
public final class ActReader {

    private final Permissions permissions;
    private final Acts acts;
    private final RequestRepository requests;
    private final GrantRepository grants;

    public ActReader(Permissions permissions, Acts acts, RequestRepository requests, GrantRepository grants) {
        this.permissions = permissions;
        this.acts = acts;
        this.requests = requests;
        this.grants = grants;
    }

    public StoredAct get(Actor actor, String digest) {
        StoredAct stored = acts.get(digest);
        Act act = stored.act();
        switch (act.kind()) {
            case ENTRY -> permissions.require(actor, Role.values()); // what the catalogue says to everybody
            case REQUEST, DECISION -> {
                Request request = requests.get(act.id());
                permissions.requireInvolvement(actor, digest, request.provider(), request.consumer());
            }
            case GRANT, REVOCATION -> permissions.requireInvolvement(actor, digest, grants.find(act.id())
                    .map(grant -> new String[] {grant.policy().provider(), grant.policy().consumer()})
                    .orElseGet(() -> new String[] {act.department()}));
            case OBJECTION, ANSWER -> permissions.requireInvolvement(actor, digest, act.department());
        }
        return stored;
    }

    /** @return what waits for the signature of the actor's department, oldest first */
    public List<StoredAct> waiting(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER);
        return acts.waiting(actor.department());
    }
}
