package org.shuqiao.exchange.domain.duty;

import org.shuqiao.exchange.domain.clock.ClockReading;

/** Urgency of a duty, by how much of its legal period is used. */
public enum Urgency {
    /** The clock stands still: somebody else owes the next step. */
    PAUSED,
    CALM,
    /** Half of the period is used. */
    HALF,
    /** One working day is left, or none. */
    LAST_DAY,
    OVERDUE;

    /** Periods of up to two working days have no half, and those of one day no last day. */
    public static Urgency of(ClockReading clock) {
        if (clock.paused()) {
            return PAUSED;
        }
        if (clock.isOverdue()) {
            return OVERDUE;
        }
        int total = clock.used() + clock.remaining();
        if (clock.remaining() <= 1 && total > 1) {
            return LAST_DAY;
        }
        return clock.used() * 2 >= total && total > 2 ? HALF : CALM;
    }
}
