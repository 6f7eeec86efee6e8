package org.shuqiao.ledger.record;

import java.util.Optional;

/** Outcome of an exchange: delivered or refused. */
public sealed interface Outcome {

    /** @return as it stands in the record */
    String word();

    /**
     * Data was handed out.
     *
     * @param rows how many rows (of a verification: how many answers)
     * @param result {@code sha256:} and the salted digest of the result in hex
     */
    record Delivered(long rows, String result) implements Outcome {
        @Override
        public String word() {
            return "delivered";
        }
    }

    /**
     * Outcome in which nothing was handed out.
     *
     * @param code the error's code, {@code SQ-…}
     * @param resource the code of the resource that was asked for, where there is such a one
     */
    record Refused(String code, Optional<String> resource) implements Outcome {
        @Override
        public String word() {
            return "refused";
        }
    }
}
