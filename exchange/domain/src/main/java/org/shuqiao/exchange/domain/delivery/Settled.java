package org.shuqiao.exchange.domain.delivery;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.query.answer.Handed;

/** End of an attempt: what was given or why nothing was, with its receipt. */
public sealed interface Settled<T extends Handed> {

    Receipt receipt();

    /** @return 32 random bytes in hex, with which the digests in the record were salted */
    String salt();

    /** Delivery that was given. */
    record Given<T extends Handed>(T what, Receipt receipt, String salt) implements Settled<T> {

        /** Without rows, so that no value enters a log. */
        @Override
        public String toString() {
            return "Given[" + receipt.record() + "]";
        }
    }

    /** Nothing was given. @param reason the coded reason, which is also in the record */
    record Denied<T extends Handed>(CodedException reason, Receipt receipt, String salt) implements Settled<T> {

        @Override
        public String toString() {
            return "Denied[" + reason.code().id() + ", " + receipt.record() + "]";
        }
    }
}
