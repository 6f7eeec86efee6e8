package org.shuqiao.ledger.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holiday schedule of one calendar year, as it was announced: the year's by the General Office of the State Council, or
 * a supplement that adds days to it, such as a region's own festival.
 *
 * @param number     the notice's document number, cited wherever the calendar is shown
 * @param supplement whether it adds to the year's schedule; the year is not known by it alone
 * @param replaces   number of the notice that it stands in the place of
 * @param off        days off, weekends inside a holiday included
 * @param work       Saturdays and Sundays that are worked instead (调休)
 */
public record HolidayNotice(int year, String title, String number, LocalDate issued, boolean supplement,
        Optional<String> replaces, List<Holiday> off, Set<LocalDate> work) {

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

    public boolean isOff(LocalDate day) {
        return off.stream().anyMatch(holiday -> holiday.covers(day));
    }

    /** @return the first day that both notices speak of, whatever they say of it */
    public Optional<LocalDate> commonDay(HolidayNotice other) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1)).filter(day -> rules(day) && other.rules(day)).findFirst();
    }

    private boolean rules(LocalDate day) {
        return isOff(day) || work.contains(day);
    }
}
