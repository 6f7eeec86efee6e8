package org.shuqiao.ledger.checkpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SignedNote;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Verifies all signatures of a checkpoint (C2SP signed-note). Stricter than a signed note must be: every line has to
 * verify under a known key, so that no byte of a receipt can change unseen, and one of them has to be the log's own.
 */
public final class CheckpointSignatures {

    private CheckpointSignatures() { }

    /** @return the names of the signers, the log among them */
    public static List<String> verify(Checkpoint checkpoint, PublicKeys keys) {
        return signers(checkpoint, keys).stream().map(VerificationKey::name).toList();
    }

    /** @return the keys of the signers, the log's among them */
    public static List<VerificationKey> signers(Checkpoint checkpoint, PublicKeys keys) {
        List<VerificationKey> signers = new ArrayList<>();
        Set<VerificationKey> seen = new HashSet<>();
        boolean byLog = false;
        for (SignedNote.Line line : checkpoint.note().lines()) {
            VerificationKey key = line.key(keys.named(line.name()))
                    .orElseThrow(() -> new CodedException(LedgerCode.CHECKPOINT_KEY, shown(line.name())));
            if (!checkpoint.note().verifies(line, key)) {
                throw new CodedException(LedgerCode.CHECKPOINT_SIGNATURE, shown(line.name()));
            }
            if (!seen.add(key)) {
                throw new CodedException(LedgerCode.CHECKPOINT_FORM, "signature");
            }
            byLog |= keys.isLog(key) && key.name().equals(checkpoint.origin());
            signers.add(key);
        }
        if (!byLog) {
            throw new CodedException(LedgerCode.CHECKPOINT_UNSIGNED);
        }
        return List.copyOf(signers);
    }

    /**
     * Verifies the log's signature and those of known witnesses (C2SP tlog-cosignature); other lines count for nothing.
     *
     * @return the witnesses' keys
     */
    public static Set<VerificationKey> witnesses(Checkpoint checkpoint, PublicKeys keys) {
        Set<VerificationKey> witnesses = new HashSet<>();
        boolean byLog = false;
        for (SignedNote.Line line : checkpoint.note().lines()) {
            Optional<VerificationKey> key = line.key(keys.named(line.name()));
            if (key.isEmpty()) {
                continue;
            }
            if (!checkpoint.note().verifies(line, key.get())) {
                throw new CodedException(LedgerCode.CHECKPOINT_SIGNATURE, shown(line.name()));
            }
            byLog |= keys.isLog(key.get()) && key.get().name().equals(checkpoint.origin());
            if (keys.isWitness(key.get())) {
                witnesses.add(key.get());
            }
        }
        if (!byLog) {
            throw new CodedException(LedgerCode.CHECKPOINT_UNSIGNED);
        }
        return Set.copyOf(witnesses);
    }

    /** A name in a file from anyone is shown short and plain. */
    private static String shown(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9./_-]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) : plain;
    }
}
