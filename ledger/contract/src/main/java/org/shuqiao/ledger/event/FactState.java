package org.shuqiao.ledger.event;

/** Where something stands in its life; {@link #NONE} is before its first event. */
public enum FactState {
    NONE,
    ENROLLED,
    RELEASED,
    PUBLISHED,
    WITHDRAWN,
    SUBMITTED,
    DECIDED,
    SIGNED,
    ACTIVE,
    REVOKED,
    EXPIRED,
    RAISED,
    CLOSED,
    ANCHORED
}
