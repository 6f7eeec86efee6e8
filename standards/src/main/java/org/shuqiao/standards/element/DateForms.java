package org.shuqiao.standards.element;

import java.time.LocalDate;

/** Parser of dates by the form that the source declares, or without one where a single reading is possible. */
final class DateForms {

    private static final int YEAR_2000_UP_TO = 49;
    private static final int FIRST_MINUTE_YEAR = 1900;
    private static final DateParseResult SERIAL_OR_DAY = new DateParseResult.Several("excel-serial, yyMMdd");
    private static final int FUTURE_YEARS = 5;

    private DateForms() { }

    static DateParseResult read(String text, String form, LocalDate on) {
        return switch (form) {
            case "excel-serial" -> orPlain(SerialDay.read(text, true), text);
            case "epoch-ms" -> orPlain(Epoch.millis(text), text);
            case "epoch-s" -> orPlain(Epoch.seconds(text), text);
            case "dd/MM/yyyy" -> orPlain(threeParts(text, false), text);
            case "MM/dd/yyyy" -> orPlain(threeParts(text, true), text);
            case "yyMMdd" -> orPlain(shortYear(text), text);
            case "yyyyMMdd", "yyyy-MM-dd", "local", "utc" -> DateScanner.read(WordedDate.digits(text));
            default -> any(text, on);
        };
    }

    /** Without a word from the source: five digits are a serial day, thirteen milliseconds; ten could be two things. */
    private static DateParseResult any(String text, LocalDate on) {
        if (text.length() == 12 && Characters.digits(text)) {
            return twelve(text);
        }
        DateParseResult read = DateScanner.read(WordedDate.digits(text));
        if (read != DateParseResult.Failed.FORM) {
            return read;
        }
        int point = text.indexOf('.');
        boolean serial = Characters.digits(text, 0, point < 0 ? text.length() : point) && (point < 0
                || Characters.digits(text, point + 1, text.length()));
        if (serial && (point < 0 ? text.length() : point) == 5) {
            return fiveDigits(text, on);
        }
        if (!Characters.digits(text)) {
            return read;
        }
        return switch (text.length()) {
            case 13 -> Epoch.millis(text);
            case 10 -> new DateParseResult.Several("epoch-s, yyyyMMddHH");
            case 6 -> new DateParseResult.Several("yyMMdd, yyyyMM");
            default -> read;
        };
    }

    /** A serial day years ahead may be a day that lost the zero of its year: {@code 50307}. */
    private static DateParseResult fiveDigits(String text, LocalDate on) {
        DateParseResult serial = SerialDay.read(text, false);
        boolean day = text.length() == 5 && shortYear("0" + text) instanceof DateParseResult.Read;
        boolean ahead = serial instanceof DateParseResult.Read read
                && read.moment().day().isAfter(on.plusYears(FUTURE_YEARS));
        return day && ahead ? SERIAL_OR_DAY : serial;
    }

    /**
     * Twelve digits are a minute, or milliseconds between 1973 and 2001. Days in milliseconds end with five zeros; and
     * nothing was written down by the minute before 1900.
     */
    private static DateParseResult twelve(String text) {
        DateParseResult minute = DateScanner.read(text);
        if (!(minute instanceof DateParseResult.Read)) {
            return text.charAt(0) == '0' ? minute : Epoch.millis(text);
        }
        boolean early = Integer.parseInt(text, 0, 4, 10) < FIRST_MINUTE_YEAR;
        boolean late = text.charAt(0) > '2' || text.startsWith("21") && text.charAt(2) > '0';
        return early || late || text.endsWith("00000") ? new DateParseResult.Several("yyyyMMddHHmm, epoch-ms") : minute;
    }

    /** What the source promised, or else a form that leaves no doubt. */
    private static DateParseResult orPlain(DateParseResult promised, String text) {
        return promised == DateParseResult.Failed.FORM && text.length() > 7
                ? DateScanner.read(WordedDate.digits(text)) : promised;
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
