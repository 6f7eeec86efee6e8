package org.shuqiao.ledger.clock;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Reckoning of a period in working days as it stands on a day. There is one pause at most: what is missing is told once
 * (一次性告知). A notice given after the period had ended does not pause what is already late.
 *
 * @param due       last day of the period; empty while the clock stands still
 * @param used      working days that have counted so far
 * @param remaining working days left, 0 on the last day and after
 * @param overdue   working days past the due date, 0 when in time
 * @param until     last day that was reckoned with
 */
public record Reckoning(LocalDate start, Optional<LocalDate> due, int used, int remaining, int overdue, boolean paused,
        LocalDate until) {

    /**
     * @param total working days of the period, extensions included
     * @param day   on which it is read: today, or the day of the answer
     */
    public static Reckoning of(WorkingCalendar calendar, LocalDate start, int total, Optional<Pause> pause,
            LocalDate day) {
        if (pause.isPresent() && pause.get().until().isEmpty()) {
            int used = before(calendar, start, pause.get().from());
            return new Reckoning(start, Optional.empty(), used, Math.max(total - used, 0), 0, true, day);
        }
        LocalDate unpaused = calendar.after(start, total);
        Optional<Pause> counted = pause.filter(each -> !each.from().isAfter(unpaused));
        LocalDate due = counted.map(each -> calendar.after(each.until().orElseThrow(),
                Math.max(total - before(calendar, start, each.from()), 1))).orElse(unpaused);
        int used = counted.map(each -> before(calendar, start, each.from())
                        + calendar.between(each.until().orElseThrow(), day))
                .orElseGet(() -> calendar.between(start, day));
        return new Reckoning(start, Optional.of(due), used, calendar.between(day, due), calendar.between(due, day),
                false, due);
    }

    private static int before(WorkingCalendar calendar, LocalDate start, LocalDate notice) {
        return calendar.between(start, notice.minusDays(1));
    }
}
