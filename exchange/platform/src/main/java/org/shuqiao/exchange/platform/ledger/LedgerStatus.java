package org.shuqiao.exchange.platform.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.audit.KnownHead;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;

/** Status of the ledger relative to the record log. */
public final class LedgerStatus {

    private final CheckpointAnchoring anchoring;
    private final LedgerOutage outage;
    private final Permissions permissions;

    public LedgerStatus(CheckpointAnchoring anchoring, LedgerOutage outage, Permissions permissions) {
        this.anchoring = anchoring;
        this.outage = outage;
        this.permissions = permissions;
    }

    /**
     * @return how many records of the log an anchor covers, as far as was last seen; nothing while no ledger was seen
     */
    public OptionalLong lastKnownAnchorSize() {
        return anchoring.lastKnownSize();
    }

    /** @return the newest head of the log that the ledger has; asks the ledger */
    public Optional<KnownHead> anchoredHead() {
        return anchoring.head();
    }

    /** Anchors what is new in the log, for somebody who does not want to wait for the next minute. */
    public void anchorNow(Actor actor) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        anchoring.anchorNow();
    }

    /** @return since when the ledger takes nothing, if so */
    public Optional<Instant> outageSince() {
        return outage.since();
    }
}
