package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.List;
import org.shuqiao.standards.division.Divisions;

/** Data element kind for names, addresses and free text with normalized width and spaces. */
final class TextKind implements ElementKind {

    /** Text profile: the permitted characters of a text. */
    enum Profile {
        /** Anything readable. */
        FREE,
        /** A person: letters of some script, no digits. */
        PERSON,
        /** An organisation: at least one letter. */
        ORGANISATION,
        /** An address: at least one letter; its parts may be several columns. */
        ADDRESS,
        /** An identifier of the source's own: no space inside. */
        IDENTIFIER
    }

    private static final String PERSON_MARKS = " ·.-'’";
    private static final String LOST = "??";

    private final Profile profile;
    private final int most;
    private final Divisions divisions;
    private final Rule form;
    private final Rule length;
    private final Rule damaged;
    private final Rule placeholder;
    private final Rule spreadsheet;
    private final Rule personal;

    TextKind(Profile profile, int most, Divisions divisions, Rules rules) {
        this.profile = profile;
        this.most = most;
        this.divisions = divisions;
        this.form = rules.get("TEXT-form");
        this.length = rules.get("TEXT-length");
        this.damaged = rules.get("TEXT-damaged");
        this.placeholder = rules.get("VALUE-placeholder");
        this.spreadsheet = rules.get("TEXT-spreadsheet");
        this.personal = rules.get("VALUE-personal");
    }

    @Override
    public boolean words() {
        return profile != Profile.IDENTIFIER;
    }

    @Override
    public int mostCells() {
        return profile == Profile.PERSON || profile == Profile.IDENTIFIER ? 1 : 8;
    }

    @Override
    public String join(List<String> cells) {
        return Characters.join(cells, profile == Profile.ADDRESS ? "" : " ");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String standard = switch (profile) {
            case PERSON -> PersonNames.tidy(text);
            case IDENTIFIER -> Characters.compact(text);
            case FREE, ORGANISATION, ADDRESS -> Characters.tidy(text);
        };
        if (standard.isEmpty()) {
            return CheckResult.empty();
        }
        if (profile != Profile.FREE && Placeholders.word(standard)) {
            return CheckResult.broken(placeholder);
        }
        if (lost(standard)) {
            return CheckResult.broken(damaged);
        }
        CheckResult number = numbers(standard, encoding, on);
        if (number.rule().isPresent()) {
            return number;
        }
        if (standard.codePointCount(0, standard.length()) > most) {
            return CheckResult.broken(length);
        }
        return fits(standard) ? CheckResult.of(text, standard) : CheckResult.broken(form);
    }

    /** A question mark for each character that the other encoding did not have. */
    private boolean lost(String text) {
        return switch (profile) {
            case FREE -> text.chars().allMatch(c -> c == '?');
            case PERSON -> text.indexOf('?') >= 0;
            case ORGANISATION, ADDRESS, IDENTIFIER -> text.contains(LOST);
        };
    }

    /** What a spreadsheet made of a number, rows of one digit, and numbers that are somebody's. */
    private CheckResult numbers(String standard, ElementEncoding encoding, LocalDate on) {
        if (profile == Profile.PERSON || standard.length() > 60 || Characters.han(standard.codePointAt(0))) {
            return CheckResult.empty();
        }
        boolean identifier = profile == Profile.IDENTIFIER;
        if (identifier && Placeholders.pattern(standard)) {
            return allowed(placeholder, encoding);
        }
        if (SpreadsheetCell.exponent(standard) || identifier && SpreadsheetCell.rewritten(standard)) {
            return allowed(spreadsheet, encoding);
        }
        boolean somebodys = PersonalNumber.citizen(Characters.capitals(standard), divisions, on)
                || profile != Profile.ADDRESS && (PersonalNumber.mobile(standard)
                        || PersonalNumber.card(standard, divisions));
        return somebodys ? allowed(personal, encoding) : CheckResult.empty();
    }

    private static CheckResult allowed(Rule rule, ElementEncoding encoding) {
        return encoding.allows(rule) ? CheckResult.empty() : CheckResult.broken(rule);
    }

    private boolean fits(String text) {
        return switch (profile) {
            case FREE, IDENTIFIER -> true;
            case ORGANISATION, ADDRESS -> text.codePoints().anyMatch(Character::isLetter);
            case PERSON -> text.codePoints().allMatch(TextKind::inName) && text.codePoints()
                    .anyMatch(Character::isLetter);
        };
    }

    private static boolean inName(int c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
                || PERSON_MARKS.indexOf(c) >= 0;
    }
}
