package org.shuqiao.exchange.domain.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.Store;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.event.EventJson;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the ledger is the one to which events were sent so far. A platform starts with the ledger inside the server and
 * is put behind a network later; the network then has to hear everything from the beginning, or it would refuse what
 * refers to it. Events are recorded once by their id, so sending them again does no harm.
 */
final class KnownLedger {

    private static final Logger LOG = LoggerFactory.getLogger(KnownLedger.class);

    private final Store store;
    private final Ledger ledger;
    private volatile boolean known;

    KnownLedger(Store store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /**
     * Looks once a process: a ledger that does not know what the newest event was about is another one, and everything
     * that was ever sent waits for it.
     *
     * @throws org.shuqiao.base.error.CodedException when the ledger does not answer: nothing may be sent to it yet
     */
    void recognise() {
        if (known) {
            return;
        }
        Optional<LifeCycleEvent> newest = store.sql("""
                select body from exchange.outbox where sent_at is not null order by id desc limit 1""")
                .query(String.class).optional().map(body -> EventJson.read(body.getBytes(StandardCharsets.UTF_8)));
        if (newest.isPresent() && ledger.get(newest.get().type().kind(), newest.get().subject()).isEmpty()) {
            int again = store.sql("update exchange.outbox set sent_at = null, refused_at = null, failure = null")
                    .update();
            LOG.warn("the ledger is another one than before: {} events are sent to it from the beginning", again);
        }
        known = true;
    }
}
