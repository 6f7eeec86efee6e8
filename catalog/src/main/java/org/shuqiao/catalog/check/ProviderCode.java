package org.shuqiao.catalog.check;

import java.util.regex.Pattern;

/** Whether a provider code is a unified social credit code, GB 32100-2015. */
final class ProviderCode {

    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern FORM = Pattern.compile("[" + SYMBOLS + "]{2}\\d{6}[" + SYMBOLS + "]{10}");

    private ProviderCode() {}

    static boolean valid(String code) {
        if (!FORM.matcher(code).matches()) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += SYMBOLS.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return SYMBOLS.charAt((31 - sum % 31) % 31) == code.charAt(17);
    }
}
