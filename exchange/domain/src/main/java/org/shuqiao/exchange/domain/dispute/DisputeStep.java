package org.shuqiao.exchange.domain.dispute;

import java.util.Optional;

/** Step of a dispute, as a person takes it. */
public sealed interface DisputeStep {

    /** @return what is said with it, without personal data */
    String text();

    /** A side of a request that was answered, or is overdue, disputes it. */
    record Raise(String request, String text) implements DisputeStep { }

    /** Layer 1: the other department says what it thinks of it. */
    record Answer(String dispute, String text) implements DisputeStep { }

    /** The party that raised it is content: the dispute ends, in whatever layer it is. */
    record Settle(String dispute, String text) implements DisputeStep { }

    /** The party that raised it takes it to the next layer, once this one failed or ran out of time. */
    record Escalate(String dispute, String text) implements DisputeStep { }

    /**
     * Layers 2 and 3: the authority says what came of its mediation, or registers the government's decision.
     *
     * @param outcome   settled or failed of a mediation; provide or dismiss of a decision
     * @param reference number of the government's document, with a decision
     */
    record Rule(String dispute, DisputeOutcome outcome, String text, Optional<String> reference)
            implements DisputeStep { }
}
