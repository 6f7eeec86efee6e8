package org.shuqiao.exchange.domain.delivery;

import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.query.answer.Answer;

/** Answer or refusal of a delivery, with its receipt. */
public sealed interface DeliveryResult {

    Receipt receipt();

    /** @return 32 random bytes in hex, with which the digests in the record were salted; kept by nobody else */
    String salt();

    /**
     * The answer, whole.
     *
     * @param answer of a verification: one boolean column {@code exists}, a row for each candidate in the order asked
     * @param grants the grants under which it was given
     */
    record Delivered(Answer answer, Receipt receipt, String salt, Set<String> grants) implements DeliveryResult {

        public Delivered {
            grants = Set.copyOf(grants);
        }

        /** Without rows, so that no value enters a log. */
        @Override
        public String toString() {
            return "Delivered[" + receipt.record() + "]";
        }
    }

    /** Nothing was given. @param reason the coded reason, which is also in the record */
    record Refused(CodedException reason, Receipt receipt, String salt) implements DeliveryResult {

        @Override
        public String toString() {
            return "Refused[" + reason.code().id() + ", " + receipt.record() + "]";
        }
    }
}
