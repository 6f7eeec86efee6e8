package org.shuqiao.standards.element;

import java.util.Set;
import java.util.regex.Pattern;

/** Reader of what spreadsheets write around or instead of a value: wrappers, error cells, rounded numbers. */
final class SpreadsheetCell {

    /** Errors that the general forms do not cover, in capitals. */
    private static final Set<String> ERRORS = Set.of("#N/A", "#NA", "#N/A N/A", "#GETTING_DATA", "#DIV/0", "#REF",
            "#VALUE", "#NAME", "#NUM", "#NULL", "ERROR", "ERR", "#ERROR", "错误", "错误值", "公式错误", "引用错误");
    /** {@code #REF!}, {@code #NAME?}, {@code #DIV/0!}, {@code #名称?}, and what a narrow column shows. */
    private static final Pattern ERROR = Pattern.compile("#[A-Z/0\\u4E00-\\u9FFF]{1,12}[!?]|#{3,}|ERR:[0-9]{3}");
    private static final Pattern FORMULA =
            Pattern.compile("[=+@][A-Z][A-Z0-9.]*\\(.*\\)|=\\$?[A-Z]{1,3}\\$?[0-9]+(?:[-+*/:&].*)?");
    private static final Pattern EXPONENT = Pattern.compile(
            "[0-9](?:\\.[0-9]+)?E\\+[0-9]{1,3}|[0-9]\\.[0-9]+E[0-9]{1,3}");
    private static final Pattern POINT_ZERO = Pattern.compile("[0-9]+\\.0+");
    private static final String QUOTES = "'’‘`＇";
    private static final String FIRST = "=＝" + QUOTES + "\"";
    private static final int KEPT = 15;

    private SpreadsheetCell() { }

    /**
     * Takes a text out of {@code ="00123"} or from behind an apostrophe.
     *
     * @param words whether the element holds words, where an apostrophe may belong to the text
     */
    static String unwrap(String text, boolean words) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        if (start == text.length() || FIRST.indexOf(text.charAt(start)) < 0) {
            return text;
        }
        String cell = Characters.fold(text);
        if (cell.startsWith("=\"") && cell.endsWith("\"") && cell.length() > 2) {
            return cell.substring(2, cell.length() - 1).replace("\"\"", "\"");
        }
        if (cell.length() > 2 && cell.charAt(0) == '"' && cell.endsWith("\"") && !words) {
            return cell.substring(1, cell.length() - 1);
        }
        if (cell.length() < 2 || QUOTES.indexOf(cell.charAt(0)) < 0) {
            return text;
        }
        String rest = cell.substring(1);
        boolean closed = QUOTES.indexOf(rest.charAt(rest.length() - 1)) >= 0;
        if (!words) {
            return closed ? rest.substring(0, rest.length() - 1) : rest;
        }
        boolean begins = Characters.han(rest.codePointAt(0))
                || Characters.digit(rest.charAt(0)) && rest.length() > 2 && rest.indexOf(' ') < 0;
        return begins && rest.chars().noneMatch(c -> QUOTES.indexOf(c) >= 0) ? rest : text;
    }

    /** Whether an error or a formula stands where a value should. */
    static boolean error(String text) {
        if (text.length() > 300) {
            return false;
        }
        int start = 0;
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        if (start == text.length() || "#＃eE错公引=＝+@".indexOf(text.charAt(start)) < 0) {
            return false;
        }
        String cell = Characters.capitals(Characters.fold(text));
        return ERRORS.contains(cell) || ERROR.matcher(cell).matches() || FORMULA.matcher(cell).matches();
    }

    /** {@code 1.23457E+14}: only the first digits are left. */
    static boolean exponent(String compact) {
        return compact.length() > 3 && compact.length() < 40 && compact.charAt(0) >= '0' && compact.charAt(0) <= '9'
                && EXPONENT.matcher(Characters.capitals(compact)).matches();
    }

    /** An identifier that was a number on its way: exponent, {@code .0} behind it, or cut to fifteen digits. */
    static boolean rewritten(String compact) {
        if (exponent(compact) || compact.endsWith("0") && compact.length() < 60
                && POINT_ZERO.matcher(compact).matches()) {
            return true;
        }
        if (compact.length() < KEPT + 2 || !compact.endsWith("000") || !Characters.digits(compact)) {
            return false;
        }
        for (int i = KEPT; i < compact.length(); i++) {
            if (compact.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
