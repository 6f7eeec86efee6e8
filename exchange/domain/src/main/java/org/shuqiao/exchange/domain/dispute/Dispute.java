package org.shuqiao.exchange.domain.dispute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.clock.ClockReading;

/**
 * Dispute between the two departments of a request, in three layers: between them, before the data authority, before
 * the government at the same level.
 *
 * @param id      {@code D-<year>-<6 digits>}
 * @param raiser  department that raised it
 * @param other   the other department
 * @param layer   1 to 3
 * @param clock   of the step that is owed, while one is
 */
public record Dispute(String id, String request, String raiser, String other, int layer, DisputeState state,
        Instant raisedAt, Instant layerAt, Optional<Instant> closedAt, Optional<DisputeOutcome> outcome,
        List<Document> documents, Optional<ClockReading> clock) {

    public Dispute {
        documents = List.copyOf(documents);
    }

    /** @return whether who raised it may take it to the next layer: this one failed or ran out of time */
    public boolean canEscalate() {
        return switch (state) {
            case ANSWERED, FAILED -> true;
            case RAISED, MEDIATING -> isLate();
            case DECIDING, CLOSED -> false;
        };
    }

    /** @return whether the step that is owed is overdue */
    public boolean isLate() {
        return clock.filter(ClockReading::isOverdue).isPresent();
    }

    /**
     * Document of a dispute.
     *
     * @param step      {@code raised}, {@code answered}, {@code escalated} or the outcome that it states
     * @param reference number of the government's document
     */
    public record Document(int layer, String step, String department, String by, Instant at, String text,
            Optional<String> reference) { }
}
