package org.shuqiao.exchange.domain.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.event.EventJson;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects a change of the ledger behind the platform and queues all sent events again. A platform starts with the
 * ledger inside the server and is put behind a network later; the network then has to hear everything from the
 * beginning, or it would refuse what refers to it. Events are recorded once by their id, so sending them again does no
 * harm.
 */
final class LedgerChangeCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerChangeCheck.class);

    private final ExchangeStore store;
    private final Ledger ledger;
    private volatile boolean known;

    LedgerChangeCheck(ExchangeStore store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /**
     * Looks once a process: a ledger that does not know what the newest event was about is another one, and everything
     * that was ever sent waits for it.
     *
     * @throws org.shuqiao.base.error.CodedException when the ledger does not answer: nothing may be sent to it yet
     */
    void resendIfChanged() {
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
