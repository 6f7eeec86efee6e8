package org.shuqiao.exchange.web.rest;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.web.error.ServerCode;

/**
 * Request body of a proposed emergency grant.
 *
 * @param request  the consumer's request
 * @param decision what is given of it, as a provider would decide
 * @param hours    from now, 1 to 72
 * @param reason   of the emergency
 * @param approved the act as it was shown, with the person's approval; left out where the log-in vouches
 */
record EmergencyInput(String request, DecisionInput decision, Integer hours, String reason,
        Optional<ActInput> approved) {

    Emergencies.Proposed proposed() {
        if (request == null || decision == null || hours == null || reason == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "request, decision, hours, reason");
        }
        return new Emergencies.Proposed(request, decision.decision(), hours, reason);
    }
}
