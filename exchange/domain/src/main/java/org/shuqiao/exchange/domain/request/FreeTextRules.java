package org.shuqiao.exchange.domain.request;

import java.util.regex.Pattern;
import org.shuqiao.exchange.domain.FieldFault;

/**
 * Validates free text of requests and decisions. They are shown to many and some go into records, so they
 * may not carry what looks like a citizen's, phone, card or account number.
 */
public final class FreeTextRules {

    /** Characters of a purpose at most: it is repeated in each record. */
    public static final int PURPOSE_LENGTH = 40;

    /** Characters of any other text at most. */
    public static final int LENGTH = 1000;

    private static final Pattern LONG_NUMBER = Pattern.compile("(?:[0-9０-９][ -]?){10,}");

    private static final Pattern PURPOSE = Pattern.compile("[\\p{L}0-9][\\p{L}0-9 ,.:()，。、：（）·《》/_-]*");

    private FreeTextRules() { }

    /** @return a purpose fit for records: letters, digits, blanks and plain punctuation, no run of seven digits */
    public static String purpose(String text) {
        String purpose = check("purpose", text, PURPOSE_LENGTH);
        if (!PURPOSE.matcher(purpose).matches() || purpose.matches(".*[0-9]{7}.*")) {
            throw FieldFault.LONG_NUMBER_IN_PURPOSE.of("purpose");
        }
        return purpose;
    }

    /** @return the text without surrounding blanks */
    public static String check(String field, String text) {
        return check(field, text, LENGTH);
    }

    private static String check(String field, String text, int length) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw FieldFault.missing(field);
        }
        if (stripped.codePointCount(0, stripped.length()) > length) {
            throw FieldFault.longerThan(length).of(field);
        }
        if (LONG_NUMBER.matcher(stripped).find()) {
            throw FieldFault.LONG_NUMBER.of(field);
        }
        return stripped;
    }
}
