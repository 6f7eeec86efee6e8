package org.shuqiao.ledger.signature;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.shuqiao.ledger.json.CanonicalJson;

/** Signs and verifies canonical JSON documents (RFC 8785, Ed25519). */
public final class Signatures {

    private Signatures() { }

    /** @return base64 of the signature over the document's canonical bytes */
    public static String sign(JsonNode document, SigningKey key) {
        return Base64.getEncoder().encodeToString(key.sign(CanonicalJson.bytes(document)));
    }

    public static boolean verify(JsonNode document, String signature, VerificationKey key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return false;   // not base64: it verifies nothing
        }
        return key.verifies(CanonicalJson.bytes(document), bytes);
    }
}
