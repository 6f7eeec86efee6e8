package org.shuqiao.exchange.platform.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.audit.KnownHead;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.signature.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Anchors the newest checkpoint of the record log in the ledger, with an RFC 6962 consistency proof. Always for the
 * data authority, because the contract takes the anchors of a log from one department.
 */
public final class CheckpointAnchoring {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointAnchoring.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final RecordLog log;
    private final Ledger ledger;
    private final SigningKey key;
    private final String authority;
    private final Clock clock;
    private final LedgerOutage outage;
    private final RecordId ids;
    private Instant next = Instant.MIN;
    private volatile OptionalLong known = OptionalLong.empty();

    /** @param authority the data authority's department */
    public CheckpointAnchoring(RecordLog log, Ledger ledger, SigningKey key, String authority, Clock clock,
            LedgerOutage outage) {
        this.log = log;
        this.ledger = ledger;
        this.key = key;
        this.authority = authority;
        this.clock = clock;
        this.outage = outage;
        this.ids = new RecordId(clock);
    }

    /** Anchors what is new, at most once a minute. */
    public synchronized void anchorIfDue() {
        if (!clock.instant().isBefore(next)) {
            anchorNow();
            next = clock.instant().plus(PAUSE);
        }
    }

    /** Anchors what is new, and tells of an outage whether that went well. */
    synchronized void anchorNow() {
        try {
            anchor();
        } catch (CodedException e) {
            outage.anchorFailed(clock.instant());
            throw e;
        }
        outage.markReachable();
    }

    /** @return how many records the newest anchor covers, as far as was last seen; asks nobody */
    OptionalLong lastKnownSize() {
        return known;
    }

    /** @return how many records the newest anchor covers */
    long size() {
        return ledger.get(FactKind.ANCHOR, key.name()).map(fact -> fact.details().path("size").asLong()).orElse(0L);
    }

    /** @return the newest anchored head of the log, as the ledger has it */
    Optional<KnownHead> head() {
        return ledger.get(FactKind.ANCHOR, key.name()).map(fact -> new KnownHead("ledger",
                fact.details().path("size").asLong(), fact.detail("root")));
    }

    /** Anchors what is new, now. */
    public synchronized void anchor() {
        Checkpoint newest = log.checkpoint();
        long anchored = size();
        known = OptionalLong.of(anchored);
        if (newest.size() <= anchored) {
            return;
        }
        ledger.submit(authority, new LifeCycleEvent.CheckpointAnchored(ids.next(),
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS), newest.origin(), newest.format(),
                anchored == 0 ? List.of() : log.consistency(anchored, newest.size()).path(),
                key.verification().text()));
        known = OptionalLong.of(newest.size());
        LOG.info("anchored the record log at size {}", newest.size());
    }
}
