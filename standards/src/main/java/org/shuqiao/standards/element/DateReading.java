package org.shuqiao.standards.element;

import java.time.LocalDate;

/** What reading a date gave: a moment, or the way in which there is none. */
sealed interface DateReading {

    record Read(Moment moment) implements DateReading {
    }

    enum Failed implements DateReading {
        /** Not written in any known form. */
        FORM,
        /** Such a day or hour does not exist. */
        CALENDAR,
        /** More than one reading is possible. */
        AMBIGUOUS
    }

    static DateReading day(int year, int month, int day) {
        return exists(year, month, day) ? new Read(Moment.day(LocalDate.of(year, month, day))) : Failed.CALENDAR;
    }

    static boolean exists(int year, int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && year >= 1
                && (day <= 28 || day <= java.time.YearMonth.of(year, month).lengthOfMonth());
    }
}
