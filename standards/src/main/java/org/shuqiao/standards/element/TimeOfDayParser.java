package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Parser of times of day such as {@code 15:00:30.5+08:00}, {@code 150030}, {@code 下午3时20分} and {@code 3:20 PM}. */
final class TimeOfDayParser {

    /** Part of the day with its unambiguous hours on a twelve-hour clock. */
    private enum Period {
        NONE, MORNING, NOON, AFTERNOON, EVENING, AM, PM
    }

    private record Word(String text, Period period) { }

    private static final List<Word> WORDS = List.of(
            new Word("上午", Period.MORNING), new Word("凌晨", Period.MORNING), new Word("早上", Period.MORNING),
            new Word("清晨", Period.MORNING), new Word("早晨", Period.MORNING), new Word("中午", Period.NOON),
            new Word("下午", Period.AFTERNOON), new Word("傍晚", Period.EVENING), new Word("晚上", Period.EVENING),
            new Word("夜里", Period.EVENING), new Word("晚", Period.EVENING), new Word("AM", Period.AM),
            new Word("PM", Period.PM), new Word("am", Period.AM), new Word("pm", Period.PM));

    private final String text;
    private int at;

    TimeOfDayParser(String text, int at) {
        this.text = text;
        this.at = at;
    }

    DateParseResult read(int year, int month, int day) {
        spaces();
        Period period = period();
        spaces();
        int digits = run();
        int hour;
        int minute = 0;
        int second = 0;
        int nano = 0;
        if (period == Period.NONE && (digits == 4 || digits == 6)) {
            hour = take(2);
            minute = take(2);
            second = digits == 6 ? take(2) : 0;
            nano = fraction();
        } else if (digits == 1 || digits == 2) {
            hour = take(digits);
            boolean words = next('时') || next('点');
            if (words) {
                next('整');
                minute = part('分', false);
                second = minute < 0 || text.charAt(at - 1) != '分' ? 0 : part('秒', false);
            } else if (next(':')) {
                minute = part(':', true);
                second = at > 0 && text.charAt(at - 1) == ':' ? part(' ', true) : 0;
                nano = second < 0 ? 0 : fraction();
            } else {
                return DateParseResult.Failed.FORM;
            }
        } else {
            return DateParseResult.Failed.FORM;
        }
        if (minute < 0 || second < 0 || nano < 0) {
            return DateParseResult.Failed.FORM;
        }
        spaces();
        period = period == Period.NONE ? period() : period;
        spaces();
        Optional<ZoneOffset> offset = offset();
        if (at != text.length()) {
            return DateParseResult.Failed.FORM;
        }
        int on24 = hour(period, hour);
        return on24 < 0 ? DateParseResult.Failed.AMBIGUOUS : of(year, month, day, on24, minute, second, nano, offset);
    }

    /** Hour 24 is midnight of the next day, and only on the hour. */
    static DateParseResult of(
            int year, int month, int day, int hour, int minute, int second, int nano, Optional<ZoneOffset> offset) {
        if (!DateParseResult.exists(year, month, day) || hour > 24 || minute > 59 || second > 59
                || hour == 24 && (minute > 0 || second > 0 || nano > 0)) {
            return DateParseResult.Failed.CALENDAR;
        }
        LocalDate date = LocalDate.of(year, month, day).plusDays(hour == 24 ? 1 : 0);
        return new DateParseResult.Read(new ParsedDateTime(date,
                Optional.of(LocalTime.of(hour % 24, minute, second, nano)), offset));
    }

    /** @return the hour of 24, or -1 if more than one is possible */
    private static int hour(Period period, int hour) {
        return switch (period) {
            case NONE -> hour;
            case AM -> hour > 12 ? -1 : hour % 12;
            case PM -> hour > 12 ? -1 : hour % 12 + 12;
            case MORNING -> hour > 11 ? -1 : hour;
            case NOON -> hour >= 11 && hour <= 13 ? hour : hour >= 1 && hour <= 2 ? hour + 12 : -1;
            case AFTERNOON -> hour >= 12 && hour <= 23 ? hour : hour >= 1 && hour <= 11 ? hour + 12 : -1;
            case EVENING -> hour >= 17 && hour <= 23 ? hour : hour >= 5 && hour <= 11 ? hour + 12 : -1;
        };
    }

    /** One or two digits and what closes them; nothing at all is 0, something else is -1. */
    private int part(char close, boolean exactlyTwo) {
        int digits = run();
        if (digits == 0) {
            return exactlyTwo ? -1 : 0;
        }
        if (digits > 2 || exactlyTwo && digits != 2) {
            return -1;
        }
        int value = take(digits);
        boolean closed = close != ' ' && next(close);
        return closed || exactlyTwo ? value : -1;
    }

    /** @return nanoseconds; 0 without a fraction, -1 if it is cut off */
    private int fraction() {
        if (!next('.')) {
            return 0;
        }
        int digits = run();
        if (digits == 0 || digits > 9) {
            return -1;
        }
        int value = take(digits);
        for (int i = digits; i < 9; i++) {
            value *= 10;
        }
        return value;
    }

    private Optional<ZoneOffset> offset() {
        if (at == text.length()) {
            return Optional.empty();
        }
        int start = at;
        if (next('Z') || next('z')) {
            return Optional.of(ZoneOffset.UTC);
        }
        boolean west = text.charAt(at) == '-';
        if (!next('+') && !next('-')) {
            return Optional.empty();
        }
        int digits = run();
        int hours = digits == 2 || digits == 4 ? take(2) : -1;
        int minutes = digits == 4 ? take(2) : digits == 2 && next(':') ? (run() == 2 ? take(2) : -1) : 0;
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            at = start;
            return Optional.empty();
        }
        int total = hours * 60 + minutes;
        return Optional.of(ZoneOffset.ofTotalSeconds((west ? -total : total) * 60));
    }

    private Period period() {
        for (Word word : WORDS) {
            if (text.startsWith(word.text(), at)) {
                at += word.text().length();
                return word.period();
            }
        }
        return Period.NONE;
    }

    private void spaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean next(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private int run() {
        int end = at;
        while (end < text.length() && Characters.digit(text.charAt(end))) {
            end++;
        }
        return end - at;
    }

    private int take(int digits) {
        int value = Integer.parseInt(text, at, at + digits, 10);
        at += digits;
        return value;
    }
}
