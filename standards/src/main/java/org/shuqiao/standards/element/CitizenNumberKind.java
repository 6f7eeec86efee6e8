package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.Optional;
import org.shuqiao.standards.division.Divisions;

/**
 * Data element kind for citizen numbers (GB 11643-1999). Numbers damaged by a spreadsheet are rejected, never guessed.
 */
final class CitizenNumberKind implements ElementKind {

    private static final int OLDEST_ALIVE = 120;
    private static final LocalDate OLDEST = LocalDate.of(1850, 1, 1);

    private final Divisions divisions;
    private final Rule form;
    private final Rule check;
    private final Rule birth;
    private final Rule century;
    private final Rule spreadsheet;
    private final Rule division;
    private final Rule placeholder;
    private final Rule credit;

    CitizenNumberKind(Divisions divisions, Rules rules) {
        this.divisions = divisions;
        this.form = rules.get("GB11643-form");
        this.check = rules.get("GB11643-check");
        this.birth = rules.get("GB11643-birth");
        this.century = rules.get("GB11643-century");
        this.spreadsheet = rules.get("GB11643-spreadsheet");
        this.division = rules.get("GB11643-division");
        this.placeholder = rules.get("VALUE-placeholder");
        this.credit = rules.get("GB11643-credit-code");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String number = Characters.capitals(Characters.compact(text));
        if (Placeholders.pattern(number)) {
            return CheckResult.broken(placeholder);
        }
        if (number.length() == 15 && Characters.digits(number)) {
            return old(text, number, on);
        }
        if (number.length() != 18 || !Characters.digits(number, 0, 17)
                || !Characters.digit(number.charAt(17)) && number.charAt(17) != 'X') {
            return CheckResult.broken(scientific(number) ? spreadsheet
                    : Placeholders.word(number) ? placeholder : form);
        }
        if (number.charAt(17) != CitizenNumber.check(number)) {
            return CheckResult.broken(number.endsWith("000") ? spreadsheet : CreditCode.valid(number) ? credit : check);
        }
        if (PersonalNumber.enterprise(number, divisions)) {
            return CheckResult.broken(credit);
        }
        return born(text, number, on);
    }

    /**
     * The sequences 996 to 999 of the old form were kept for people of a hundred years, born in the century before: as
     * long as such a person can be alive, the century is not certain.
     */
    private CheckResult old(String text, String number, LocalDate on) {
        boolean kept = number.charAt(12) == '9' && number.charAt(13) == '9' && number.charAt(14) >= '6';
        if (kept && on.getYear() - (1800 + Integer.parseInt(number, 6, 8, 10)) <= OLDEST_ALIVE) {
            return CheckResult.broken(century);
        }
        return born(text, CitizenNumber.upgrade(number), on);
    }

    private CheckResult born(String text, String number, LocalDate on) {
        Optional<LocalDate> day = CitizenNumber.birthDate(number);
        if (day.isEmpty() || day.get().isAfter(on) || day.get().isBefore(OLDEST)) {
            return CheckResult.broken(birth);
        }
        return PersonalNumber.issued(number, divisions) ? CheckResult.of(text, number)
                : CheckResult.flagged(division, number);
    }

    /** {@code 9.90102198503071E+17}: a spreadsheet kept 15 digits and lost the rest. */
    private static boolean scientific(String number) {
        int e = number.indexOf('E');
        return e > 0 && number.indexOf('.') > 0 && Characters.digit(number.charAt(0))
                || SpreadsheetCell.rewritten(number);
    }
}
