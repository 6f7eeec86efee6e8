package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Parser of spreadsheet serial days, with the time as a fraction of a day. */
final class SerialDay {

    /** 1927-05-18 and 2100-01-01: five digits. What a source declares may be older. */
    private static final int FIVE_DIGITS = 10_000;
    private static final int LAST = 73_051;
    /** 1900-03-01. Before it spreadsheets differ, for some of them have a 29 February 1900. */
    private static final int AGREED = 61;
    private static final int LEAP_DAY = 60;
    /** Day 0 of spreadsheets, for serials behind the day that 1900 did not have. */
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
    private static final long DAY_MICROS = 86_400_000_000L;

    private SerialDay() { }

    /** @param declared whether the source says that these are serial days */
    static DateParseResult read(String text, boolean declared) {
        Optional<BigDecimal> number = text.length() > 30 ? Optional.empty() : Numbers.parse(text);
        if (number.isEmpty() || text.indexOf(',') >= 0) {
            return DateParseResult.Failed.FORM;
        }
        BigDecimal serial = number.get();
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(declared ? 0 : FIVE_DIGITS)) < 0
                || serial.compareTo(BigDecimal.valueOf(LAST)) >= 0) {
            return DateParseResult.Failed.FORM;
        }
        long days = serial.longValue();
        if (days < AGREED && days > 1) {
            return days == LEAP_DAY ? DateParseResult.Failed.CALENDAR
                    : new DateParseResult.Several("1900 of Excel, 1899 of others");
        }
        long micros = serial.subtract(BigDecimal.valueOf(days)).multiply(BigDecimal.valueOf(DAY_MICROS))
                .setScale(-3, RoundingMode.HALF_UP).longValue();
        // a spreadsheet keeps a time as a binary fraction of a day: it is exact to the millisecond, not beyond
        if (micros >= DAY_MICROS) {
            days++;
            micros = 0;
        }
        return new DateParseResult.Read(new ParsedDateTime(ZERO.plusDays(days),
                Optional.of(LocalTime.ofNanoOfDay(micros * 1000)), Optional.empty()));
    }
}
