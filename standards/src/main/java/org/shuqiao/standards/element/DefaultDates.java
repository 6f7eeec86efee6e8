package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/**
 * Days that systems write for no day at all: day 0 and 1 of spreadsheets (of 1900 and of 1904) and of SQL Server, the
 * first days of Unix, Windows and VMS, the ends of 32-bit seconds, the last day of the century. Somebody may be born
 * on such a day: a mapping can set the rule aside, and a citizen number in the row confirms it.
 */
final class DefaultDates {

    static final Set<LocalDate> DAYS = Set.of(LocalDate.of(1899, 12, 30), LocalDate.of(1899, 12, 31),
            LocalDate.of(1900, 1, 1), LocalDate.of(1904, 1, 1), LocalDate.of(1858, 11, 17), LocalDate.of(1901, 12, 13),
            LocalDate.of(1901, 12, 14), LocalDate.of(1969, 12, 31), LocalDate.of(1970, 1, 1), LocalDate.of(2038, 1, 19),
            LocalDate.of(2079, 6, 6), LocalDate.of(2099, 12, 31));
    static final Set<YearMonth> MONTHS = Set.of(YearMonth.of(1899, 12), YearMonth.of(1900, 1), YearMonth.of(1970, 1));

    private DefaultDates() { }
}
