package org.shuqiao.standards.element;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Structure of a citizen number (GB 11643-1999): 6 division, 8 birth date, 3 sequence (odd male), 1 check.
 *
 * @see <a href="https://openstd.samr.gov.cn">GB 11643-1999</a>
 */
public final class CitizenNumber {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private CitizenNumber() { }

    /** @return the check character of the first 17 digits */
    public static char check(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    /** @return whether the text is 17 digits and their check character */
    public static boolean valid(String number) {
        return number.length() == 18 && Characters.digits(number, 0, 17) && number.charAt(17) == check(number);
    }

    /** @return the birth date inside an 18-character number, if that day exists */
    public static Optional<LocalDate> birthDate(String number) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(number, 6, 10, 10), Integer.parseInt(number, 10, 12, 10),
                    Integer.parseInt(number, 12, 14, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @return {@code 1} male or {@code 2} female, as GB/T 2261.1 writes it */
    public static String sex(String number) {
        return (number.charAt(16) - '0') % 2 == 1 ? "1" : "2";
    }

    /** Turns a 15-digit number of the old form into 18 characters; its birth year is 19YY. */
    public static String upgrade(String old) {
        String body = old.substring(0, 6) + "19" + old.substring(6);
        return body + check(body);
    }
}
