package org.shuqiao.ledger.security;

import java.time.Instant;
import java.util.Optional;

/**
 * Conditions that entries meet, all of them.
 *
 * @param from    at this time or later
 * @param to      before this time
 * @param account that did it, or that it concerns
 */
public record SecurityFilter(Optional<Instant> from, Optional<Instant> to, Optional<String> account,
        Optional<SecurityKind> kind) {

    public static SecurityFilter all() {
        return new SecurityFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
