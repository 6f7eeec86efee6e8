package org.shuqiao.exchange.outside.odrl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.shuqiao.contracts.json.Json;

/**
 * Context of the documents: the terms of ODRL 2.2 that they use, written out, so that no reader needs the network.
 *
 * @see <a href="https://www.w3.org/TR/odrl-vocab/">ODRL Vocabulary and Expression 2.2</a>
 */
final class OdrlContext {

    /** Profile of a grant: the operands and actions that ODRL's own vocabulary has none for. */
    static final String PROFILE = "urn:shuqiao:policy#";

    private static final List<String> NODES = List.of("profile", "assigner", "assignee", "target", "permission",
            "prohibition", "duty", "action", "constraint", "leftOperand", "operator", "partOf", "includedIn");

    private OdrlContext() { }

    static ObjectNode write() {
        ObjectNode context = Json.PLAIN.createObjectNode()
                .put("odrl", "http://www.w3.org/ns/odrl/2/").put("sq", PROFILE)
                .put("dct", "http://purl.org/dc/terms/").put("xsd", "http://www.w3.org/2001/XMLSchema#")
                .put("uid", "@id").put("rightOperand", "odrl:rightOperand");
        NODES.forEach(term -> context.putObject(term).put("@id", "odrl:" + term).put("@type", "@id"));
        return context;
    }
}
