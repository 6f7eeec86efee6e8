package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.time.YearMonth;

/** Result of parsing a date: a value or the reason for none. */
sealed interface DateParseResult {

    record Read(ParsedDateTime moment) implements DateParseResult { }

    /** More than one reading is possible: these forms. */
    record Several(String forms) implements DateParseResult { }

    enum Failed implements DateParseResult {
        /** Not written in any known form. */
        FORM,
        /** Such a day or hour does not exist. */
        CALENDAR,
        /** More than one reading is possible. */
        AMBIGUOUS
    }

    static DateParseResult day(int year, int month, int day) {
        return exists(year, month, day) ? new Read(ParsedDateTime.day(LocalDate.of(year, month, day)))
                : Failed.CALENDAR;
    }

    static boolean exists(int year, int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && year >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }
}
