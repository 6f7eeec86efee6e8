package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

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

    /** Written where a value is missing. */
    static final Set<String> PLACEHOLDERS = Set.of(
            "N/A", "n/a", "NA", "-", "--", "---", "/", "\\", "无", "不详", "未知", "暂无", "待补", "null", "NULL", "None", "?",
                    "??",
            "*", "\\N", "空", "未填", "不明");

    private static final String PERSON_MARKS = " ·.-'’";

    private final Profile profile;
    private final int most;
    private final Rule form;
    private final Rule length;
    private final Rule placeholder;

    TextKind(Profile profile, int most, Rules rules) {
        this.profile = profile;
        this.most = most;
        this.form = rules.get("TEXT-form");
        this.length = rules.get("TEXT-length");
        this.placeholder = rules.get("VALUE-placeholder");
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
            case PERSON -> person(text);
            case IDENTIFIER -> Characters.compact(text);
            case FREE, ORGANISATION, ADDRESS -> Characters.tidy(text);
        };
        if (standard.isEmpty()) {
            return CheckResult.empty();
        }
        if (profile != Profile.FREE && PLACEHOLDERS.contains(standard)) {
            return CheckResult.broken(placeholder);
        }
        if (standard.codePointCount(0, standard.length()) > most) {
            return CheckResult.broken(length);
        }
        return fits(standard) ? CheckResult.of(text, standard) : CheckResult.broken(form);
    }

    private boolean fits(String text) {
        return switch (profile) {
            case FREE -> true;
            case IDENTIFIER -> true;
            case ORGANISATION, ADDRESS -> text.codePoints().anyMatch(Character::isLetter);
            case PERSON -> text.codePoints().allMatch(TextKind::inName) && text.codePoints()
                    .anyMatch(Character::isLetter);
        };
    }

    private static boolean inName(int c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
                || PERSON_MARKS.indexOf(c) >= 0;
    }

    /** Chinese names lose every space; the interpunct of transliterated names has one form. */
    private static String person(String text) {
        String tidy = Characters.tidy(text);
        if (tidy.isEmpty() || !Characters.han(tidy.codePointAt(0))) {
            return tidy;
        }
        String one = tidy.indexOf(' ') < 0 ? tidy : tidy.replace(" ", "");
        for (int i = 0; i < one.length(); i++) {
            char c = one.charAt(i);
            if (c == '•' || c == '・' || c == '‧' || c == '∙' || c == '●' || c == '･' || c == '.') {
                return one.replace('•', '·').replace('・', '·').replace('‧', '·').replace('∙', '·')
                        .replace('●', '·').replace('･', '·').replace('.', '·');
            }
        }
        return one;
    }
}
