package org.shuqiao.exchange.outside.odrl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.outside.address.Addresses;

/**
 * Grant as an ODRL 2.2 agreement in JSON-LD: one permission for each item with all its constraints, the duty to accept
 * that each use is recorded, and the prohibition to pass the data on (政务数据共享条例: no third party without the
 * provider's consent). It says what the signed policy says and counts for nothing by itself: what is enforced is the
 * act, whose digest it cites.
 *
 * @see <a href="https://www.w3.org/TR/odrl-model/">ODRL Information Model 2.2 §2.1.3, §2.4, §2.5</a>
 */
public final class OdrlAgreement {

    /** Media type of the documents. */
    public static final String MEDIA_TYPE = "application/ld+json";

    private OdrlAgreement() { }

    /** @return the document of a grant as it was signed, whatever of it is given at the moment */
    public static ObjectNode of(Grant grant, Addresses at) {
        Policy policy = grant.policy();
        String agreement = at.agreement(grant.id()).stringValue();
        ObjectNode document = Json.PLAIN.createObjectNode();
        document.set("@context", OdrlContext.write());
        document.put("uid", agreement).put("@type", "odrl:Agreement").put("profile", OdrlContext.PROFILE)
                .put("dct:identifier", grant.id()).put("dct:title", policy.title())
                .put("dct:issued", PolicyJson.time(grant.issuedAt()))
                .put("sq:request", grant.request()).put("sq:scenario", policy.scenario())
                .put("sq:basis", policy.basis()).put("sq:resource", policy.resource())
                .put("sq:resourceVersion", policy.version()).put("sq:digest", grant.digest())
                .put("sq:signer", grant.signer());
        document.set("assigner", party(at, policy.provider()));
        document.set("assignee", party(at, policy.consumer()));
        ArrayNode permissions = document.putArray("permission");
        for (int i = 0; i < policy.columns().size(); i++) {
            permission(permissions.addObject(), policy, at, agreement, i + 1);
        }
        document.putArray("prohibition").addObject().put("@type", "odrl:Prohibition")
                .put("target", at.dataset(policy.resource()).stringValue()).put("action", "odrl:distribute");
        return document;
    }

    private static void permission(ObjectNode permission, Policy policy, Addresses at, String agreement, int position) {
        String item = policy.columns().get(position - 1);
        permission.put("uid", agreement + "-item-" + position).put("@type", "odrl:Permission");
        permission.putObject("target").put("uid", at.item(policy.resource(), item).stringValue())
                .put("@type", "odrl:Asset").put("partOf", at.dataset(policy.resource()).stringValue())
                .put("sq:item", item).put("sq:order", position);
        ArrayNode actions = permission.putArray("action");
        policy.modes().stream().sorted().map(Mode::id).forEach(mode -> actions.addObject()
                .put("uid", "sq:" + mode).put("@type", "odrl:Action").put("includedIn", "odrl:use"));
        permission.set("constraint", OdrlConstraints.of(policy, agreement, item, position));
        permission.putArray("duty").addObject().put("uid", agreement + "-recorded").put("@type", "odrl:Duty")
                .put("action", "odrl:acceptTracking");
    }

    private static ObjectNode party(Addresses at, String department) {
        return Json.PLAIN.createObjectNode().put("uid", at.department(department).stringValue())
                .put("@type", "odrl:Party").put("dct:identifier", department);
    }
}
