package org.shuqiao.standards.element;

import java.time.LocalDate;

/** Data element kind for vehicle plates (GA 36-2018): province, letter, five or six characters. */
final class PlateKind implements ElementKind {

    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static final String ENDINGS = "挂学警港澳";
    private static final String ENERGY = "ABCDEFGHJK";

    private final Rule form;
    private final Rule symbol;
    private final Rule placeholder;

    PlateKind(Rules rules) {
        this.form = rules.get("GA36-form");
        this.symbol = rules.get("GA36-symbol");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = Characters.capitals(Characters.compact(text));
        if (TextKind.PLACEHOLDERS.contains(written)) {
            return CheckResult.broken(placeholder);
        }
        String plate = bare(written);
        int length = plate.length();
        if (length != 7 && length != 8 || PROVINCES.indexOf(plate.charAt(0)) < 0
                || plate.charAt(1) < 'A' || plate.charAt(1) > 'Z' || plate.charAt(1) == 'I') {
            return CheckResult.broken(form);
        }
        boolean ending = length == 7 && ENDINGS.indexOf(plate.charAt(6)) >= 0;
        for (int i = 2; i < (ending ? 6 : length); i++) {
            char c = plate.charAt(i);
            if (!Characters.digit(c) && (c < 'A' || c > 'Z')) {
                return CheckResult.broken(form);
            }
            if (c == 'I' || c == 'O') {
                return CheckResult.broken(symbol);
            }
        }
        return length == 7 || energy(plate) ? CheckResult.of(text, plate) : CheckResult.broken(form);
    }

    /** Small vehicles carry the letter first and perhaps second, large ones last; the rest are digits. */
    private static boolean energy(String plate) {
        boolean small = ENERGY.indexOf(plate.charAt(2)) >= 0 && Characters.digits(plate, 4, 8);
        boolean large = ENERGY.indexOf(plate.charAt(7)) >= 0 && Characters.digits(plate, 2, 7);
        return small || large;
    }

    private static String bare(String written) {
        StringBuilder plate = new StringBuilder(8);
        for (int i = 0; i < written.length() && plate.length() <= 8; i++) {
            char c = written.charAt(i);
            if ("·•-.−・".indexOf(c) < 0) {
                plate.append(c);
            }
        }
        return plate.toString();
    }
}
