package org.shuqiao.exchange.domain.delegation;

import java.time.Instant;
import java.util.Optional;

/**
 * Deciding handed over by an officer who is away, to another one of the department.
 *
 * @param id   {@code L-<year>-<6 digits>}
 * @param to   first instant at which it is over
 * @param rule of the department, on which it rests
 */
public record Delegation(String id, String department, String giver, String receiver, Instant from, Instant to,
        String rule, Instant givenAt, Optional<Instant> revokedAt) {

    /** @return whether the receiver decides for the giver then */
    public boolean counts(Instant at) {
        return !at.isBefore(from) && at.isBefore(end());
    }

    /** @return whether it is neither over nor revoked, though it may not have begun */
    public boolean stands(Instant now) {
        return now.isBefore(end());
    }

    private Instant end() {
        return revokedAt.filter(to::isAfter).orElse(to);
    }
}
