package org.shuqiao.exchange.domain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;

/**
 * Compares a grant with what the ledger was told of it, once a minute: a grant that was revoked there is not usable
 * here. Of a grant from before there were acts it also wants the document that the ledger was told of. A ledger that is
 * away says nothing; how long exchanges go on then, {@link OutageRule} says.
 */
final class LedgerStanding {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final ExchangeStore store;
    private final Ledger ledger;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    LedgerStanding(ExchangeStore store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    private record Heard(Instant at, Optional<Fact> fact) { }

    /** @return why the grant cannot be used */
    Optional<CodedException> against(Grant grant) {
        Optional<Fact> fact = heard.compute(grant.id(), (id, before) -> fresh(before) ? before : ask(id)).fact();
        if (fact.filter(known -> known.state() == FactState.REVOKED).isPresent()) {
            return Optional.of(new CodedException(ExchangeCode.GRANT_REVOKED, grant.id(),
                    PolicyJson.time(fact.get().time().toInstant())));
        }
        boolean other = grant.evidence().act().isEmpty()
                && fact.filter(known -> !known.detail("digest").equals(Sha256.tagged(grant.document()))).isPresent();
        return other ? Optional.of(new CodedException(ExchangeCode.GRANT_UNPROVEN, grant.id(), "ledger"))
                : Optional.empty();
    }

    private boolean fresh(Heard before) {
        return before != null && before.at().plus(FRESH).isAfter(store.now());
    }

    private Heard ask(String grant) {
        try {
            return new Heard(store.now(), ledger.get(FactKind.GRANT, grant));
        } catch (CodedException e) {
            return new Heard(Instant.EPOCH, Optional.empty()); // it is asked again the next time
        }
    }
}
