package org.shuqiao.exchange.domain.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Objection of a department to data that it received (校核纠错).
 *
 * @param id         {@code O-<year>-<6 digits>}
 * @param department who objects
 * @param item       the item that seems wrong, where it is one
 * @param complaint  what seems wrong, without personal data
 * @param receipt    record of the delivery whose row is meant
 * @param row        number of that row in the answer, from 1
 * @param since      day since which the data were wrong, once they are corrected
 */
public record Objection(String id, String resource, String provider, String department, String raisedBy,
        Optional<String> item, String complaint, ObjectionState state, Instant raisedAt, Optional<Instant> closedAt,
        Optional<ObjectionOutcome> outcome, String explanation, Optional<String> receipt, OptionalInt row,
        Optional<LocalDate> since) { }
