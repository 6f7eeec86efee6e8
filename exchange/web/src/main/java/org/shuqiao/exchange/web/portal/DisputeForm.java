package org.shuqiao.exchange.web.portal;

import java.util.Optional;
import org.shuqiao.exchange.domain.dispute.DisputeOutcome;
import org.shuqiao.exchange.domain.dispute.DisputeStep;

/** Reads the forms of a dispute: what raises it, a side's step, the authority's ruling. */
final class DisputeForm {

    private DisputeForm() { }

    static DisputeStep raised(String request, String text) {
        return new DisputeStep.Raise(request.strip(), text);
    }

    /** @param step answer, settlement or escalation */
    static DisputeStep step(String id, String step, String text) {
        return switch (step) {
            case "answer" -> new DisputeStep.Answer(id, text);
            case "settlement" -> new DisputeStep.Settle(id, text);
            default -> new DisputeStep.Escalate(id, text);
        };
    }

    static DisputeStep ruled(String id, String outcome, String text, String reference) {
        return new DisputeStep.Rule(id, DisputeOutcome.of(outcome).orElse(DisputeOutcome.FAILED), text,
                Optional.of(reference));
    }
}
