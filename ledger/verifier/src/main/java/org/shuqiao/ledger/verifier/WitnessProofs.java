package org.shuqiao.ledger.verifier;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.CheckpointSignatures;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.VerificationKey;

/** Cosigned checkpoints of the evidence: which witnesses vouch for which head. */
final class WitnessProofs {

    private final PublicKeys keys;
    private final Map<Head, Set<VerificationKey>> cosigned = new HashMap<>();

    WitnessProofs(PublicKeys keys) {
        this.keys = keys;
    }

    /** Verifies a signed note. Lines of witnesses that the auditor does not know count for nothing. */
    Head add(byte[] bytes) {
        if (bytes.length > ReceiptVerifier.MAX_BYTES) {
            throw new CodedException(LedgerCode.FILE_TOO_LARGE, ReceiptVerifier.MAX_BYTES);
        }
        return add(Checkpoint.parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    Head add(Checkpoint checkpoint) {
        Set<VerificationKey> witnesses = CheckpointSignatures.witnesses(checkpoint, keys);
        cosigned.computeIfAbsent(Head.of(checkpoint), any -> new HashSet<>()).addAll(witnesses);
        return Head.of(checkpoint);
    }

    Set<VerificationKey> of(Head head) {
        return cosigned.getOrDefault(head, Set.of());
    }

    Set<Head> heads() {
        return cosigned.keySet();
    }
}
