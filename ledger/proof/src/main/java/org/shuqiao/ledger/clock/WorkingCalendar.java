package org.shuqiao.ledger.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calendar of working days. A year whose schedule is not loaded falls back to Monday to Friday, and every date reckoned
 * with such a year says that it is provisional.
 */
public final class WorkingCalendar {

    private final Map<Integer, List<HolidayNotice>> notices;

    public WorkingCalendar(Collection<HolidayNotice> notices) {
        this.notices = notices.stream().collect(Collectors.groupingBy(HolidayNotice::year));
    }

    public boolean isWorkingDay(LocalDate day) {
        List<HolidayNotice> ruling = notices(day.getYear());
        if (ruling.stream().anyMatch(notice -> notice.work().contains(day))) {
            return true;
        }
        if (ruling.stream().anyMatch(notice -> notice.isOff(day))) {
            return false;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** @return the notices that rule the year; none when it is not known */
    public List<HolidayNotice> notices(int year) {
        return notices.getOrDefault(year, List.of());
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

    /** @return whether some year from start to end has no schedule loaded */
    public boolean provisional(LocalDate start, LocalDate end) {
        for (int year = start.getYear(); year <= end.getYear(); year++) {
            if (notices(year).stream().allMatch(HolidayNotice::supplement)) {
                return true;
            }
        }
        return false;
    }
}
