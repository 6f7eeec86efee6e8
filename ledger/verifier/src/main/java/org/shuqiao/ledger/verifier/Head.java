package org.shuqiao.ledger.verifier;

import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.merkle.Hash;

/** Content of a checkpoint; who signed it was verified. */
record Head(String origin, long size, Hash root) {

    static Head of(Checkpoint checkpoint) {
        return new Head(checkpoint.origin(), checkpoint.size(), checkpoint.root());
    }

    static Head of(VerifiedReceipt receipt) {
        return new Head(receipt.origin(), receipt.size(), receipt.root());
    }
}
