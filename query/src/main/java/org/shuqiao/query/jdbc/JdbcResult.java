package org.shuqiao.query.jdbc;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.Answer;

/** Answer or refusal of a JDBC statement, with what proves it. */
public sealed interface JdbcResult {

    Optional<Proof> proof();

    /** The answer, whole. */
    record Answered(Answer answer, Optional<Proof> proof) implements JdbcResult {

        public Answered {
            requireNonNull(answer, "answer is null");
            requireNonNull(proof, "proof is null");
        }
    }

    /** Refusal: nothing was given. @param reason what the client sees */
    record Refused(CodedException reason, Optional<Proof> proof) implements JdbcResult {

        public Refused {
            requireNonNull(reason, "reason is null");
            requireNonNull(proof, "proof is null");
        }
    }

    /**
     * Receipt of a statement and the salt of its digests, which nobody else keeps.
     *
     * @param record id of the record
     * @param receipt as JSON, fit for the verifier
     * @param salt in hexadecimal
     */
    record Proof(String record, String receipt, String salt) {

        public Proof {
            requireNonNull(record, "record is null");
            requireNonNull(receipt, "receipt is null");
            requireNonNull(salt, "salt is null");
        }

        /** Without the salt. */
        @Override
        public String toString() {
            return "Proof[" + record + "]";
        }
    }
}
