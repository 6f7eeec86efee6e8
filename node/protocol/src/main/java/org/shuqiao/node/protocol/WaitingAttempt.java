package org.shuqiao.node.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.record.Nonce;

/**
 * Attempt of a standing push that waits for its department's signature:
 * {@code {"asked":"…","id":"S-2026-000001","nonce":"hex","order":"sha256:…","purpose":"…"}}.
 *
 * @param order digest of the act that ordered it, which this department signed
 * @param asked canonical JSON of what is asked, one of those that the order names
 */
public record WaitingAttempt(String id, String order, Nonce nonce, String purpose, String asked) {

    /** @return {@code {"attempts":[…],"v":1}} */
    public static byte[] list(List<WaitingAttempt> attempts) {
        ObjectNode tree = CanonicalJson.object().put("v", 1);
        ArrayNode list = tree.putArray("attempts");
        attempts.forEach(each -> list.addObject().put("id", each.id).put("order", each.order)
                .put("nonce", each.nonce.hex()).put("purpose", each.purpose).put("asked", each.asked));
        return CanonicalJson.bytes(tree);
    }

    public static List<WaitingAttempt> parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.readLenient(bytes), "");
        fields.number("v");
        return fields.objects("attempts").stream().map(each -> new WaitingAttempt(each.text("id"),
                each.text("order"), Nonce.ofHex(each.text("nonce")), each.text("purpose"), each.text("asked")))
                .toList();
    }
}
