package org.shuqiao.city.department;

/** Reversible text defects such as full-width characters and stray spaces. */
final class TextDefects {
    private static final String ZERO_WIDTH = "\u200B";

    private TextDefects() { }

    /** ASCII digits and letters in their full-width forms. */
    static String fullWidth(String text) {
        var wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (Character.isLetterOrDigit(c) && c < 128 ? c + 0xFEE0 : c)));
        return wide.toString();
    }

    /** A zero-width space in the middle. */
    static String zeroWidth(String text) {
        int middle = text.length() / 2;
        return text.substring(0, middle) + ZERO_WIDTH + text.substring(middle);
    }

    /** An ideographic space in the middle, as two-character names are set to look like three. */
    static String spaced(String text) {
        return text.charAt(0) + "\u3000" + text.substring(1);
    }

    /** Spaces around. */
    static String padded(String text) {
        return " " + text + "\u00A0";
    }
}
