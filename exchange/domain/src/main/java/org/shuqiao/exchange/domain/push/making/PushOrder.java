package org.shuqiao.exchange.domain.push.making;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Order of a push.
 *
 * @param items        of the resource, in the order of the columns; none means all that are granted
 * @param target       id of a target of the department
 * @param divisionItem whose values are codes of divisions, where the target takes those of one alone; else blank
 */
public record PushOrder(String purpose, String resource, List<String> items, String target, String divisionItem) {

    public PushOrder {
        items = List.copyOf(items);
    }

    /**
     * @param division that the target takes; blank for all
     * @return the order as canonical JSON {@code {"division":"","divisionItem":"","items":[…],"resource":"…",
     *     "target":"T-…"}}, which the consumer signs and whose salted digest the record holds
     */
    public String asked(String division) {
        ObjectNode tree = CanonicalJson.object().put("division", division).put("divisionItem", divisionItem)
                .put("resource", resource).put("target", target);
        items.forEach(tree.putArray("items")::add);
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }
}
