package org.shuqiao.ledger.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Act that another follows from: in the body as {@code "follows":{"digest":"sha256:…","id":"…"}}.
 *
 * @param digest of the act, {@link Act#digest}
 */
public record ActReference(String id, String digest) {

    public ActReference {
        ActRules.id(id);
        ActRules.digest("follows.digest", digest);
    }

    static ActReference read(ObjectNode tree) {
        JsonFields fields = JsonFields.of(tree, "body.follows.");
        ActReference read = new ActReference(fields.text("id"), fields.text("digest"));
        fields.rejectUnknownKeys();
        return read;
    }

    /** @return the JSON object for a body's {@code follows} */
    public ObjectNode tree() {
        return CanonicalJson.object().put("id", id).put("digest", digest);
    }
}
