package org.shuqiao.exchange.domain.correction;

import java.time.Instant;
import java.util.Optional;

/**
 * Objection of a department to data that it received (校核纠错).
 *
 * @param id         {@code O-<year>-<6 digits>}
 * @param department who objects
 * @param item       the item that seems wrong, where it is one
 * @param complaint  what seems wrong, without personal data
 */
public record Objection(String id, String resource, String provider, String department, String raisedBy,
        Optional<String> item, String complaint, ObjectionState state, Instant raisedAt, Optional<Instant> closedAt,
        Optional<ObjectionOutcome> outcome, String explanation) { }
