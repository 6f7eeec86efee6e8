package org.shuqiao.standards.element;

import java.time.LocalDate;

/**
 * Data element kind for industries of GB/T 4754-2017, a section letter or 2 to 4 digits. Codes that only the edition of
 * 2011 had are marked in the encodings: one of them is seldom one code of 2017.
 */
final class IndustryKind implements ElementKind {

    private static final String OLD_EDITION = "gbt4754-2011";

    private final CodeSet set;
    private final Rule form;
    private final Rule unknown;
    private final Rule edition;
    private final Rule placeholder;

    IndustryKind(CodeSet set, Rules rules) {
        this.set = set;
        this.form = rules.get("GBT4754-form");
        this.unknown = rules.get("GBT4754-unknown");
        this.edition = rules.get("GBT4754-edition");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String code = Characters.capitals(Characters.compact(text));
        boolean section = !code.isEmpty() && code.charAt(0) >= 'A' && code.charAt(0) <= 'T';
        if (code.length() == 1 && section) {
            return CheckResult.of(text, code);
        }
        String digits = section ? code.substring(1) : code;
        if (digits.length() < 2 || digits.length() > 4 || !Characters.digits(digits)) {
            return CheckResult.broken(TextKind.PLACEHOLDERS.contains(code) ? placeholder : form);
        }
        String division = digits.substring(0, 2);
        var known = set.code(division);
        if (known.isEmpty() || section && !known.get().en().startsWith(code.substring(0, 1) + " ")) {
            return CheckResult.broken(unknown);
        }
        String mapped = encoding.table().get(digits);
        if (mapped != null) {
            return mapped.equals("?") ? CheckResult.broken(edition) : CheckResult.of(text, mapped);
        }
        return encoding.id().equals(OLD_EDITION) && digits.length() > 2
                ? CheckResult.broken(edition) : CheckResult.of(text, digits);
    }
}
