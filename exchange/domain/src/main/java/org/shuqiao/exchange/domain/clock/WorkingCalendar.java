package org.shuqiao.exchange.domain.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Calendar of working days. A year whose notice is not loaded falls back to Monday to Friday, and every date
 * reckoned with such a year says that it is provisional.
 */
public final class WorkingCalendar {

    private final Map<Integer, HolidayNotice> notices;

    public WorkingCalendar(Collection<HolidayNotice> notices) {
        this.notices = notices.stream().collect(Collectors.toUnmodifiableMap(HolidayNotice::year, Function.identity()));
    }

    public boolean isWorkingDay(LocalDate day) {
        HolidayNotice notice = notices.get(day.getYear());
        if (notice != null && notice.work().contains(day)) {
            return true;
        }
        if (notice != null && notice.isOff(day)) {
            return false;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** @return the notice that rules the year, when it is loaded */
    public Optional<HolidayNotice> notice(int year) {
        return Optional.ofNullable(notices.get(year));
    }

    /**
     * The last day of a period: the day on which it begins does not count (民法典 第二百零一条).
     *
     * @param workingDays one or more
     */
    public LocalDate after(LocalDate start, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("a period has one working day or more: " + workingDays);
        }
        LocalDate day = start;
        int left = workingDays;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** @return working days after {@code start} up to and including {@code end}; 0 when the end is not later */
    public int between(LocalDate start, LocalDate end) {
        int count = 0;
        for (LocalDate day = start.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }

    /** @return whether some year from start to end has no notice loaded */
    public boolean provisional(LocalDate start, LocalDate end) {
        for (int year = start.getYear(); year <= end.getYear(); year++) {
            if (!notices.containsKey(year)) {
                return true;
            }
        }
        return false;
    }
}
