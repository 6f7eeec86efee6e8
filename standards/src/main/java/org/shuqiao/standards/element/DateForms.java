package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Parser of date formats that the source must declare: serial numbers, epochs and ambiguous orders. */
final class DateForms {

    /** 1950-01-01 and 2100-01-01 as spreadsheet serial days. */
    private static final int FIRST_SERIAL = 18_264;
    private static final int LAST_SERIAL = 73_051;
    /** Day 0 of spreadsheets, for serials behind the day that 1900 did not have. */
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int YEAR_2000_UP_TO = 49;

    private DateForms() { }

    static DateParseResult read(String text, String form) {
        return switch (form) {
            case "excel-serial" -> orPlain(serial(text), text);
            case "epoch-ms" -> orPlain(epoch(text, 1), text);
            case "epoch-s" -> orPlain(epoch(text, 1000), text);
            case "dd/MM/yyyy" -> orPlain(threeParts(text, false), text);
            case "MM/dd/yyyy" -> orPlain(threeParts(text, true), text);
            case "yyMMdd" -> orPlain(shortYear(text), text);
            case "yyyyMMdd", "yyyy-MM-dd", "local", "utc" -> DateScanner.read(text);
            default -> any(text);
        };
    }

    /** Without a word from the source: five digits are a serial day, thirteen milliseconds; ten could be two things. */
    private static DateParseResult any(String text) {
        DateParseResult read = DateScanner.read(text);
        if (read != DateParseResult.Failed.FORM) {
            return read;
        }
        if (text.length() == 5 && Characters.digits(text)) {
            return serial(text);
        }
        if (text.length() == 13 && Characters.digits(text)) {
            return epoch(text, 1);
        }
        if (text.length() == 10 && Characters.digits(text) || text.length() == 6 && Characters.digits(text)) {
            return DateParseResult.Failed.AMBIGUOUS;
        }
        return read;
    }

    /** What the source promised, or else a form that leaves no doubt. */
    private static DateParseResult orPlain(DateParseResult promised, String text) {
        return promised == DateParseResult.Failed.FORM && text.length() > 8 ? DateScanner.read(text) : promised;
    }

    private static DateParseResult serial(String text) {
        Optional<BigDecimal> number = text.length() > 30 ? Optional.empty() : Numbers.parse(text);
        if (number.isEmpty() || text.indexOf(',') >= 0) {
            return DateParseResult.Failed.FORM;
        }
        BigDecimal serial = number.get();
        if (serial.compareTo(BigDecimal.valueOf(FIRST_SERIAL)) < 0
                || serial.compareTo(BigDecimal.valueOf(LAST_SERIAL)) >= 0) {
            return DateParseResult.Failed.FORM;
        }
        long days = serial.longValue();
        long micros = serial.subtract(BigDecimal.valueOf(days)).multiply(BigDecimal.valueOf(DAY_MICROS))
                .setScale(-3, RoundingMode.HALF_UP).longValue();
        // a spreadsheet keeps a time as a binary fraction of a day: it is exact to the millisecond, not beyond
        if (micros >= DAY_MICROS) {
            days++;
            micros = 0;
        }
        return new DateParseResult.Read(new ParsedDateTime(SERIAL_ZERO.plusDays(days),
                Optional.of(LocalTime.ofNanoOfDay(micros * 1000)), Optional.empty()));
    }

    private static DateParseResult epoch(String text, long toMillis) {
        boolean negative = text.startsWith("-");
        if (text.length() > (toMillis == 1 ? 15 : 12) || !Characters.digits(text, negative ? 1 : 0, text.length())) {
            return DateParseResult.Failed.FORM;
        }
        Instant instant = Instant.ofEpochMilli(Long.parseLong(text) * toMillis);
        var utc = instant.atOffset(ZoneOffset.UTC);
        return utc.getYear() < 1 || utc.getYear() > 9999 ? DateParseResult.Failed.FORM : new DateParseResult.Read(
                new ParsedDateTime(utc.toLocalDate(), Optional.of(utc.toLocalTime()), Optional.of(ZoneOffset.UTC)));
    }

    private static DateParseResult threeParts(String text, boolean monthFirst) {
        String[] parts = text.split("[-/.]", 4);
        if (parts.length != 3 || parts[2].length() != 4) {
            return DateParseResult.Failed.FORM;
        }
        for (String part : parts) {
            if (!Characters.digits(part) || part.length() > 4) {
                return DateParseResult.Failed.FORM;
            }
        }
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        return DateParseResult.day(Integer.parseInt(parts[2]), monthFirst ? first : second, monthFirst ? second
                : first);
    }

    private static DateParseResult shortYear(String text) {
        if (text.length() != 6 || !Characters.digits(text)) {
            return DateParseResult.Failed.FORM;
        }
        int year = Integer.parseInt(text, 0, 2, 10);
        return DateParseResult.day(year <= YEAR_2000_UP_TO ? 2000 + year : 1900 + year,
                Integer.parseInt(text, 2, 4, 10), Integer.parseInt(text, 4, 6, 10));
    }
}
