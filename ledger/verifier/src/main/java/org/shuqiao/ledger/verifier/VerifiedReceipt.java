package org.shuqiao.ledger.verifier;

import java.util.List;
import java.util.Set;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Content of a verified receipt: the record at {@code index} of the log {@code origin}, with size, root, signers and
 * the witnesses that cosigned the receipt itself.
 */
public record VerifiedReceipt(ExchangeRecord record, long index, long size, Hash root, String origin,
        List<String> signers, Set<VerificationKey> witnesses) {

    public VerifiedReceipt {
        signers = List.copyOf(signers);
        witnesses = Set.copyOf(witnesses);
    }
}
