package org.shuqiao.exchange.domain.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.ledger.clock.ClockRules;
import org.shuqiao.ledger.clock.HolidayNotice;
import org.shuqiao.ledger.clock.LegalPeriod;
import org.shuqiao.ledger.clock.Pause;
import org.shuqiao.ledger.clock.Reckoning;
import org.shuqiao.ledger.clock.WorkingCalendar;

/** Computes due dates in working days from the rules in force, which a loaded notice exchanges while it runs. */
public final class LegalClock {

    private final AtomicReference<Standing> standing;

    /** Rules with what is reckoned of them once. */
    private record Standing(ClockRules rules, WorkingCalendar calendar, String digest) {
        static Standing of(ClockRules rules) {
            return new Standing(rules, rules.calendar(), rules.digest());
        }
    }

    public LegalClock(ClockRules rules) {
        this.standing = new AtomicReference<>(Standing.of(rules));
    }

    public ClockRules rules() {
        return standing.get().rules();
    }

    public WorkingCalendar calendar() {
        return standing.get().calendar();
    }

    /** @return digest of the rules in force, as acts cite it */
    public String digest() {
        return standing.get().digest();
    }

    /** Reckons with other rules from now on. */
    public void adopt(ClockRules rules) {
        standing.set(Standing.of(rules));
    }

    /** @return the newest deadline of the duty that is in force on the day */
    public Deadline deadline(Duty duty, LocalDate day) {
        LegalPeriod period = rules().period(duty.id(), day)
                .orElseThrow(() -> new CodedException(ExchangeCode.DEADLINE_UNKNOWN, duty.id(), day));
        return new Deadline(duty, period.workingDays(), period.from(), period.basis());
    }

    public ClockReading read(Duty duty, LocalDate start, LocalDate today) {
        return read(duty, start, Optional.empty(), 0, today);
    }

    /**
     * Reads a clock that began on {@code start}.
     *
     * @param extended working days by which the period was extended, 0 for none
     */
    public ClockReading read(Duty duty, LocalDate start, Optional<Pause> pause, int extended, LocalDate today) {
        Deadline deadline = deadline(duty, start);
        Reckoning at = Reckoning.of(calendar(), start, deadline.workingDays() + extended, pause, today);
        return new ClockReading(deadline, start, at.due(), at.used(), at.remaining(), at.overdue(), at.paused(),
                calendar().provisional(start, at.until()), notices(start, at.until()));
    }

    private List<String> notices(LocalDate start, LocalDate end) {
        return IntStream.rangeClosed(start.getYear(), end.getYear()).boxed()
                .flatMap(year -> calendar().notices(year).stream())
                .map(HolidayNotice::number)
                .toList();
    }
}
