package org.shuqiao.city.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Text of a cell as a collector reads it. */
public final class CollectedText {
    private CollectedText() { }

    /** Text of a cell in its carrier; a number of a workbook with more than 15 digits appears as Excel stores it. */
    public static Optional<String> of(Cell cell, DatasetFormat carrier) {
        return switch (cell) {
            case Cell.Text text -> Optional.of(text.value());
            case Cell.Number number -> Optional.of(carrier instanceof DatasetFormat.Workbook
                    ? stored(number.plain()) : number.plain());
            case Cell.None none -> carrier instanceof DatasetFormat.Csv || carrier instanceof DatasetFormat.Workbook
                    ? Optional.of("") : Optional.empty();
        };
    }

    /** A number as a workbook keeps it: 15 significant digits, in scientific form when it is longer. */
    private static String stored(String plain) {
        var kept = new BigDecimal(plain).round(new MathContext(15)).stripTrailingZeros();
        int digits = kept.precision() - kept.scale();
        if (digits <= 15) {
            return kept.toPlainString();
        }
        String unscaled = kept.unscaledValue().toString();
        String mantissa = unscaled.length() == 1 ? unscaled : unscaled.charAt(0) + "." + unscaled.substring(1);
        return mantissa + "E+" + (digits - 1);
    }
}
