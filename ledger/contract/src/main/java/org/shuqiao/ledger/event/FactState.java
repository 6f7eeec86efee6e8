package org.shuqiao.ledger.event;

/** State of a subject in its life cycle. {@link #NONE} precedes its first event. */
public enum FactState {
    NONE,
    ENROLLED,
    RELEASED,
    PUBLISHED,
    WITHDRAWN,
    SUBMITTED,
    RETURNED,
    DECIDED,
    SIGNED,
    ACTIVE,
    SUSPENDED,
    REVOKED,
    EXPIRED,
    RAISED,
    CLOSED,
    ANCHORED
}
