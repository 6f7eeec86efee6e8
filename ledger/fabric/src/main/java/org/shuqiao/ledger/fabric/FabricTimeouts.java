package org.shuqiao.ledger.fabric;

import java.time.Duration;

/**
 * Timeouts of calls to a Fabric network.
 *
 * @param read for one answer of a peer; a second one is asked, then reading gives up
 * @param endorse until all endorsers have answered; longer than the peers' own limit, so that they say who did not
 * @param order until an orderer has taken the transaction
 * @param commit until its block has come back; an orderer that was lost may have taken it with it, so it is submitted
 *     again after this
 * @param total after which a submission gives up; it is never given up while one of the above may still succeed
 * @param hasty the same while the network has not answered the last time
 */
public record FabricTimeouts(Duration read, Duration endorse, Duration order, Duration commit, Duration total,
        Duration hasty) {

    public static final FabricTimeouts USUAL = new FabricTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(12),
            Duration.ofSeconds(8), Duration.ofSeconds(6), Duration.ofSeconds(25), Duration.ofSeconds(3));
}
