package org.shuqiao.exchange.domain.person;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.standards.element.CitizenNumber;

/** Citizen number in its one form, in whatever way it was written (GB 11643-1999). */
final class PersonNumber {

    private static final Pattern BLANKS = Pattern.compile("[\\s'-]");
    private static final Pattern OLD = Pattern.compile("[0-9]{15}");
    private static final Pattern LONG = Pattern.compile("[0-9]{17}[0-9X]");

    private PersonNumber() { }

    /** @return 18 characters with the right check character; nothing for what is no number of a person */
    static Optional<String> of(String written) {
        String plain = BLANKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC)).replaceAll("")
                .toUpperCase(Locale.ROOT);
        if (OLD.matcher(plain).matches()) {
            return Optional.of(CitizenNumber.upgrade(plain));
        }
        return LONG.matcher(plain).matches() && CitizenNumber.valid(plain) ? Optional.of(plain) : Optional.empty();
    }
}
