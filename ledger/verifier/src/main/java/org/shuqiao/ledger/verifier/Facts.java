package org.shuqiao.ledger.verifier;

import java.util.List;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.record.ExchangeRecord;

/**
 * What a valid receipt proves: that the log {@code origin} held {@code record} at {@code index} when it had
 * {@code size} records and the root {@code root}, as {@code signers} signed.
 */
public record Facts(ExchangeRecord record, long index, long size, Hash root, String origin, List<String> signers) {

    public Facts {
        signers = List.copyOf(signers);
    }
}
