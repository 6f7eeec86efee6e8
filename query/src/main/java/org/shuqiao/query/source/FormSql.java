package org.shuqiao.query.source;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuqiao.query.sql.SqlFlavour;

/**
 * Tests the form of a text in SQL. Each test means the same in every engine and fails on no value: it is made of
 * lengths, parts, places and small sums only, so it may run on any row in any order.
 */
final class FormSql {

    /** Weights of GB 11643-1999. */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ALL_WEIGHTS = IntStream.of(WEIGHTS).sum();
    /** No name of a person has one of them; quotes, dots, hyphens and spaces occur. */
    private static final String NOT_IN_NAMES = "0123456789!#$&()*+,/:;<=>@[]^_{|}~";

    private FormSql() { }

    /** @see <a href="https://openstd.samr.gov.cn">GB 11643-1999: 17 digits, a day of birth, the check character</a> */
    static String citizenNumber(String value, SqlFlavour flavour) {
        String sum = IntStream.range(0, WEIGHTS.length)
                .mapToObj(i -> WEIGHTS[i] + " * " + place(value, i + 1)).collect(Collectors.joining(" + "));
        return "length(" + value + ") = 18 AND " + digits("substr(" + value + ", 1, 17)", flavour)
                + " AND substr(" + value + ", 7, 2) IN ('18', '19', '20')" + day(value, 11)
                + " AND substr('10X98765432', (" + sum + " - " + ALL_WEIGHTS + ") % 11 + 1, 1) = " + at(value, 18);
    }

    /** The form before 1999: 15 digits with a day of birth, without a check character. */
    static String oldCitizenNumber(String value, SqlFlavour flavour) {
        return "length(" + value + ") = 15 AND " + digits(value, flavour) + day(value, 9);
    }

    /** A mobile number: eleven digits that begin with 13 to 19. */
    static String mobile(String value, SqlFlavour flavour) {
        return "length(" + value + ") = 11 AND " + digits(value, flavour) + " AND " + at(value, 1) + " = '1' AND "
                + at(value, 2) + " IN ('3', '4', '5', '6', '7', '8', '9')";
    }

    /** The name of a person: 2 to 60 characters, none of them a digit or a sign of other things. */
    static String personName(String value, SqlFlavour flavour) {
        return "length(" + value + ") BETWEEN 2 AND 60 AND " + noneOf(value, NOT_IN_NAMES, flavour);
    }

    /** A year of 1800 to 2099 alone, or one that a month follows: {@code 1985}, {@code 1985-03-07}, {@code 198503}. */
    static String year(String value, SqlFlavour flavour) {
        String month = number(value, 5) + " BETWEEN 1 AND 12";
        return "length(" + value + ") >= 4 AND " + digits("substr(" + value + ", 1, 4)", flavour)
                + " AND substr(" + value + ", 1, 2) IN ('18', '19', '20') AND (length(" + value + ") = 4 OR "
                + at(value, 5) + " IN ('-', '/', '.', '年') OR length(" + value + ") IN (6, 8) AND "
                + digits(value, flavour) + " AND " + month + ")";
    }

    /** Text of which something is left out when it is cut, or a code of digits that is as long as the cut. */
    static String longerThan(String value, int keep, SqlFlavour flavour) {
        return "(length(" + value + ") > " + keep + " OR length(" + value + ") = " + keep + " AND "
                + digits(value, flavour) + ")";
    }

    private static String day(String value, int from) {
        return " AND " + number(value, from) + " BETWEEN 1 AND 12 AND " + number(value, from + 2)
                + " BETWEEN 1 AND 31";
    }

    /** @return the number of two digits at a place; any number where there are none */
    private static String number(String value, int from) {
        return "10 * " + place(value, from) + " + " + place(value, from + 1) + " - 11";
    }

    /** @return one more than the digit at a place; 0 where there is none */
    private static String place(String value, int position) {
        return "position(" + at(value, position) + " IN '0123456789')";
    }

    /** Taking characters away makes a new text, which takes DuckDB twenty times as long as looking at one. */
    private static String digits(String value, SqlFlavour flavour) {
        return switch (flavour) {
            case DUCKDB -> "regexp_full_match(" + value + ", '[0-9]*')";
            case POSTGRES, SPARK -> "translate(" + value + ", '0123456789', '') = ''";
        };
    }

    private static String noneOf(String value, String characters, SqlFlavour flavour) {
        return switch (flavour) {
            case DUCKDB -> "NOT regexp_matches(" + value + ", '" + characters.chars().mapToObj(Character::toString)
                    .map(c -> "[]^\\-".contains(c) ? "\\" + c : c).collect(Collectors.joining("", "[", "]")) + "')";
            case POSTGRES, SPARK -> "translate(" + value + ", '" + characters + "', '') = " + value;
        };
    }

    private static String at(String value, int position) {
        return "substr(" + value + ", " + position + ", 1)";
    }
}
