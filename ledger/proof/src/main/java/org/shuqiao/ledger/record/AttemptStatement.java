package org.shuqiao.ledger.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Statement that a consumer signs when it asks: canonical JSON {@code {"consumer","kind","nonce","purpose","query",
 * "v":1}}.
 *
 * @param nonce {@link Nonce#digest}
 * @param purpose {@link Nonce#purpose} of the purpose that the consumer states
 * @param query {@link Nonce#salted} of what is asked, as the record holds it
 */
public record AttemptStatement(String consumer, DeliveryKind kind, String nonce, String purpose, String query) {

    /** @param query what is asked: SQL, or of a verification its canonical JSON */
    public static AttemptStatement of(String consumer, DeliveryKind kind, Nonce nonce, String purpose, String query) {
        return new AttemptStatement(consumer, kind, nonce.digest(), nonce.purpose(purpose), nonce.salted(query));
    }

    /** @return base64 of the key's signature */
    public String sign(SigningKey key) {
        return Signatures.sign(tree(), key);
    }

    /** @return whether the signature is the key's over this statement */
    public boolean signedBy(VerificationKey key, String signature) {
        return Signatures.verify(tree(), signature, key);
    }

    /** @return the canonical bytes that are signed */
    public byte[] bytes() {
        return CanonicalJson.bytes(tree());
    }

    private ObjectNode tree() {
        return CanonicalJson.object().put("v", 1).put("consumer", consumer).put("kind", kind.word())
                .put("nonce", nonce).put("purpose", purpose).put("query", query);
    }
}
