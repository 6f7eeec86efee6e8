package org.shuqiao.exchange.domain.act;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;

/**
 * Leaves acts to the department's own node, which fetches them and signs what it finds approved by a key of a person
 * that it knows, and what a rule submits if the department gave it a standing order to.
 */
public final class NodeSigner implements DepartmentSigner {

    @Override
    public Optional<SignedAct> sign(Act act, Approval approval) {
        if (approval instanceof Approval.Session && !Acts.isOfRule(act)) {
            throw new CodedException(ExchangeCode.APPROVAL_NEEDED, act.department());
        }
        return Optional.empty();
    }
}
