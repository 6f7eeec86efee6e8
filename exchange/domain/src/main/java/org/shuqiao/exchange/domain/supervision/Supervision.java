package org.shuqiao.exchange.domain.supervision;

import java.time.Instant;
import java.util.Optional;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.clock.Duty;

/**
 * Supervision notice (督办) of the data authority about an overdue duty.
 *
 * @param id         {@code S-<year>-<6 digits>}
 * @param subject    what is overdue, for example a request
 * @param department which owes it, and answers the notice
 * @param demand     what it is called on to do
 * @param clock      of the answer, while there is none
 */
public record Supervision(String id, String subject, Duty duty, String department, String demand, String issuedBy,
        Instant issuedAt, Optional<Answer> answer, Optional<ClockReading> clock) {

    /** Answer of the department. */
    public record Answer(String text, String by, Instant at) { }
}
