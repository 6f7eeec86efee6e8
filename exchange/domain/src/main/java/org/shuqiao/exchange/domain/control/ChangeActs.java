package org.shuqiao.exchange.domain.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.node.protocol.Enrolment;

/** Drafts the act by which a second person approves a change; in its body {@code change}, the digest of the change. */
final class ChangeActs {

    private ChangeActs() { }

    /** The words say all that the change says: accounts stand in them, and not in the act. */
    static ActDraft approval(Proposal proposal, Actor by) {
        ObjectNode body = CanonicalJson.object();
        body.putObject("change").put("digest", proposal.digest()).put("kind", proposal.change().kind())
                .put("proposedBy", proposal.proposedBy());
        String words = "批准 %2$s 提出的变更 %1$s：%3$s\n\nApprove the change %1$s that %2$s proposed: %3$s".formatted(
                proposal.id(), proposal.proposedBy(), ChangeJson.write(proposal.change()));
        return new ActDraft(ActKind.CHANGE, proposal.id(), by.department(), by.login(), words, body);
    }

    static Enrolment enrolment(Change.AdmitKey admit) {
        return Enrolment.parse(admit.enrolment().getBytes(StandardCharsets.UTF_8));
    }
}
