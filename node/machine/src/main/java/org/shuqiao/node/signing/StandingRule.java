package org.shuqiao.node.signing;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.node.error.NodeCode;

/**
 * Standing order of a department: what its officer published as shared unconditionally, and this node signed so, is
 * granted on request without asking a person each time. The department gives the order by listing the rule among its
 * people, with the node's own key; taking it off the list ends it.
 */
public final class StandingRule {

    /** Name of the rule in acts, in the place of a person. */
    public static final String PERSON = "rule.unconditional";

    private static final String UNCONDITIONAL = "unconditional";

    private StandingRule() { }

    /** @return whether no person approves the act: the platform submitted it by the rule */
    static boolean covers(Act act, Approval approval) {
        return approval instanceof Approval.Session && act.person().equals(PERSON)
                && (act.kind() == ActKind.DECISION || act.kind() == ActKind.GRANT);
    }

    /**
     * Approves with the node's key what follows from an entry that this node signed as shared unconditionally.
     *
     * @throws CodedException {@code FOLLOWS_UNSIGNED} for any other
     */
    static Approval approve(Act act, SignedArchive archive, SigningKey own) {
        String entry = act.kind() == ActKind.GRANT
                ? act.body().path("policy").path("resource").asText() + "@"
                        + act.body().path("policy").path("version").asText()
                : act.body().path("entry").asText();
        Optional<Act> published = archive.entry(entry);
        boolean unconditional = published.map(each -> each.body().path("entry").path("sharing").asText())
                .filter(UNCONDITIONAL::equals).isPresent();
        if (!unconditional) {
            throw new CodedException(NodeCode.FOLLOWS_UNSIGNED, entry);
        }
        return Approval.keyFile(act, own);
    }
}
