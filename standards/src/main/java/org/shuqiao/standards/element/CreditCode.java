package org.shuqiao.standards.element;

import java.util.Arrays;

/**
 * Structure of a social credit code (GB 32100-2015): 1 registrar, 1 class, 6 division, 9 organisation, 1 check.
 *
 * @see <a href="https://openstd.samr.gov.cn">GB 32100-2015, GB 11714-1997</a>
 */
public final class CreditCode {

    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] VALUES = new int[128];
    private static final int[] WEIGHTS = new int[17];
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    static {
        Arrays.fill(VALUES, -1);
        for (int i = 0; i < SYMBOLS.length(); i++) {
            VALUES[SYMBOLS.charAt(i)] = i;
        }
        int weight = 1;
        for (int i = 0; i < WEIGHTS.length; i++) {
            WEIGHTS[i] = weight;
            weight = weight * 3 % 31;
        }
    }

    private CreditCode() { }

    /** @return whether every character is one of the 31 and the division is digits */
    static boolean formed(String code) {
        if (code.length() != 18 || !Characters.digits(code, 2, 8)) {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            // the check of an organisation code may be X, and X is among the symbols
            if (c >= VALUES.length || VALUES[c] < 0) {
                return false;
            }
        }
        return true;
    }

    /** @return the check character of the first 17 characters */
    public static char check(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += VALUES[code.charAt(i)] * WEIGHTS[i];
        }
        return SYMBOLS.charAt((31 - sum % 31) % 31);
    }

    /** @return the check character of the first 8 characters of an organisation code */
    public static char organisationCheck(CharSequence eight) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(eight.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 11 ? '0' : check == 10 ? 'X' : (char) ('0' + check);
    }

    /** @return whether both check characters fit */
    public static boolean valid(String code) {
        return formed(code) && code.charAt(17) == check(code) && code.charAt(16)
                == organisationCheck(code.substring(8, 16));
    }
}
