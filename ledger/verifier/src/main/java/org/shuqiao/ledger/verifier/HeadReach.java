package org.shuqiao.ledger.verifier;

import java.util.Map;
import java.util.Set;
import org.shuqiao.ledger.signature.VerificationKey;

/** Witnesses that vouch for a head because they cosigned it or one that provably grew from it. */
final class HeadReach {

    private final WitnessProofs own;
    private final Map<Head, Set<VerificationKey>> reached;

    HeadReach(BlockProofs proofs, WitnessProofs own) {
        this.own = own;
        this.reached = proofs.links().upward(own::of);
    }

    Set<VerificationKey> witnesses(Head head) {
        return reached.getOrDefault(head, own.of(head));
    }
}
