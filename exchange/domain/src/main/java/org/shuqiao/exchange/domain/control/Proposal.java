package org.shuqiao.exchange.domain.control;

import java.time.Instant;
import java.util.Optional;

/**
 * Change with the persons who proposed and decided it.
 *
 * @param digest of the change's canonical form; an approval cites it, so that what was read is what is done
 * @param decidedBy who approved, rejected or withdrew it
 */
public record Proposal(String id, Change change, String digest, String proposedBy, Instant proposedAt,
        Instant expiresAt, ChangeState state, Optional<String> decidedBy, Optional<Instant> decidedAt) { }
