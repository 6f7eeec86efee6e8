package org.shuqiao.exchange.domain.emergency;

import java.time.Instant;
import java.util.Optional;
import org.shuqiao.exchange.domain.clock.ClockReading;

/**
 * Emergency grant, from the first person's proposal to its review.
 *
 * @param id     {@code E-<year>-<6 digits>}, also the number of the grant
 * @param to     when it ends
 * @param review of it, once it was reviewed
 * @param clock  to the review that is due; nothing before it is given and after it is reviewed
 */
public record Emergency(String id, String request, String provider, String consumer, String title, String proposedBy,
        Instant proposedAt, Instant to, Optional<Given> given, Optional<Review> review, Optional<ClockReading> clock) {

    /** The second person's approval. */
    public record Given(String by, Instant at) { }

    /** Result of the review. @param justified whether it was right to give it */
    public record Review(String by, Instant at, boolean justified, String text) { }

    /** @return {@code proposed}, {@code lapsed}, {@code running}, {@code ended}, {@code overdue} or {@code reviewed} */
    public String state(Instant now) {
        if (review.isPresent()) {
            return "reviewed";
        }
        if (given.isEmpty()) {
            return now.isBefore(to) ? "proposed" : "lapsed";
        }
        if (isOverdue()) {
            return "overdue";
        }
        return now.isBefore(to) ? "running" : "ended";
    }

    public boolean isOverdue() {
        return clock.filter(ClockReading::isOverdue).isPresent();
    }
}
