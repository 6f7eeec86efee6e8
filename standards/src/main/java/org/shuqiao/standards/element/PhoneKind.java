package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Data element kind for mainland telephone numbers: mobile, fixed line with extension, 400 and 800, and short numbers
 * such as 110, 12345 and 95588.
 */
final class PhoneKind implements ElementKind {

    private static final int LONGEST = 40;

    private final Rule form;
    private final Rule zero;
    private final Rule placeholder;

    PhoneKind(Rules rules) {
        this.form = rules.get("PHONE-form");
        this.zero = rules.get("PHONE-zero");
        this.placeholder = rules.get("VALUE-placeholder");
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
        String written = Characters.compact(text);
        if (Placeholders.word(written) || nobodys(written)) {
            return CheckResult.broken(placeholder);
        }
        if (written.length() > LONGEST) {
            return CheckResult.broken(form);
        }
        Optional<String> standard = PhoneNumber.read(written);
        if (standard.isEmpty()) {
            return CheckResult.broken(PhoneNumber.read("0" + written).filter(line -> line.charAt(0) == '0').isPresent()
                    ? zero : form);
        }
        return CheckResult.of(text, standard.get());
    }

    /** 12345 is a hotline and 010-66666666 somebody's; rows of zeros are nobody's. */
    private static boolean nobodys(String written) {
        boolean zeros = written.length() > 8 && written.endsWith("00000000");
        return written.length() != 5 && Placeholders.pattern(written) || zeros;
    }
}
