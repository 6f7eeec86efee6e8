package org.shuqiao.ledger;

import java.util.List;
import java.util.Optional;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent;

/**
 * Records life-cycle events under the contract's rules, embedded or on a Fabric network.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Records an event for good. The same event submitted again gives the same fact.
     *
     * @param department which department submits it; the contract says what it is entitled to
     * @return how the event's subject stands then
     * @throws org.shuqiao.base.error.CodedException {@code EVENT_…} or {@code ANCHOR_BEHIND} when the contract
     *     refuses, one that is {@link LedgerCode#isTransient} when it is not known whether it was recorded: submit the
     *     same
     *     event again
     */
    Fact submit(String department, LifeCycleEvent event);

    /** @return how it stands, nothing if no event was about it */
    Optional<Fact> get(FactKind kind, String id);

    /** @return how it stood after each of its events, newest first */
    List<Fact> history(FactKind kind, String id);

    @Override
    void close();
}
