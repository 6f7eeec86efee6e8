package org.shuqiao.exchange.domain.clock;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;

/** Computes due dates in working days from the calendar and the deadlines in force. */
public final class LegalClock {

    private final WorkingCalendar calendar;
    private final List<Deadline> deadlines;

    public LegalClock(WorkingCalendar calendar, List<Deadline> deadlines) {
        this.calendar = calendar;
        this.deadlines = List.copyOf(deadlines);
    }

    public WorkingCalendar calendar() {
        return calendar;
    }

    /** @return the newest deadline of the duty that is in force on the day */
    public Deadline deadline(Duty duty, LocalDate day) {
        return deadlines.stream()
                .filter(each -> each.duty() == duty && !each.effectiveFrom().isAfter(day))
                .max(Comparator.comparing(Deadline::effectiveFrom))
                .orElseThrow(() -> new CodedException(ExchangeCode.DEADLINE_UNKNOWN, duty.id(), day));
    }

    public ClockReading read(Duty duty, LocalDate start, LocalDate today) {
        return read(duty, start, Optional.empty(), today);
    }

    /**
     * Reads a clock that began on {@code start}. There is one pause at most: what is missing is told once
     * (一次性告知). A notice given after the period had ended does not pause what is already late.
     */
    public ClockReading read(Duty duty, LocalDate start, Optional<Pause> pause, LocalDate today) {
        Deadline deadline = deadline(duty, start);
        int total = deadline.workingDays();
        if (pause.isPresent() && pause.get().until().isEmpty()) {
            int used = usedBefore(start, pause.get().from());
            return new ClockReading(deadline, start, Optional.empty(), used, Math.max(total - used, 0), 0, true,
                    calendar.provisional(start, today), notices(start, today));
        }
        LocalDate unpaused = calendar.after(start, total);
        Optional<Pause> counted = pause.filter(each -> !each.from().isAfter(unpaused));
        LocalDate due = counted.map(each -> resumed(start, each, total)).orElse(unpaused);
        int used = counted.map(each -> usedBefore(start, each.from()) + calendar.between(each.until().get(), today))
                .orElseGet(() -> calendar.between(start, today));
        int remaining = calendar.between(today, due);
        return new ClockReading(deadline, start, Optional.of(due), used, remaining, calendar.between(due, today), false,
                calendar.provisional(start, due), notices(start, due));
    }

    private LocalDate resumed(LocalDate start, Pause pause, int total) {
        return calendar.after(pause.until().get(), total - usedBefore(start, pause.from()));
    }

    private int usedBefore(LocalDate start, LocalDate notice) {
        return calendar.between(start, notice.minusDays(1));
    }

    private List<String> notices(LocalDate start, LocalDate end) {
        return IntStream.rangeClosed(start.getYear(), end.getYear())
                .mapToObj(calendar::notice)
                .flatMap(Optional::stream)
                .map(HolidayNotice::number)
                .toList();
    }
}
