package org.shuqiao.centre.responsibility;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.clock.WorkingCalendar;

/**
 * Reckons when a time limit runs out, and when half of it is used, by the working days of the legal clock.
 *
 * @param calendar of the legal clock, with the holidays that are in force
 */
public record CaseClock(WorkingCalendar calendar, WorkHours hours) {

    /**
     * The instant at which a limit runs out. The day on which a limit in working days begins does not count, and its
     * last day ends with the work (民法典 第二百零一条、第二百零三条).
     */
    public Instant due(Instant start, TimeLimit limit) {
        return switch (limit.measure()) {
            case CLOCK_HOURS -> start.plus(Duration.ofHours(limit.amount()));
            case WORKING_DAYS -> calendar.after(local(start).toLocalDate(), limit.amount())
                    .atTime(hours.spans().getLast().to()).atZone(ExchangeStore.ZONE).toInstant();
            case WORK_HOURS -> worked(start, Duration.ofHours(limit.amount()));
        };
    }

    /** The instant at which half of what lies between start and end is used: of the work, or of the clock's hours. */
    public Instant half(Instant start, TimeLimit limit) {
        Instant due = due(start, limit);
        return limit.measure() == Measure.CLOCK_HOURS ? start.plus(Duration.between(start, due).dividedBy(2))
                : worked(start, work(start, due).dividedBy(2));
    }

    /** @return whether the limit runs into a year whose holidays are not known yet */
    public boolean provisional(Instant start, TimeLimit limit) {
        return limit.measure() != Measure.CLOCK_HOURS
                && calendar.provisional(local(start).toLocalDate(), local(due(start, limit)).toLocalDate());
    }

    private Instant worked(Instant start, Duration work) {
        LocalDateTime from = local(start);
        Duration left = work;
        for (LocalDate day = from.toLocalDate(); ; day = day.plusDays(1)) {
            LocalTime begin = day.equals(from.toLocalDate()) ? from.toLocalTime() : LocalTime.MIN;
            for (WorkHours.Span span : hours.spans()) {
                Duration here = within(day, span, begin, LocalTime.MAX);
                if (here.isPositive() && here.compareTo(left) >= 0) {
                    return day.atTime(later(span.from(), begin)).plus(left).atZone(ExchangeStore.ZONE).toInstant();
                }
                left = left.minus(here);
            }
        }
    }

    private Duration work(Instant start, Instant end) {
        LocalDateTime from = local(start);
        LocalDateTime to = local(end);
        Duration sum = Duration.ZERO;
        for (LocalDate day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            LocalTime begin = day.equals(from.toLocalDate()) ? from.toLocalTime() : LocalTime.MIN;
            LocalTime until = day.equals(to.toLocalDate()) ? to.toLocalTime() : LocalTime.MAX;
            for (WorkHours.Span span : hours.spans()) {
                sum = sum.plus(within(day, span, begin, until));
            }
        }
        return sum;
    }

    private Duration within(LocalDate day, WorkHours.Span span, LocalTime begin, LocalTime until) {
        LocalTime from = later(span.from(), begin);
        LocalTime to = span.to().isBefore(until) ? span.to() : until;
        return calendar.isWorkingDay(day) && from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    private static LocalTime later(LocalTime one, LocalTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDateTime local(Instant at) {
        return at.atZone(ExchangeStore.ZONE).toLocalDateTime();
    }
}
