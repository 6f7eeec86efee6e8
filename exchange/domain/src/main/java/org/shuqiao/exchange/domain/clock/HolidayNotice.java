package org.shuqiao.exchange.domain.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Yearly holiday schedule announced by the General Office of the State Council.
 *
 * @param number the notice's document number, cited wherever the calendar is shown
 * @param off    days off, weekends inside a holiday included
 * @param work   Saturdays and Sundays that are worked instead (调休)
 */
public record HolidayNotice(int year, String title, String number, LocalDate issued, List<Holiday> off,
        Set<LocalDate> work) {

    public HolidayNotice {
        off = List.copyOf(off);
        work = Set.copyOf(work);
    }

    /** A run of days off, both ends included. */
    public record Holiday(String name, LocalDate from, LocalDate to) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    boolean isOff(LocalDate day) {
        return off.stream().anyMatch(holiday -> holiday.covers(day));
    }
}
