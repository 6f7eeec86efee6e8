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

    CitizenNumberKind(Divisions divisions, Rules rules) {
        this.divisions = divisions;
        this.form = rules.get("GB11643-form");
        this.check = rules.get("GB11643-check");
        this.birth = rules.get("GB11643-birth");
        this.century = rules.get("GB11643-century");
        this.spreadsheet = rules.get("GB11643-spreadsheet");
        this.division = rules.get("GB11643-division");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String number = Characters.capitals(Characters.compact(text));
        if (number.startsWith("'")) {
            number = number.substring(1);
        }
        if (number.length() == 15 && Characters.digits(number)) {
            return old(text, number, on);
        }
        if (number.length() != 18 || !Characters.digits(number, 0, 17)
                || !Characters.digit(number.charAt(17)) && number.charAt(17) != 'X') {
            return CheckResult.broken(scientific(number) ? spreadsheet
                    : TextKind.PLACEHOLDERS.contains(number) ? placeholder : form);
        }
        if (number.charAt(17) != CitizenNumber.check(number)) {
            return CheckResult.broken(number.endsWith("000") ? spreadsheet : check);
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
        return issuer(number) ? CheckResult.of(text, number) : CheckResult.flagged(division, number);
    }

    /** {@code 9.90102198503071E+17}: a spreadsheet kept 15 digits and lost the rest. */
    private static boolean scientific(String number) {
        int e = number.indexOf('E');
        return e > 0 && number.indexOf('.') > 0 && Characters.digit(number.charAt(0));
    }

    /**
     * Whether the first six digits are a county that ever was. Numbers of permanent residents from abroad begin with 9,
     * the province and the country (99 is the made-up province of the demo); 8 begins those of residents from Hong
     * Kong, Macao and Taiwan.
     */
    private boolean issuer(String number) {
        if (divisions.everCounty(number.substring(0, 6))) {
            return true;
        }
        return switch (number.charAt(0)) {
            case '9' -> number.charAt(1) != '9' && divisions.everCounty(number.substring(1, 3) + "0000");
            case '8' -> number.startsWith("810000") || number.startsWith("820000") || number.startsWith("830000");
            default -> false;
        };
    }
}
