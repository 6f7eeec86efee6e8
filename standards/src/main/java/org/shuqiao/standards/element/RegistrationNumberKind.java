package org.shuqiao.standards.element;

import java.time.LocalDate;

/**
 * Data element kind for enterprise registration numbers in all lawful forms. These are 15 digits with a check digit (GS
 * 15-2006), 15 characters with letters (cooperatives), 13 digits of before 2006, words and a number. Nothing is padded
 * or cut.
 */
final class RegistrationNumberKind implements ElementKind {

    private final Rule form;
    private final Rule check;
    private final Rule credit;
    private final Rule spreadsheet;
    private final Rule placeholder;

    RegistrationNumberKind(Rules rules) {
        this.form = rules.get("GS15-form");
        this.check = rules.get("GS15-check");
        this.credit = rules.get("GS15-credit-code");
        this.spreadsheet = rules.get("GS15-spreadsheet");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String number = Characters.capitals(Characters.compact(text));
        if (Placeholders.word(number) || Placeholders.pattern(number)) {
            return CheckResult.broken(placeholder);
        }
        if (Characters.digits(number)) {
            return digits(text, number);
        }
        if (cooperative(number) || worded(number)) {
            return CheckResult.of(text, number);
        }
        if (CreditCode.valid(number)) {
            return CheckResult.broken(credit);
        }
        return CheckResult.broken(number.indexOf("E+") > 0 || SpreadsheetCell.rewritten(number) ? spreadsheet : form);
    }

    private CheckResult digits(String text, String number) {
        return switch (number.length()) {
            case 13 -> CheckResult.of(text, number);
            case 15 -> number.charAt(14) == check(number) ? CheckResult.of(text, number) : CheckResult.broken(check);
            default -> CheckResult.broken(SpreadsheetCell.rewritten(number) ? spreadsheet : form);
        };
    }

    /** ISO 7064 MOD 11,10 over the first 14 digits. */
    static char check(String number) {
        int product = 10;
        for (int i = 0; i < 14; i++) {
            int sum = (product + number.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }

    /** {@code 320506NA000043X}: division, two letters, six digits and a check character. */
    static boolean cooperative(String number) {
        return number.length() == 15 && Characters.digits(number, 0, 6) && number.charAt(6) == 'N'
                && Characters.letter(number.charAt(7)) && Characters.digits(number, 8, 14)
                && (Characters.digit(number.charAt(14)) || number.charAt(14) == 'X');
    }

    /** {@code 企合苏总字第000063号}: words, 字, 第, a number. */
    static boolean worded(String number) {
        int word = number.indexOf('字');
        int first = number.indexOf('第');
        int end = number.endsWith("号") ? number.length() - 1 : number.length();
        return word >= 1 && first > word && number.length() <= 40 && Characters.digits(number, first + 1, end)
                && Characters.han(number.codePointAt(0));
    }
}
