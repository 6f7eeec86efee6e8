package org.shuqiao.standards.element;

import java.util.List;

/** Normalization of width, spaces and invisible characters. */
public final class Characters {

    /** The longest value that is looked at, in UTF-16 units. */
    static final int MOST = 20_000;

    private static final char IDEOGRAPHIC_SPACE = '\u3000';
    private static final int WIDTH = 0xFEE0;

    private Characters() { }

    /** Half-width letters, digits and marks, plain spaces, nothing invisible, nothing at the ends. */
    public static String fold(String text) {
        if (plain(text)) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uFF01' && c <= '\uFF5E') {
                folded.append((char) (c - WIDTH));
            } else if (space(c)) {
                folded.append(' ');
            } else if (!invisible(c)) {
                folded.append(c);
            }
        }
        return folded.toString().strip();
    }

    /** {@link #fold} without any space at all: for codes and numbers. */
    static String compact(String text) {
        String folded = fold(text);
        return folded.indexOf(' ') < 0 ? folded : folded.replace(" ", "");
    }

    /** Half-width, and runs of spaces made one. */
    static String tidy(String text) {
        String folded = fold(text);
        int doubled = folded.indexOf("  ");
        if (doubled < 0) {
            return folded;
        }
        StringBuilder tidied = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c != ' ' || tidied.charAt(tidied.length() - 1) != ' ') {
                tidied.append(c);
            }
        }
        return tidied.toString();
    }

    static boolean blank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!space(c) && !invisible(c)) {
                return false;
            }
        }
        return true;
    }

    /** Control characters, half a surrogate pair or U+FFFD: the text lost something on its way. */
    static boolean damaged(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && !space(c) || c == 0x7F || c >= 0x80 && c < 0xA0 && c != 0x85 || c == '\uFFFD'
                    || c >= '\uFFFE') {
                return true;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    static boolean digits(String text) {
        return digits(text, 0, text.length());
    }

    static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!digit(text.charAt(i))) {
                return false;
            }
        }
        return to > from;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** ASCII capitals; nothing else changes. */
    static String capitals(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                return raise(text, i);
            }
        }
        return text;
    }

    static boolean han(int codePoint) {
        return codePoint >= 0x4E00 && codePoint <= 0x9FFF || codePoint >= 0x3400 && codePoint <= 0x4DBF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFF || codePoint == 0x3007
                || codePoint >= 0xF900 && codePoint <= 0xFAFF;
    }

    static String join(List<String> cells, String between) {
        StringBuilder joined = new StringBuilder();
        for (String cell : cells) {
            if (cell != null && !blank(cell)) {
                joined.append(joined.isEmpty() ? "" : between).append(cell);
            }
        }
        return joined.toString();
    }

    private static String raise(String text, int from) {
        char[] raised = text.toCharArray();
        for (int i = from; i < raised.length; i++) {
            if (raised[i] >= 'a' && raised[i] <= 'z') {
                raised[i] -= 'a' - 'A';
            }
        }
        return new String(raised);
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F && (c < 0x3400 || c >= 0xD800)) {
                return false;
            }
        }
        return text.isEmpty() || text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ';
    }

    private static boolean space(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || c == 0xA0 || c == IDEOGRAPHIC_SPACE
                || c >= 0x2000 && c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F
                        || c == 0x1680;
    }

    private static boolean invisible(char c) {
        return c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x2064
                || c >= 0x2066 && c <= 0x2069 || c == 0xFEFF || c == 0xAD || c == 0x180E;
    }
}
