package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Part of a request body: the consumer's own signature of what it asks.
 *
 * @param nonce        64 hex digits, used once: the salt of the record's digests
 * @param key          {@code name+hash+base64}
 * @param signature    base64, over canonical JSON {@code {"consumer","kind","nonce","purpose","query","v":1}}
 * @param certificates canonical JSON of each, from the key to the department's; left out for the department's own key
 */
record AttemptInput(String nonce, String key, String signature, List<String> certificates) {

    SignedAttempt attempt() {
        if (nonce == null || key == null || signature == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "attempt");
        }
        List<String> chain = certificates == null ? List.of() : certificates;
        return new SignedAttempt(Nonce.ofHex(nonce), VerificationKey.parse(key), signature, chain.stream()
                .map(text -> KeyCertificate.parse(text.getBytes(StandardCharsets.UTF_8))).toList());
    }
}
