package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Part of a request body: an act with a person's approval. Left out, the log-in vouches for the person, which is enough
 * for a department without a node.
 *
 * @param act      the canonical JSON as it was shown
 * @param approval {@code method} {@code keyfile} with {@code key} and {@code signature}, or {@code passkey} with
 *     {@code key}, {@code authenticator}, {@code client} and {@code signature}
 */
record ApprovedInput(String act, Map<String, String> approval) {

    ApprovedAct approved() {
        if (act == null || approval == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "approved");
        }
        ObjectNode tree = CanonicalJson.object();
        approval.forEach(tree::put);
        return new ApprovedAct(Act.parse(act.getBytes(StandardCharsets.UTF_8)), Approval.read(tree));
    }
}
