package org.shuqiao.pipelines.standard;

import java.time.LocalDate;

/**
 * Search for a birthday to come in a text. A number that has one is no citizen number yet, and may be anything else
 * that its element allows; once the day has come it is somebody's.
 */
final class ComingDay {

    /** Digits of a citizen number: division, day of birth, sequence (GB 11643-1999 §4). */
    private static final int NUMBER = 17;
    private static final int DAY_FROM = 6;
    private static final int DAY_TO = 14;

    private ComingDay() { }

    /** @return whether digits of the text, read as a citizen number, tell a day after the given one */
    static boolean in(String[] cells, LocalDate day) {
        for (String cell : cells) {
            if (cell != null && cell.length() >= NUMBER && in(digits(cell), day.toString().replace("-", ""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean in(String digits, String day) {
        for (int from = 0; from + NUMBER <= digits.length(); from++) {
            if (digits.substring(from + DAY_FROM, from + DAY_TO).compareTo(day) > 0) {
                return true;
            }
        }
        return false;
    }

    /** @return the digits alone, also those that are as wide as a character */
    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            }
        }
        return digits.toString();
    }
}
