package org.shuqiao.city.world;

/** Generator of unified social credit codes (GB 32100-2015) with their organisation codes (GB 11714-1997). */
public final class CreditCodeGenerator {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCodeGenerator() { }

    /** 18 characters: registrar and class, division, organisation code, check character. */
    public static String of(String registrar, String division, String organisation) {
        String body = registrar + division + organisation;
        return body + check(body);
    }

    /** The nine characters of an organisation code from its first eight. */
    public static String organisation(String eight) {
        return eight + organisationCheck(eight);
    }

    /** Check character of an organisation code, modulo 11 with X for ten. */
    public static char organisationCheck(String eight) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(eight.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    /** Check character of the first 17 characters, weights 3^i modulo 31. */
    public static char check(String body) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += SYMBOLS.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return SYMBOLS.charAt((31 - sum % 31) % 31);
    }

    /** The organisation code written with its hyphen, {@code 55123456-7}. */
    public static String hyphenated(String organisation) {
        return organisation.substring(0, 8) + "-" + organisation.charAt(8);
    }

    /** The code with an outer check character that does not fit. */
    public static String broken(String code) {
        int wrong = (SYMBOLS.indexOf(code.charAt(17)) + 7) % 31;
        return code.substring(0, 17) + SYMBOLS.charAt(wrong);
    }
}
