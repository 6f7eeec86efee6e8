package org.shuqiao.catalog.check;

import java.util.regex.Pattern;
import org.shuqiao.catalog.error.CatalogCode;

/** Checks plain text: no markup, no control characters, no surrounding white space. */
final class PlainText {

    private static final Pattern MARKUP = Pattern.compile("</?[A-Za-z!][^>]*>");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\n\\r\\t]]");

    private PlainText() { }

    /** A name: one line, mandatory. */
    static void name(Findings findings, String field, String text, int most) {
        if (text.isBlank()) {
            findings.error(field, CatalogCode.FIELD_MISSING);
        } else {
            optional(findings, field, text, most, text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t'));
        }
    }

    /** A paragraph: line breaks may stand, mandatory. */
    static void paragraph(Findings findings, String field, String text, int most) {
        if (text.isBlank()) {
            findings.error(field, CatalogCode.FIELD_MISSING);
        } else {
            optional(findings, field, text.strip(), most, false);
        }
    }

    /** A paragraph that may be missing. */
    static void note(Findings findings, String field, String text, int most) {
        optional(findings, field, text.strip(), most, false);
    }

    private static void optional(Findings findings, String field, String text, int most, boolean brokenLines) {
        if (brokenLines || !text.equals(text.strip()) || MARKUP.matcher(text).find() || HIDDEN.matcher(text).find()) {
            findings.error(field, CatalogCode.NOT_PLAIN);
        }
        if (text.codePointCount(0, text.length()) > most) {
            findings.error(field, CatalogCode.TOO_LONG, most);
        }
    }
}
