package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.Optional;

/** Parser of year-month-day dates with a four-digit year and an optional time. */
final class DateScanner {

    private final String text;
    private int at;

    private DateScanner(String text) {
        this.text = text;
    }

    /** @param text folded, without spaces at its ends */
    static DateParseResult read(String text) {
        return new DateScanner(text).read();
    }

    private DateParseResult read() {
        int digits = run(0);
        return switch (digits) {
            case 4 -> separated();
            case 8 -> packed(8);
            case 12, 14 -> digits == text.length() ? packed(digits) : DateParseResult.Failed.FORM;
            case 1, 2 -> dayFirst() ? new DateParseResult.Several("dd/MM/yyyy, MM/dd/yyyy")
                    : DateParseResult.Failed.FORM;
            default -> DateParseResult.Failed.FORM;
        };
    }

    private DateParseResult separated() {
        int year = number(0, 4);
        at = 4;
        skipSpaces(text.indexOf('年') > 0);
        if (at == text.length()) {
            return DateParseResult.Failed.FORM;
        }
        char separator = text.charAt(at);
        boolean words = separator == '年';
        if (!words && separator != '-' && separator != '/' && separator != '.' && separator != '−') {
            return DateParseResult.Failed.FORM;
        }
        at++;
        skipSpaces(words);
        int month = oneOrTwo();
        skipSpaces(words);
        if (month < 0 || at == text.length() || text.charAt(at) != (words ? '月' : separator)) {
            return DateParseResult.Failed.FORM;
        }
        at++;
        skipSpaces(words);
        int day = oneOrTwo();
        if (day < 0) {
            return DateParseResult.Failed.FORM;
        }
        if (words) {
            skipSpaces(true);
            if (at == text.length() || text.charAt(at) != '日' && text.charAt(at) != '号') {
                return DateParseResult.Failed.FORM;
            }
            at++;
        }
        return time(year, month, day, words);
    }

    private DateParseResult packed(int digits) {
        at = 8;
        if (digits == 8) {
            return time(number(0, 4), number(4, 6), number(6, 8), false);
        }
        int second = digits == 14 ? number(12, 14) : 0;
        return TimeOfDayParser.of(number(0, 4), number(4, 6), number(6, 8), number(8, 10), number(10, 12), second, 0,
                Optional.empty());
    }

    private DateParseResult time(int year, int month, int day, boolean closed) {
        if (!DateParseResult.exists(year, month, day)) {
            return at == text.length() || !Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == 'T'
                    ? DateParseResult.Failed.CALENDAR : DateParseResult.Failed.FORM;
        }
        if (at == text.length()) {
            return new DateParseResult.Read(ParsedDateTime.day(LocalDate.of(year, month, day)));
        }
        char next = text.charAt(at);
        if (Characters.digit(next) && !closed) {
            return DateParseResult.Failed.FORM;
        }
        if (next == 'T' || next == 't') {
            at++;
        }
        return new TimeOfDayParser(text, at).read(year, month, day);
    }

    /** {@code 3/7/2024}: nobody can say which is the month. */
    private boolean dayFirst() {
        int first = run(0);
        if (first == text.length() || "-/.".indexOf(text.charAt(first)) < 0) {
            return false;
        }
        int second = run(first + 1);
        int after = first + 1 + second;
        return second >= 1 && second <= 2 && after < text.length() && text.charAt(after) == text.charAt(first)
                && run(after + 1) >= 2 && after + 1 + run(after + 1) == text.length();
    }

    private void skipSpaces(boolean allowed) {
        while (allowed && at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private int oneOrTwo() {
        int digits = run(at);
        if (digits < 1 || digits > 2) {
            return -1;
        }
        int value = number(at, at + digits);
        at += digits;
        return value;
    }

    private int run(int from) {
        int end = from;
        while (end < text.length() && Characters.digit(text.charAt(end))) {
            end++;
        }
        return end - from;
    }

    private int number(int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
