package org.shuqiao.ledger.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;

/**
 * Rules of emergency grants, whose numbers begin with {@code E-}: two persons of the authority that the provider named
 * in the entry agreed on the same policy, for hours.
 */
final class EmergencyRules {

    private static final String MARK = "E-";
    private static final Duration LONGEST = Duration.ofHours(72);

    private EmergencyRules() { }

    static boolean isEmergency(String grant) {
        return grant.startsWith(MARK);
    }

    static boolean hold(SignedActs.Verified grant, SignedActs.Verified proposal, Act entry) {
        Act given = grant.act();
        Act proposed = proposal.act();
        boolean onePerson = given.person().equals(proposed.person())
                || grant.approver().isPresent() && grant.approver().equals(proposal.approver());
        Optional<ObjectNode> policy = body(given).optionalObject("policy");
        return !onePerson && proposed.id().equals(given.id())
                && policy.equals(body(proposed).optionalObject("policy")) && policy.filter(EmergencyRules::brief)
                        .isPresent()
                && body(given).optionalObject("binding").equals(body(proposed).optionalObject("binding"))
                && body(entry).optionalObject("entry").flatMap(named -> JsonFields.of(named, "body.entry.")
                        .optionalText("authority")).filter(given.department()::equals).isPresent();
    }

    private static boolean brief(ObjectNode tree) {
        JsonFields policy = JsonFields.of(tree, "body.policy.");
        return Duration.between(JsonTime.parse(policy.text("from"), "body.policy.from"),
                JsonTime.parse(policy.text("to"), "body.policy.to")).compareTo(LONGEST) <= 0;
    }

    private static JsonFields body(Act act) {
        return JsonFields.of(act.body(), "body.");
    }
}
