package org.shuqiao.exchange.domain.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Drafts the requests that follow on a grant: its renewal and its amendment. */
final class FollowingDrafts {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final RequestRepository book;
    private final GrantRepository grants;

    FollowingDrafts(ExchangeStore store, Permissions permissions, RequestRepository book, GrantRepository grants) {
        this.store = store;
        this.permissions = permissions;
        this.book = book;
        this.grants = grants;
    }

    RequestDraft renewal(Actor actor, String id, String key, Instant to) {
        Grant grant = own(actor, id);
        if (grant.revocation().isPresent()) {
            throw new CodedException(ExchangeCode.GRANT_NOT_RENEWABLE, id);
        }
        Policy policy = grant.policy();
        Instant from = before(actor, key).orElseGet(() ->
                policy.to().isBefore(today()) ? today() : policy.to());
        return draft(grant, key, policy.columns(), book.get(grant.request()).justification().explanation(),
                policy.modes(), from, to, policy.filter());
    }

    RequestDraft amendment(Actor actor, String id, Amendment wanted) {
        Grant grant = own(actor, id);
        Optional<Instant> before = before(actor, wanted.key());
        boolean goesOn = switch (grant.standing(store.now())) {
            case ACTIVE, NOT_YET, SUSPENDED, PAUSED -> true;
            case EXPIRED, REVOKED, UNPROVEN -> before.isPresent();
        };
        if (!goesOn) {
            throw new CodedException(GrantUseCode.GRANT_ENDED, id);
        }
        Policy policy = grant.policy();
        List<String> items = wanted.items().orElse(policy.columns());
        Optional<String> rows = wanted.rowScope().isPresent() ? wanted.rowScope().filter(text -> !text.isBlank())
                : policy.filter();
        Set<Mode> modes = wanted.modes().orElse(policy.modes());
        Instant to = wanted.to().orElse(policy.to());
        // masks and positions are not asked for: who asks for the same items asks for them anew
        if (items.equals(policy.columns()) && rows.equals(policy.filter()) && modes.equals(policy.modes())
                && to.equals(policy.to()) && policy.masks().isEmpty() && policy.positions().isEmpty()) {
            throw new CodedException(GrantUseCode.AMENDMENT_UNCHANGED, id);
        }
        Instant from = before.orElseGet(() -> policy.from().isAfter(store.now()) ? policy.from() : today());
        return draft(grant, wanted.key(), items, wanted.explanation(), modes, from, to, rows);
    }

    /** The same key again is the same request, with the beginning that it had. */
    private Optional<Instant> before(Actor actor, String key) {
        return book.byKey(actor.department(), key.strip()).map(keyed -> book.get(keyed.id()).from());
    }

    /** Begins with the day, so that an act that is approved a little later is the one that was shown. */
    private Instant today() {
        return store.today().atStartOfDay(ExchangeStore.ZONE).toInstant();
    }

    private Grant own(Actor actor, String id) {
        Grant grant = grants.get(id);
        permissions.requireOf(actor, grant.policy().consumer(), id, Role.REQUESTER);
        return grant;
    }

    private RequestDraft draft(Grant grant, String key, List<String> items, String explanation, Set<Mode> modes,
            Instant from, Instant to, Optional<String> rows) {
        Request old = book.get(grant.request());
        return new RequestDraft(key, old.resource(), items, old.purpose(), explanation, old.justification().basis(),
                old.justification().scenario(), modes, from, to, rows);
    }
}
