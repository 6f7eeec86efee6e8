package org.shuqiao.exchange.domain.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * State of a legal clock on a given day.
 *
 * @param due         last day of the period; empty while the clock stands still
 * @param used        working days that have counted so far, at most up to {@code today}
 * @param remaining   working days left, 0 on the last day and after
 * @param overdue     working days past the due date, 0 when in time
 * @param provisional whether a year without a loaded notice was reckoned with
 * @param notices     document numbers of the notices reckoned with
 */
public record ClockReading(Deadline deadline, LocalDate start, Optional<LocalDate> due, int used, int remaining,
        int overdue, boolean paused, boolean provisional, List<String> notices) {

    public boolean isOverdue() {
        return overdue > 0;
    }
}
