package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Data element kind for industries of GB/T 4754-2017: a section letter, or 2 to 4 digits down to the class. Codes that
 * only the edition of 2011 had are flagged: one of them is seldom one code of 2017.
 */
final class IndustryKind implements ElementKind {

    private static final String OLD_EDITION = "gbt4754-2011";
    private static final LocalDate EDITION = LocalDate.of(2017, 10, 1);

    private final CodeSet set;
    private final CodeSet classes;
    private final Rule form;
    private final Rule unknown;
    private final Rule edition;
    private final Rule zero;
    private final Rule placeholder;

    /** @param classes groups and classes of both editions; those of 2011 alone end with it */
    IndustryKind(CodeSet set, CodeSet classes, Rules rules) {
        this.set = set;
        this.classes = classes;
        this.form = rules.get("GBT4754-form");
        this.unknown = rules.get("GBT4754-unknown");
        this.edition = rules.get("GBT4754-edition");
        this.zero = rules.get("GBT4754-zero");
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
            return CheckResult.broken(Placeholders.word(code) || Placeholders.pattern(code) ? placeholder : form);
        }
        Optional<CodeSet.Entry> known = set.code(digits.substring(0, 2));
        boolean outside = known.isEmpty() || section && !known.get().en().startsWith(code.substring(0, 1) + " ");
        if (!section && digits.length() == 3 && current("0" + digits) && !encoding.allows(zero)) {
            // 111 is a group of mining, and 0111 the class of growing rice
            return CheckResult.broken(zero);
        }
        if (outside) {
            return CheckResult.broken(unknown);
        }
        String mapped = encoding.table().get(digits);
        if (mapped != null) {
            return mapped.equals("?") ? CheckResult.broken(edition) : CheckResult.of(text, mapped);
        }
        if (digits.length() > 2 && !current(digits)) {
            return CheckResult.broken(classes.code(digits).isPresent() ? edition : unknown);
        }
        if (encoding.id().equals(OLD_EDITION) && digits.length() > 2) {
            return CheckResult.broken(edition);
        }
        // a group that could be a class without its zero keeps the letter that says what it is
        return CheckResult.of(text, section && digits.length() == 3 && current("0" + digits) ? code : digits);
    }

    private boolean current(String code) {
        return classes.code(code).filter(entry -> entry.inForce(EDITION)).isPresent();
    }
}
