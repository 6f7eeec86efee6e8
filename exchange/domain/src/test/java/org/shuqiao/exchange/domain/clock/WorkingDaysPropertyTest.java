package org.shuqiao.exchange.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.shuqiao.ledger.clock.Pause;
import org.shuqiao.ledger.clock.WorkingCalendar;

final class WorkingDaysPropertyTest {

    private final LegalClock clock = LegalClockFiles.load();
    private final WorkingCalendar calendar = clock.calendar();

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 500).map(LocalDate.of(2025, 8, 1)::plusDays);
    }

    @Property(tries = 300)
    void aPeriodEndsOnAWorkingDayAndHasExactlyItsDays(@ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 1, max = 40) int days) {
        LocalDate due = calendar.after(start, days);

        assertThat(calendar.isWorkingDay(due)).isTrue();
        assertThat(calendar.between(start, due)).isEqualTo(days);
        assertThat(calendar.between(start, due.minusDays(1))).isEqualTo(days - 1);
    }

    @Property(tries = 300)
    void aLaterStartNeverEndsEarlier(@ForAll("days") LocalDate start, @ForAll @IntRange(min = 1, max = 40) int days) {
        assertThat(calendar.after(start.plusDays(1), days)).isAfterOrEqualTo(calendar.after(start, days));
    }

    @Property(tries = 300)
    void countingIsAdditive(@ForAll("days") LocalDate start, @ForAll @IntRange(max = 60) int one,
            @ForAll @IntRange(max = 60) int two) {
        LocalDate middle = start.plusDays(one);
        LocalDate end = middle.plusDays(two);

        assertThat(calendar.between(start, end))
                .isEqualTo(calendar.between(start, middle) + calendar.between(middle, end));
    }

    @Property(tries = 300)
    void aPauseMovesTheDueDateByExactlyTheWorkingDaysItHeld(@ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 1, max = 8) int noticeAfter, @ForAll @IntRange(max = 40) int lasted) {
        LocalDate notice = calendar.after(start, noticeAfter);
        LocalDate until = notice.plusDays(lasted);

        ClockReading plain = clock.read(Duty.REPLY_CONDITIONAL, start, until);
        ClockReading paused = clock.read(Duty.REPLY_CONDITIONAL, start,
                Optional.of(new Pause(notice, Optional.of(until))), 0, until);

        int held = calendar.between(notice.minusDays(1), until);
        int total = plain.deadline().workingDays();
        assertThat(calendar.between(start, paused.due().orElseThrow())).isEqualTo(total + held);
        assertThat(paused.used() + paused.remaining()).isEqualTo(total);
        assertThat(paused.isOverdue()).isFalse();
    }

    @Property(tries = 300)
    void neverBothOnTimeAndLate(@ForAll("days") LocalDate start, @ForAll @IntRange(max = 60) int later) {
        ClockReading reading = clock.read(Duty.REPLY_CONDITIONAL, start, start.plusDays(later));

        assertThat(reading.remaining() > 0 && reading.overdue() > 0).isFalse();
        assertThat(reading.overdue()).isEqualTo(Math.max(reading.used() - reading.deadline().workingDays(), 0));
    }
}
