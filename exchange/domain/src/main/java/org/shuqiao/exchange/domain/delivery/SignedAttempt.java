package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Consumer's own signature of what it asks.
 *
 * @param nonce        chosen by the consumer for this attempt alone; the salt of the record's digests
 * @param key          that signed: the department's, or a session's or person's that it certified
 * @param signature    in base64, over the {@link org.shuqiao.ledger.record.AttemptStatement}
 * @param certificates from the key to the department's; none where it is the department's
 */
public record SignedAttempt(Nonce nonce, VerificationKey key, String signature, List<KeyCertificate> certificates) {

    public SignedAttempt {
        certificates = List.copyOf(certificates);
    }
}
