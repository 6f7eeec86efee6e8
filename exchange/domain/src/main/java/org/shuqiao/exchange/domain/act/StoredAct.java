package org.shuqiao.exchange.domain.act;

import java.util.Optional;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;

/**
 * Act as the exchange keeps it.
 *
 * @param words   what the person was shown, whose digest the act names
 * @param signed  once the department signed
 * @param refusal why the department's node did not sign; blank otherwise
 */
public record StoredAct(Act act, Approval approval, String words, State state, Optional<SignedAct> signed,
        String refusal) {

    /** State of a department's signature. */
    public enum State {
        WAITING, SIGNED, REFUSED
    }
}
