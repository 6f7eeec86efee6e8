package org.shuqiao.standards.element;

import java.time.LocalDate;

/** Data element kind for organisation codes (GB 11714-1997), 8 characters and a check without hyphen. */
final class OrganisationCodeKind implements ElementKind {

    private final Rule form;
    private final Rule check;
    private final Rule placeholder;

    OrganisationCodeKind(Rules rules) {
        this.form = rules.get("GB11714-form");
        this.check = rules.get("GB11714-check");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = Characters.capitals(Characters.compact(text));
        String code = written.length() == 10 && hyphen(written.charAt(8))
                ? written.substring(0, 8) + written.charAt(9) : written;
        if (Placeholders.pattern(code) || code.length() == 9 && Placeholders.pattern(code.substring(0, 8))) {
            return CheckResult.broken(placeholder);
        }
        if (code.length() != 9 || !formed(code)) {
            return CheckResult.broken(Placeholders.word(written) ? placeholder : form);
        }
        return code.charAt(8) == CreditCode.organisationCheck(code.substring(0, 8))
                ? CheckResult.of(text, code) : CheckResult.broken(check);
    }

    private static boolean hyphen(char c) {
        return c == '-' || c >= '\u2010' && c <= '\u2015' || c == '−';
    }

    private static boolean formed(String code) {
        for (int i = 0; i < 8; i++) {
            char c = code.charAt(i);
            if (!Characters.digit(c) && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return Characters.digit(code.charAt(8)) || code.charAt(8) == 'X';
    }
}
