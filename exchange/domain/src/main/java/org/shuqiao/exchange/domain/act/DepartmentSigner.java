package org.shuqiao.exchange.domain.act;

import java.util.Optional;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;

/** Signs acts in the name of departments, on a person's approval. */
public interface DepartmentSigner {

    /**
     * Signs an act, or leaves it to be signed later.
     *
     * @param approval of the person whom the act names; it approves this very act
     * @return the signed act; nothing where it waits until {@link Acts#accept} is called with it
     * @throws org.shuqiao.base.error.CodedException when such an approval is not enough here
     */
    Optional<SignedAct> sign(Act act, Approval approval);
}
