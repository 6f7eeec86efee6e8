package org.shuqiao.query.fuzz;

import java.time.LocalDate;
import java.util.Random;

/**
 * Makes citizen numbers of the right form.
 *
 * @see <a href="https://openstd.samr.gov.cn">GB 11643-1999 §4, with the check character of ISO 7064 MOD 11-2</a>
 */
final class CitizenNumbers {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private CitizenNumbers() { }

    /** @param beginning division and decade of birth, nine characters */
    static String random(String beginning, Random random) {
        LocalDate born = LocalDate.of(Integer.parseInt(beginning.substring(6) + random.nextInt(10)),
                1 + random.nextInt(12), 1 + random.nextInt(28));
        String body = beginning.substring(0, 6) + born.toString().replace("-", "")
                + "%03d".formatted(1 + random.nextInt(998));
        return body + check(body);
    }

    /** @param beginning division and last digit of the decade of birth, seven characters */
    static String old(String beginning, Random random) {
        return beginning + random.nextInt(10) + "%02d%02d%03d".formatted(1 + random.nextInt(12),
                1 + random.nextInt(28), random.nextInt(1000));
    }

    /** @return whether a number has the form before 1999 */
    static boolean isOld(String number) {
        return number.length() == 15;
    }

    /** @return another number with the same first and last four characters */
    static String sameEnds(String number, Random random) {
        if (isOld(number)) {
            return number.substring(0, 4) + "%02d%02d%02d%d".formatted(random.nextInt(100), random.nextInt(100),
                    1 + random.nextInt(12), 1 + random.nextInt(2)) + number.substring(11);
        }
        while (true) {
            String other = random(number.substring(0, 4) + "%02d".formatted(random.nextInt(100)) + "19"
                    + random.nextInt(10), random);
            String body = other.substring(0, 14) + number.substring(14, 17);
            if (check(body) == number.charAt(17)) {
                return body + number.charAt(17);
            }
        }
    }

    static char check(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11);
    }
}
