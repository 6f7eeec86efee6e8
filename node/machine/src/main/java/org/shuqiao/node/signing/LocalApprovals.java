package org.shuqiao.node.signing;

import java.util.Optional;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.people.People;

/** Approvals that people of the department give on the node's own machine, until the act is signed. */
public final class LocalApprovals {

    private LocalApprovals() { }

    /** Approves an act after its words were shown; the key has to be one of the people's. */
    public static void approve(NodeFolder folder, Act act, String words, SigningKey person) {
        ShownCheck.require(act, words);
        Approval approval = Approval.keyFile(act, person);
        new ApprovalCheck(People.in(folder), folder.settings().relyingParty()).require(act, approval);
        folder.saveApproval(SignedArchive.file(act.digest()), CanonicalJson.bytes(approval.tree()));
    }

    static Optional<Approval> find(NodeFolder folder, Act act) {
        return folder.approval(SignedArchive.file(act.digest())).map(bytes -> Approval.read(CanonicalJson.read(bytes)));
    }
}
