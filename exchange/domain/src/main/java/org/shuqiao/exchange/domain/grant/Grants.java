package org.shuqiao.exchange.domain.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestAction;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SigningKeys;

/** Signs and revokes grants. */
public final class Grants {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final RequestRepository requests;
    private final GrantRepository book;
    private final PolicyExplainer reader;
    private final SigningKeys keys;
    private final EventOutbox outbox;

    public Grants(ExchangeStore store, Permissions permissions, RequestRepository requests, GrantRepository book,
            PolicyExplainer reader, SigningKeys keys, EventOutbox outbox) {
        this.store = store;
        this.permissions = permissions;
        this.requests = requests;
        this.book = book;
        this.reader = reader;
        this.keys = keys;
        this.outbox = outbox;
    }

    /** @return what an officer of the provider is about to sign */
    public GrantPreview preview(Actor actor, String requestId) {
        Request request = requests.get(requestId);
        permissions.requireOf(actor, request.provider(), requestId, Role.OFFICER);
        return reader.preview(agreed(request), request);
    }

    /**
     * Signs the agreed policy with the provider's key.
     *
     * @param seen digest of the policy that the officer was shown; another one is {@code PREVIEW_STALE}
     */
    public Grant issue(Actor actor, String requestId, String seen) {
        Grant grant = store.inTransaction(() -> {
            Request request = requests.lock(requestId);
            permissions.requireOf(actor, request.provider(), requestId, Role.OFFICER);
            Policy policy = agreed(request);
            if (!PolicyJson.digest(PolicyJson.write(policy)).equals(seen)) {
                throw new CodedException(ExchangeCode.PREVIEW_STALE);
            }
            return sign(request, policy, actor.login());
        });
        outbox.drain();
        return grant;
    }

    /** Signs within a transaction that has locked the request; {@code by} is an account or a rule. */
    public Grant sign(Request request, Policy policy, String by) {
        requests.move(request, RequestAction.GRANT, by, "");
        String id = store.nextNumber("G");
        Instant now = store.now();
        String canonical = PolicyJson.write(policy);
        String digest = PolicyJson.digest(canonical);
        ObjectNode document = CanonicalJson.object().put("v", 1).put("id", id).put("request", request.id())
                .put("digest", digest).put("issuedBy", by).put("issuedAt", PolicyJson.time(now));
        document.set("policy", PolicyJson.tree(policy));
        SigningKey key = keys.department(policy.provider());
        Grant grant = new Grant(id, request.id(), policy, digest,
                new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8), Signatures.sign(document, key),
                key.name(), by, now, Optional.empty(), 0);
        book.insert(grant, canonical);
        outbox.add(policy.provider(), (event, time) -> new LifeCycleEvent.GrantSigned(event, time, id, request.id(),
                policy.columns(), policy.to().atZone(ExchangeStore.ZONE).toOffsetDateTime(), digest,
                PolicyJson.digest(grant.document())));
        return grant;
    }

    /**
     * Ends a grant at once: a delivery that has not been counted before this returns is refused. What has ended already
     * stays as it is.
     */
    public Grant revoke(Actor actor, String id, String reason) {
        String checked = FreeTextRules.check("reason", reason);
        Grant revoked = store.inTransaction(() -> {
            Grant grant = book.lock(List.of(id)).stream().findFirst()
                    .orElseThrow(() -> new CodedException(ExchangeCode.GRANT_UNKNOWN, id));
            permissions.requireOf(actor, grant.policy().provider(), id, Role.OFFICER);
            Grant.Standing standing = grant.standing(store.now());
            if (standing == Grant.Standing.REVOKED || standing == Grant.Standing.EXPIRED) {
                return grant;
            }
            book.revoke(id, actor.login(), checked);
            Grant after = book.get(id);
            String digest = PolicyJson.digest(id + "\n" + checked);
            outbox.add(actor.department(), (event, time) -> new LifeCycleEvent.GrantRevoked(event, time, id, digest));
            return after;
        });
        outbox.drain();
        return revoked;
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
