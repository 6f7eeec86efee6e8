package org.shuqiao.exchange.domain.grant;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestAction;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.event.EventType;
import org.shuqiao.ledger.event.LifeCycleEvent;

/** Signs and revokes grants: a grant is an act of its provider, and so is its end. */
public final class Grants {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final RequestRepository requests;
    private final GrantRepository book;
    private final PolicyExplainer reader;
    private final GrantActs drafts;
    private final Acts acts;
    private final EventOutbox outbox;
    private final Operators operators;
    private final GrantFollowers followers;

    public Grants(ExchangeStore store, Permissions permissions, RequestRepository requests, GrantRepository book,
            PolicyExplainer reader, GrantActs drafts, Acts acts, EventOutbox outbox, Operators operators,
            GrantFollowers followers) {
        this.followers = followers;
        this.store = store;
        this.permissions = permissions;
        this.requests = requests;
        this.book = book;
        this.reader = reader;
        this.drafts = drafts;
        this.acts = acts;
        this.outbox = outbox;
        this.operators = operators;
        acts.onSigned(ActKind.GRANT, this::signed);
    }

    /** @return what an officer of the provider is about to sign */
    public GrantPreview preview(Actor actor, String requestId) {
        Request request = requests.get(requestId);
        permissions.requireOf(actor, request.provider(), requestId, Role.OFFICER);
        return reader.preview(agreed(request), request);
    }

    /** @return the act of the grant, whose digest an officer of the provider signs with a key of their own */
    public ActPreview previewAct(Actor actor, String requestId) {
        Request request = requests.get(requestId);
        permissions.requireOf(actor, request.provider(), requestId, Role.OFFICER);
        Policy policy = agreed(request);
        drafts.requireSigner(actor, requestId, policy);
        return store.inTransaction(() -> acts.preview(
                drafts.grant(store.comingNumber("G"), request, policy, actor.login())));
    }

    /**
     * Signs the agreed policy with the provider's hosted key; the log-in vouches for the officer.
     *
     * @param seen digest of the policy that the officer was shown; another one is {@code PREVIEW_STALE}
     */
    public Grant issue(Actor actor, String requestId, String seen) {
        return issue(actor, requestId, seen, Optional.empty())
                .orElseThrow(() -> new CodedException(ExchangeCode.APPROVAL_NEEDED, actor.department()));
    }

    /**
     * Signs the agreed policy.
     *
     * @param approved the act that {@link #previewAct} showed, with the officer's approval
     * @return the grant; nothing while it waits for the signature of the provider's node
     */
    public Optional<Grant> issue(Actor actor, String requestId, String seen, Optional<ApprovedAct> approved) {
        String id = store.inTransaction(() -> {
            Request request = requests.lock(requestId);
            permissions.requireOf(actor, request.provider(), requestId, Role.OFFICER);
            Policy policy = agreed(request);
            drafts.requireSigner(actor, requestId, policy);
            if (!PolicyJson.digest(PolicyJson.write(policy)).equals(seen)) {
                throw new CodedException(ExchangeCode.PREVIEW_STALE);
            }
            return sign(request, policy, actor.login(), approved);
        });
        outbox.drain();
        endReplaced();
        return book.find(id);
    }

    /** Signs within a transaction that has locked the request, with a hosted key; {@code by} is a rule. */
    public void signByRule(Request request, Policy policy, String rule) {
        sign(request, policy, rule, Optional.empty());
    }

    private String sign(Request request, Policy policy, String by, Optional<ApprovedAct> approved) {
        if (drafts.isWaiting(request)) {
            throw RequestRepository.illegal(request, RequestAction.GRANT);
        }
        operators.against(new Operators.Use(policy.consumer(), policy.provider(), policy.resource(), policy.purpose(),
                Optional.empty()), policy.modes()).ifPresent(reason -> {
                    throw reason;
                });
        String id = store.nextNumber("G");
        acts.submit(drafts.grant(id, request, policy, by), approved);
        return id;
    }

    /** A grant that exists already was signed again. */
    private void signed(SignedAct signed) {
        Act act = signed.act();
        if (book.find(act.id()).isPresent()) {
            book.signedAgain(signed);
            outbox.add(act.department(), (event, time) -> new LifeCycleEvent.GrantMoved(event, time,
                    EventType.GRANT_RESUMED, act.id(), act.digest()));
            return;
        }
        Request request = requests.lock(GrantActs.request(act));
        if (EmergencyBasis.isEmergency(act.id())) {
            insert(signed, request, PolicyJson.read(GrantActs.policy(act)));
            return;
        }
        Policy policy = agreed(request);
        String canonical = PolicyJson.write(policy);
        if (!canonical.equals(GrantActs.policy(act))) {
            throw new CodedException(ExchangeCode.ACT_STALE, act.id());
        }
        requests.move(request, RequestAction.GRANT, Acts.by(act), "");
        insert(signed, request, policy);
    }

    private void insert(SignedAct signed, Request request, Policy policy) {
        Act act = signed.act();
        String canonical = PolicyJson.write(policy);
        book.insert(signed, request.id(), policy, canonical);
        outbox.add(act.department(), (event, time) -> new LifeCycleEvent.GrantSigned(event, time, act.id(),
                request.id(), policy.columns(), policy.to().atZone(ExchangeStore.ZONE).toOffsetDateTime(),
                PolicyJson.digest(canonical), act.digest()));
    }

    /** Ends a grant at once; the log-in vouches for the officer. */
    public Grant revoke(Actor actor, String id, String reason) {
        return revoke(actor, id, reason, Optional.empty());
    }

    /** @return the act that ends the grant, whose digest an officer of the provider signs with a key of their own */
    public ActPreview previewRevocation(Actor actor, String id, String reason) {
        Grant grant = book.get(id);
        requireEnder(actor, grant);
        return acts.preview(drafts.revocation(grant, FreeTextRules.check("reason", reason), actor.department(),
                actor.login()));
    }

    /**
     * Ends a grant at once: a delivery that has not been counted before this returns is refused, also while the
     * revocation waits for the signature of the provider's node. What has ended already stays as it is.
     *
     * @param approved the act that {@link #previewRevocation} showed, with the officer's approval
     */
    public Grant revoke(Actor actor, String id, String reason, Optional<ApprovedAct> approved) {
        String checked = FreeTextRules.check("reason", reason);
        Grant revoked = store.inTransaction(() -> {
            Grant grant = book.lock(List.of(id)).stream().findFirst()
                    .orElseThrow(() -> new CodedException(ExchangeCode.GRANT_UNKNOWN, id));
            requireEnder(actor, grant);
            Grant.Standing standing = grant.standing(store.now());
            if (standing == Grant.Standing.REVOKED || standing == Grant.Standing.EXPIRED) {
                return grant;
            }
            Act act = acts.submit(drafts.revocation(grant, checked, actor.department(), actor.login()),
                    approved).act();
            book.revoke(id, actor.login(), checked);
            outbox.add(actor.department(), (event, time) ->
                    new LifeCycleEvent.GrantRevoked(event, time, id, act.digest()));
            return book.get(id);
        });
        outbox.drain();
        return revoked;
    }

    /** An emergency grant is ended by its provider or by the authority, any other one by its provider. */
    private void requireEnder(Actor actor, Grant grant) {
        if (EmergencyBasis.isEmergency(grant.id()) && permissions.holds(actor, Role.AUTHORITY)) {
            permissions.require(actor, Role.AUTHORITY);
        } else {
            permissions.requireOf(actor, grant.policy().provider(), grant.id(), Role.OFFICER);
        }
    }

    /** @return the act that lets a suspended grant go on, on the table that the resource stands on now */
    public ActPreview previewResumption(Actor actor, String id) {
        Grant grant = book.get(id);
        drafts.requireSigner(actor, grant.id(), grant.policy());
        return store.inTransaction(() -> acts.preview(drafts.again(grant, requests.get(grant.request()),
                actor.login())));
    }

    /**
     * Signs a suspended grant again: the same policy, on the table that the resource stands on now.
     *
     * @param approved the act that {@link #previewResumption} showed, with the officer's approval
     * @return the grant, which goes on once the provider's key has signed
     */
    public Grant resume(Actor actor, String id, Optional<ApprovedAct> approved) {
        store.inTransaction(() -> {
            Grant grant = book.lock(List.of(id)).stream().findFirst()
                    .orElseThrow(() -> new CodedException(ExchangeCode.GRANT_UNKNOWN, id));
            drafts.requireSigner(actor, id, grant.policy());
            if (rests(grant) && !EmergencyBasis.isEmergency(id)) {
                acts.submit(drafts.again(grant, requests.get(grant.request()), actor.login()), approved);
            }
        });
        return book.get(id);
    }

    private boolean rests(Grant grant) {
        return switch (grant.standing(store.now())) {
            case SUSPENDED, PAUSED -> true;
            case NOT_YET -> grant.evidence().pause().isPresent() || grant.evidence().suspended();
            case ACTIVE, EXPIRED, REVOKED, UNPROVEN -> false;
        };
    }

    /**
     * Ends grants whose amendment has begun; call it now and then. Their provider signed in the amendment's act that
     * they end; where its key is hosted, the end is an act of its own too.
     */
    public int endReplaced() {
        int ended = store.inTransaction(() -> {
            List<GrantFollowers.Replaced> due = followers.due();
            due.forEach(this::end);
            return due.size();
        });
        outbox.drain();
        return ended;
    }

    private void end(GrantFollowers.Replaced replaced) {
        Grant grant = book.lock(List.of(replaced.grant())).getFirst();
        Grant by = book.get(replaced.by());
        String reason = "由授权 %s 取代 / replaced by the grant %s".formatted(by.id(), by.id());
        String digest = acts.submitHosted(drafts.revocation(grant, reason, grant.policy().provider(),
                Acts.person(by.issuedBy()))).map(act -> act.act().digest())
                .or(() -> by.evidence().act().map(ActReference::digest)).orElse(by.digest());
        book.revoke(grant.id(), by.issuedBy(), reason);
        outbox.add(grant.policy().provider(), (event, time) ->
                new LifeCycleEvent.GrantRevoked(event, time, grant.id(), digest));
    }

    /** Tells the ledger of grants that ran out since; call it now and then. @return how many these were */
    public int announceExpired() {
        int expired = store.inTransaction(() -> {
            List<Grant> ended = book.endedBy(store.now());
            for (Grant grant : ended) {
                outbox.add(grant.policy().provider(),
                        (event, time) -> new LifeCycleEvent.GrantExpired(event, time, grant.id()));
                book.markExpired(grant.id());
            }
            return ended.size();
        });
        outbox.drain();
        return expired;
    }

    /** @return the grant, for both sides, the authority and auditors */
    public Grant get(Actor actor, String id) {
        Grant grant = book.get(id);
        permissions.requireInvolvement(actor, id, grant.policy().provider(), grant.policy().consumer());
        return grant;
    }

    /** @return what the grant allows, in words */
    public String words(Actor actor, String id, Language language) {
        return reader.explain(get(actor, id).policy(), language);
    }

    private static Policy agreed(Request request) {
        return request.policy().filter(policy -> request.state().after(RequestAction.GRANT).isPresent())
                .map(PolicyJson::read)
                .orElseThrow(() -> RequestRepository.illegal(request, RequestAction.GRANT));
    }
}
