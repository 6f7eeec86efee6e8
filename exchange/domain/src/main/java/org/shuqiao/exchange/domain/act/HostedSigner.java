package org.shuqiao.exchange.domain.act;

import java.util.Optional;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.signature.SigningKeys;

/**
 * Signs at once, with the key that the platform keeps for a department that runs no node. The log-in of the person is
 * approval enough; the key history says that the key is hosted.
 */
public final class HostedSigner implements DepartmentSigner {

    private final SigningKeys keys;

    public HostedSigner(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<SignedAct> sign(Act act, Approval approval) {
        return Optional.of(SignedAct.sign(act, approval, keys.department(act.department())));
    }
}
