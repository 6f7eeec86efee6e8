package org.shuqiao.exchange.domain.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Tracks since when the ledger accepts no life-cycle event or no anchor. */
public final class LedgerOutage {

    private final EventOutbox outbox;
    private final AtomicReference<Instant> anchorsFail = new AtomicReference<>();

    public LedgerOutage(EventOutbox outbox) {
        this.outbox = outbox;
    }

    public void anchorFailed(Instant at) {
        anchorsFail.compareAndSet(null, at);
    }

    public void markReachable() {
        anchorsFail.set(null);
    }

    /** @return the first moment of which the ledger could not be told; nothing while it takes what it is given */
    public Optional<Instant> since() {
        return Stream.of(outbox.failingSince(), Optional.ofNullable(anchorsFail.get())).flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
