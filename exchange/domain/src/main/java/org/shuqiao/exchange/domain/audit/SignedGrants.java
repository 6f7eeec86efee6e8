package org.shuqiao.exchange.domain.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.ledger.json.CanonicalJson;

/** Reads what providers signed, from the signed documents themselves. */
final class SignedGrants {

    private SignedGrants() { }

    /** @return grant to the policy in its signed document */
    static Map<String, Policy> of(Iterable<Grant> grants) {
        Map<String, Policy> signed = new HashMap<>();
        grants.forEach(grant -> policy(grant).ifPresent(policy -> signed.put(grant.id(), policy)));
        return signed;
    }

    /** @return empty when the document is not one of a grant */
    static Optional<Policy> policy(Grant grant) {
        ObjectNode document = CanonicalJson.read(grant.document().getBytes(StandardCharsets.UTF_8));
        return document.get("policy") instanceof ObjectNode policy
                ? Optional.of(PolicyJson.read(new String(CanonicalJson.bytes(policy), StandardCharsets.UTF_8)))
                : Optional.empty();
    }
}
