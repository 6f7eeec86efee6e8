package org.shuqiao.standards.element;

import java.time.LocalDate;
import org.shuqiao.standards.division.Divisions;

/**
 * Data element kind for unified social credit codes (GB 32100-2015). Their division is the place of registration; an
 * abolished or unknown one is flagged and the code stands.
 */
final class CreditCodeKind implements ElementKind {

    /** Registrar and class, as GB 32100-2015 appendix A lists them. */
    private static final String REGISTRARS = "123456789ANY";

    private final Divisions divisions;
    private final Rule form;
    private final Rule check;
    private final Rule pilot;
    private final Rule inner;
    private final Rule registrar;
    private final Rule division;
    private final Rule abolished;
    private final Rule spreadsheet;
    private final Rule placeholder;
    private final Rule personal;

    CreditCodeKind(Divisions divisions, Rules rules) {
        this.divisions = divisions;
        this.form = rules.get("GB32100-form");
        this.check = rules.get("GB32100-check");
        this.pilot = rules.get("GB32100-pilot");
        this.inner = rules.get("GB32100-organisation-check");
        this.registrar = rules.get("GB32100-registrar");
        this.division = rules.get("GB32100-division");
        this.abolished = rules.get("GB32100-division-abolished");
        this.spreadsheet = rules.get("GB32100-spreadsheet");
        this.placeholder = rules.get("VALUE-placeholder");
        this.personal = rules.get("VALUE-personal");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String code = Characters.capitals(Characters.compact(text));
        if (nobodys(code)) {
            return CheckResult.broken(placeholder);
        }
        if (PersonalNumber.citizen(code, divisions, on) && !PersonalNumber.enterprise(code, divisions)) {
            return CheckResult.broken(personal);
        }
        if (!CreditCode.formed(code)) {
            return CheckResult.broken(damagedByExponent(code) ? spreadsheet
                    : Placeholders.word(code) ? placeholder : form);
        }
        boolean organisation = code.charAt(16) == CreditCode.organisationCheck(code.substring(8, 16));
        if (code.charAt(17) != CreditCode.check(code)) {
            // the pilot cities gave out organisation codes from M0 on, and check characters of another rule
            boolean lawful = organisation && code.startsWith("M0", 8);
            return lawful ? CheckResult.flagged(pilot, code)
                    : CheckResult.broken(SpreadsheetCell.rewritten(code) ? spreadsheet : check);
        }
        if (!organisation) {
            return CheckResult.flagged(inner, code);
        }
        if (REGISTRARS.indexOf(code.charAt(0)) < 0) {
            return CheckResult.flagged(registrar, code);
        }
        String county = code.substring(2, 8);
        if (divisions.everCounty(county)) {
            return divisions.find(county, on).isPresent() ? CheckResult.of(text, code)
                    : CheckResult.flagged(abolished, code);
        }
        return CheckResult.flagged(division, code);
    }

    /** Zeros fit every check character; so do some other rows of one digit, and an organisation of zeros. */
    private static boolean nobodys(String code) {
        return Placeholders.pattern(code)
                || code.length() == 18 && Placeholders.pattern(code.substring(8, 16)) && CreditCode.valid(code);
    }

    private static boolean damagedByExponent(String code) {
        int exponent = code.indexOf("E+");
        return exponent > 1 && Characters.digit(code.charAt(0));
    }
}
