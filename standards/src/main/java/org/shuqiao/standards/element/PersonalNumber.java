package org.shuqiao.standards.element;

import java.time.LocalDate;
import org.shuqiao.standards.division.Divisions;

/**
 * Detector of numbers that are somebody's: citizen numbers, mobile numbers and bank cards (GB/T 35273-2020 appendix
 * A). They have elements and grades of their own and must not stand in an open field.
 */
final class PersonalNumber {

    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    private PersonalNumber() { }

    /** @param number 18 characters in capitals */
    static boolean citizen(String number, Divisions divisions, LocalDate on) {
        return number.length() == 18 && CitizenNumber.valid(number) && somewhere(number, divisions)
                && CitizenNumber.birthDate(number).filter(born -> !born.isBefore(OLDEST) && !born.isAfter(on))
                        .isPresent();
    }

    /**
     * Whether a number that fits the checks of both is the code of an enterprise: all of a code fits, the registering
     * division too, and its first digits are no county. A citizen number fits the outer check of a code once in 31
     * times, both once in 341, and the division on top of them hardly ever.
     */
    static boolean enterprise(String number, Divisions divisions) {
        return CreditCode.valid(number) && divisions.everCounty(number.substring(2, 8))
                && !divisions.everCounty(number.substring(0, 6));
    }

    /** Counties of before 2002 are in no table, but their provinces are. */
    private static boolean somewhere(String number, Divisions divisions) {
        return divisions.everCounty(number.substring(0, 2) + "0000") || issued(number, divisions);
    }

    /**
     * Whether the first six digits are a county that ever was. Numbers of permanent residents from abroad begin with 9,
     * the province and the country (99 is the made-up province of the demo); 8 begins those of residents from Hong
     * Kong, Macao and Taiwan.
     */
    static boolean issued(String number, Divisions divisions) {
        if (divisions.everCounty(number.substring(0, 6))) {
            return true;
        }
        return switch (number.charAt(0)) {
            case '9' -> number.charAt(1) != '9' && divisions.everCounty(number.substring(1, 3) + "0000");
            case '8' -> number.startsWith("810000") || number.startsWith("820000") || number.startsWith("830000");
            default -> false;
        };
    }

    /** @param written compact; country code and hyphens may stand in it */
    static boolean mobile(String written) {
        int from = written.startsWith("+86") ? 3 : written.startsWith("0086") ? 4 : 0;
        int digits = 0;
        for (int i = from; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '-' && digits > 0) {
                continue;
            }
            if (!Characters.digit(c) || digits == 0 && c != '1' || digits == 1 && c < '3') {
                return false;
            }
            digits++;
        }
        return digits == 11;
    }

    /**
     * A UnionPay card: 62, 16 or 19 digits, and the check digit of ISO/IEC 7812. What begins like a county and a day
     * is a number of an office of Gansu.
     */
    static boolean card(String written, Divisions divisions) {
        String digits = written.indexOf('-') < 0 ? written : written.replace("-", "");
        if (digits.length() != 16 && digits.length() != 19 || !digits.startsWith("62") || !Characters.digits(digits)) {
            return false;
        }
        boolean office = divisions.everCounty(digits.substring(0, 6))
                && (digits.startsWith("19", 6) || digits.startsWith("20", 6));
        return !office && checked(digits);
    }

    /** Whether the last digit is the check digit of ISO/IEC 7812 of those before it. */
    static boolean checked(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
