package org.shuqiao.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;
import org.shuqiao.ledger.verifier.VerifiedReceipt;

/**
 * Receipt that verified when it arrived: the record is in the log whose key the program trusts.
 *
 * @param text  the exact text of the receipt's file, to be kept
 * @param facts what it proves
 */
public record ProvenReceipt(String text, VerifiedReceipt facts) {

    /** @throws CodedException {@code RECEIPT_INVALID} */
    static ProvenReceipt of(String text, PublicKeys keys) {
        return switch (ReceiptVerifier.verify(text.getBytes(StandardCharsets.UTF_8), keys)) {
            case Verdict.Valid(VerifiedReceipt facts) -> new ProvenReceipt(text, facts);
            case Verdict.Invalid invalid -> throw new CodedException(ClientCode.RECEIPT_INVALID, invalid.code());
        };
    }

    /** @return number of the record */
    public String id() {
        return stated().id();
    }

    private ExchangeRecordDraft stated() {
        return facts.record().draft();
    }

    /**
     * Holds what was asked and what arrived against the record.
     *
     * @param asked   the SQL, or the canonical JSON of another order
     * @param arrived digest of the nonce and what arrived
     */
    void requireThat(String purpose, String asked, Nonce nonce, String arrived) {
        if (!stated().purpose().equals(purpose)) {
            throw unproven("purpose");
        }
        if (!stated().query().equals(Optional.of(digest(nonce, asked.getBytes(StandardCharsets.UTF_8))))) {
            throw unproven("query");
        }
        if (!(stated().outcome() instanceof Outcome.Delivered done && done.result().equals(arrived))) {
            throw unproven("result");
        }
    }

    /** @return what a record has of content: the digest of the nonce's bytes and the content */
    static String digest(Nonce nonce, byte[] content) {
        byte[] salt = nonce.bytes();
        byte[] joined = Arrays.copyOf(salt, salt.length + content.length);
        System.arraycopy(content, 0, joined, salt.length, content.length);
        return Sha256.tagged(joined);
    }

    private static CodedException unproven(String what) {
        return new CodedException(ClientCode.ANSWER_UNPROVEN, what);
    }
}
