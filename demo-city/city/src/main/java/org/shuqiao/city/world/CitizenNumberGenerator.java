package org.shuqiao.city.world;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Generator of citizen numbers after GB 11643-1999: division, birth date, sequence, check character. */
public final class CitizenNumberGenerator {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private CitizenNumberGenerator() { }

    /** The 18 characters of a number; {@code sequence} is 1 … 999, odd for men, even for women. */
    public static String of(String division, LocalDate birth, int sequence) {
        String body = division + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
        return body + check(body);
    }

    /** The check character of the first 17 digits (ISO 7064 MOD 11-2). */
    public static char check(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    /** The 15-digit form of a number whose holder was born in the 1900s. */
    public static String fifteen(String number) {
        return number.substring(0, 6) + number.substring(8, 17);
    }

    /** The number with its check character replaced by one that does not fit. */
    public static String broken(String number) {
        int wrong = (CHECKS.indexOf(number.charAt(17)) + 4) % 11;
        char replacement = CHECKS.charAt(wrong);
        return number.substring(0, 17) + (replacement == 'X' ? CHECKS.charAt((wrong + 1) % 11) : replacement);
    }
}
