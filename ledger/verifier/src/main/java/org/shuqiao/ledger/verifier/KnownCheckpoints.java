package org.shuqiao.ledger.verifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.CheckpointSignatures;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SignedNote;
import org.shuqiao.ledger.signature.VerificationKey;

/** Checkpoints whose signatures were verified already: many receipts and proofs show the same ones. */
final class KnownCheckpoints {

    private static final int MOST = 4096;

    private final PublicKeys keys;
    private final Map<SignedNote, List<VerificationKey>> signers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SignedNote, List<VerificationKey>> eldest) {
            return size() > MOST;
        }
    };

    KnownCheckpoints(PublicKeys keys) {
        this.keys = keys;
    }

    PublicKeys keys() {
        return keys;
    }

    /** @return the keys of the signers, as {@link CheckpointSignatures#signers} */
    List<VerificationKey> signers(Checkpoint checkpoint) {
        List<VerificationKey> known = signers.get(checkpoint.note());
        if (known == null) {
            known = CheckpointSignatures.signers(checkpoint, keys);
            signers.put(checkpoint.note(), known);
        }
        return known;
    }
}
