package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.util.Optional;

/** Parser of decimal numbers with sign, thousands separators, fraction and exponent. */
final class Numbers {

    private static final int MOST_DIGITS = 30;
    private static final int MOST_EXPONENT = 30;

    private Numbers() { }

    /** @return the number that the whole of a folded text is */
    static Optional<BigDecimal> parse(String text) {
        int end = end(text);
        return end == text.length() && end > 0 ? parse(text, end) : Optional.empty();
    }

    /** @return the number that stands in the first {@code end} characters, as {@link #end} found them */
    static Optional<BigDecimal> parse(String text, int end) {
        String number = text.substring(0, end);
        if (number.indexOf(',') >= 0) {
            number = grouped(number) ? number.replace(",", "") : "";
        }
        if (number.isEmpty() || number.length() > MOST_DIGITS + 10) {
            return Optional.empty();
        }
        try {
            BigDecimal parsed = new BigDecimal(number.replace('−', '-'));
            boolean fits = parsed.precision() <= MOST_DIGITS && Math.abs(parsed.scale()) <= MOST_EXPONENT;
            return fits ? Optional.of(parsed) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** @return where the number at the start of the text ends; 0 if none begins there */
    static int end(String text) {
        int at = 0;
        if (at < text.length() && sign(text.charAt(at))) {
            at++;
        }
        int first = at;
        while (at < text.length() && (Characters.digit(text.charAt(at)) || text.charAt(at) == ',' && at > first)) {
            at++;
        }
        boolean fraction = at + 1 < text.length() && text.charAt(at) == '.' && Characters.digit(text.charAt(at + 1));
        if (at == first && !fraction) {
            return 0;
        }
        if (at + 1 < text.length() && text.charAt(at) == '.' && Characters.digit(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && Characters.digit(text.charAt(at))) {
                at++;
            }
        }
        return exponent(text, at);
    }

    private static int exponent(String text, int at) {
        if (at >= text.length() || text.charAt(at) != 'E' && text.charAt(at) != 'e') {
            return at;
        }
        int digits = at + 1;
        if (digits < text.length() && sign(text.charAt(digits))) {
            digits++;
        }
        int end = digits;
        while (end < text.length() && Characters.digit(text.charAt(end))) {
            end++;
        }
        return end > digits && end - digits <= 3 ? end : at;
    }

    private static boolean sign(char c) {
        return c == '-' || c == '+' || c == '−';
    }

    /** Groups of exactly three digits after the first comma. */
    private static boolean grouped(String number) {
        int whole = number.indexOf('.') < 0 ? number.length() : number.indexOf('.');
        int first = number.indexOf(',');
        int lead = sign(number.charAt(0)) ? first - 1 : first;
        if (lead < 1 || lead > 3 || (whole - first) % 4 != 0 || number.indexOf(',', whole) >= 0) {
            return false;
        }
        for (int i = first; i < whole; i++) {
            if ((number.charAt(i) == ',') != ((i - first) % 4 == 0)) {
                return false;
            }
        }
        return true;
    }
}
