package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Data element kind for vehicle plates (GA 36-2018): province, letter, five or six characters; embassies, consulates,
 * emergency vehicles, armed police and the forces by their own forms.
 */
final class PlateKind implements ElementKind {

    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static final String ENDINGS = "挂学警港澳领试超临";
    private static final String ENERGY = "ABCDEFGHJK";
    /** 224578使, 使224578, 京X1234应急, WJ京1234J, VA12345. */
    private static final Pattern OTHERS = Pattern.compile("[0-9]{6}使|使[0-9]{6}|[" + PROVINCES
            + "]X[0-9A-HJ-NP-Z]{4}应急|WJ[" + PROVINCES + "]?[0-9]{4}[0-9A-HJ-NP-Z]|[VKHBSLJNGC][A-HJ-NP-Z][0-9]{5}");
    private static final Pattern NONE = Pattern.compile("[" + PROVINCES + "][A-Z]0{5,6}|无牌照?|无号牌|未上牌|未挂牌|无车牌|待上牌");

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
        String plate = bare(written);
        if (Placeholders.word(written) || Placeholders.pattern(written) || NONE.matcher(plate).matches()) {
            return CheckResult.broken(placeholder);
        }
        if (OTHERS.matcher(plate).matches()) {
            return CheckResult.of(text, plate);
        }
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
        StringBuilder plate = new StringBuilder(9);
        for (int i = 0; i < written.length() && plate.length() <= 9; i++) {
            char c = written.charAt(i);
            if ("·•-.−・".indexOf(c) < 0) {
                plate.append(c);
            }
        }
        return plate.toString();
    }
}
