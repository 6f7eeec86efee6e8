package org.shuqiao.nifi.file;

import java.math.BigDecimal;

/**
 * Text of a numeric workbook cell. A workbook keeps 15 digits; a longer number has lost the others, so it keeps the
 * form in which it is stored and nobody takes it for whole.
 */
final class NumberText {

    private static final BigDecimal WHOLE = BigDecimal.ONE.scaleByPowerOfTen(15);

    private NumberText() { }

    static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (number.signum() == 0) {
            return "0";
        }
        return number.abs().compareTo(WHOLE) < 0 ? number.toPlainString() : scientific(number);
    }

    private static String scientific(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        int exponent = number.precision() - number.scale() - 1;
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "E+" + exponent;
    }
}
