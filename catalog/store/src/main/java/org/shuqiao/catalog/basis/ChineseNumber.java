package org.shuqiao.catalog.basis;

import java.util.OptionalInt;

/** Reads the number of an article, written in Chinese or Arabic digits, up to 9999. */
final class ChineseNumber {

    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseNumber() { }

    static OptionalInt read(String text) {
        if (text.matches("[0-9]{1,4}")) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        int sum = 0;
        int digit = -1;
        for (char c : text.toCharArray()) {
            int value = DIGITS.indexOf(c == '〇' ? '零' : c);
            int unit = switch (c) {
                case '十' -> 10;
                case '百' -> 100;
                case '千' -> 1000;
                default -> 0;
            };
            if (value >= 0) {
                digit = value;
            } else if (unit > 0) {
                sum += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
            } else {
                return OptionalInt.empty();
            }
        }
        int number = sum + Math.max(digit, 0);
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
