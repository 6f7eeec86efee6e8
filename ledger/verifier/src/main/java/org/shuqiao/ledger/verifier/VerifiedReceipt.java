package org.shuqiao.ledger.verifier;

import java.util.List;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.record.ExchangeRecord;

/**
 * Content of a verified receipt: the record at {@code index} of the log {@code origin}, with size, root and signers.
 */
public record VerifiedReceipt(ExchangeRecord record, long index, long size, Hash root, String origin,
        List<String> signers) {

    public VerifiedReceipt {
        signers = List.copyOf(signers);
    }
}
