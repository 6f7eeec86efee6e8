package org.shuqiao.exchange.domain.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Writes a verification as canonical JSON {@code {"candidates":[{…}],"key":"…","resource":"…"}}, which the consumer
 * signs and whose salted digest the record holds.
 */
final class VerificationText {

    private VerificationText() { }

    /** @return the text; blank for what cannot be written down, of which the engine says what is wrong */
    static String of(String resource, String keyColumn, List<Map<String, String>> candidates) {
        try {
            ObjectNode tree = CanonicalJson.object().put("resource", resource).put("key", keyColumn);
            ArrayNode array = tree.putArray("candidates");
            candidates.forEach(candidate -> candidate.forEach(array.addObject()::put));
            return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            return "";
        }
    }
}
