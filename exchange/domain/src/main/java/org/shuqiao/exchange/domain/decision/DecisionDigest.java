package org.shuqiao.exchange.domain.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.ledger.event.LifeCycleEvent.RequestDecided.Verdict;
import org.shuqiao.ledger.json.CanonicalJson;

/** Verdicts and digests of a decision for the ledger. Reasons and rules stay with the platform. */
final class DecisionDigest {

    /** Hex digits of a rule's digest that name the rule in the ledger. */
    private static final int RULE_DIGITS = 32;

    private DecisionDigest() { }

    static Map<String, Verdict> verdicts(Decision decision) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        decision.items().forEach((item, decided) -> verdicts.put(item, switch (decided) {
            case ItemDecision.Agree agree -> new Verdict(true, "agreed");
            case ItemDecision.AgreeMasked masked -> new Verdict(true, "agreed-masked");
            case ItemDecision.Refuse refuse -> new Verdict(false, "rule-" + PolicyJson.digest(refuse.rule())
                    .substring("sha256:".length()).substring(0, RULE_DIGITS));
        }));
        return verdicts;
    }

    /** @return digest of the decision in canonical JSON, which the platform can show at any time */
    static String of(Request request, Decision decision) {
        ObjectNode tree = CanonicalJson.object().put("request", request.id());
        ObjectNode items = tree.putObject("items");
        decision.items().forEach((item, decided) -> {
            ObjectNode node = items.putObject(item);
            switch (decided) {
                case ItemDecision.Agree agree -> node.put("outcome", "agree");
                case ItemDecision.AgreeMasked masked -> node.put("outcome", "mask").put("mask", masked.mask());
                case ItemDecision.Refuse refuse -> node.put("outcome", "refuse").put("reason", refuse.reason())
                        .put("rule", refuse.rule());
            }
        });
        return PolicyJson.digest(new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8));
    }
}
