package org.shuqiao.ledger.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.CheckpointSignatures;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.merkle.ConsistencyProof;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Rules of an anchor: signed by the log's fixed key and consistent with the previous anchor (RFC 6962).
 */
final class AnchorRules {

    private AnchorRules() { }

    static void check(LifeCycleEvent.CheckpointAnchored e, Optional<Fact> before, ObjectNode details) {
        Checkpoint checkpoint = signed(e);
        if (!checkpoint.origin().equals(e.origin())) {
            throw RefusalMessage.of(LedgerCode.EVENT_REFERENCE, e.origin());
        }
        long size = before.map(fact -> fact.details().path("size").asLong()).orElse(0L);
        if (checkpoint.size() <= size) {
            throw RefusalMessage.of(LedgerCode.ANCHOR_BEHIND, checkpoint.size(), size);
        }
        if (before.isPresent() && !before.get().detail("key").equals(e.key())) {
            throw RefusalMessage.of(LedgerCode.CHECKPOINT_KEY, e.origin());
        }
        Hash root = before.map(fact -> Hash.ofBase64(fact.detail("root"), "root")).orElseGet(Hash::empty);
        if (!new ConsistencyProof(size, checkpoint.size(), e.path()).proves(root, checkpoint.root())) {
            throw RefusalMessage.of(LedgerCode.CONSISTENCY_WRONG, size, checkpoint.size());
        }
        details.put("size", checkpoint.size()).put("root", checkpoint.root().base64())
                .put("checkpoint", e.checkpoint()).put("key", e.key());
    }

    private static Checkpoint signed(LifeCycleEvent.CheckpointAnchored e) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(e.checkpoint());
        } catch (CodedException broken) {
            throw RefusalMessage.of(LedgerCode.EVENT_FIELD, "checkpoint");
        }
        try {
            CheckpointSignatures.verify(checkpoint, new PublicKeys(List.of(VerificationKey.parse(e.key())), Map.of()));
        } catch (CodedException wrong) {
            throw RefusalMessage.of(LedgerCode.CHECKPOINT_SIGNATURE, e.origin());
        }
        return checkpoint;
    }
}
