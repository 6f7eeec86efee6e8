package org.shuqiao.exchange.domain.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Place of an act among its department's: in the body as {@code "chain":{"number":7,"previous":"sha256:…"}}. A missing
 * act leaves a gap, an exchanged one does not have the digest that the next one cites.
 *
 * @param number   from 1, without gaps
 * @param previous digest of the act before; none at the first
 */
public record ActPlace(long number, Optional<String> previous) {

    private static final String FIELD = "chain";

    /** @return where the act says that it stands; nothing where it does not say */
    public static Optional<ActPlace> of(Act act) {
        return JsonFields.of(act.body(), "body.").optionalObject(FIELD).map(tree -> {
            JsonFields fields = JsonFields.of(tree, "body.chain.");
            return new ActPlace(fields.number("number"), fields.optionalText("previous"));
        });
    }

    /** @return the place after this one, which the act takes */
    static ActPlace after(Optional<ActHead> head) {
        return new ActPlace(head.map(ActHead::number).orElse(0L) + 1, head.map(ActHead::digest));
    }

    void write(ObjectNode body) {
        ObjectNode tree = CanonicalJson.object().put("number", number);
        previous.ifPresent(digest -> tree.put("previous", digest));
        body.set(FIELD, tree);
    }
}
