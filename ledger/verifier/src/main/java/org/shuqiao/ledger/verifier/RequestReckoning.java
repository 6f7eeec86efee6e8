package org.shuqiao.ledger.verifier;

import java.time.LocalDate;
import java.util.Optional;
import org.shuqiao.ledger.clock.ActClock;

/**
 * Reckoning of a request's clock from the signed acts of both departments and the calendar that they cite.
 *
 * @param hosted   whether one of these acts was signed with a key that the platform holds
 * @param reckoned what the calendar makes of it; nothing where the calendar's file is not at hand
 */
public record RequestReckoning(ActClock clock, boolean hosted, Optional<ActClock.Reckoned> reckoned) {

    /** @return the last day of the period; nothing while the clock stands still, or without the calendar */
    public Optional<LocalDate> due() {
        return reckoned.flatMap(found -> found.at().due());
    }

    /** @return day of the decision or the withdrawal */
    public Optional<LocalDate> ended() {
        return clock.answered().or(clock::withdrawn);
    }

    /** @return working days by which it ended late, 0 when in time; nothing for what did not end */
    public Optional<Integer> late() {
        return ended().flatMap(day -> reckoned.map(found -> found.at().overdue()));
    }
}
