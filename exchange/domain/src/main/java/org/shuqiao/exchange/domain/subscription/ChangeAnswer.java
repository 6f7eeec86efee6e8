package org.shuqiao.exchange.domain.subscription;

import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.ledger.receipt.Receipt;

/** Answer to whoever asks what changed. */
public sealed interface ChangeAnswer {

    /**
     * The changes of a delivery.
     *
     * @param again whether they were handed out before and not acknowledged
     * @param salt  with which the record's digests were salted
     */
    record Given(ChangeSet changes, boolean again, Receipt receipt, String salt) implements ChangeAnswer {

        /** Leaves out the values. */
        @Override
        public String toString() {
            return "Given[" + receipt.record() + "]";
        }
    }

    /** The grant gives nothing now. @param refusal with its receipt */
    record Stopped(DeliveryResult.Refused refusal) implements ChangeAnswer { }
}
