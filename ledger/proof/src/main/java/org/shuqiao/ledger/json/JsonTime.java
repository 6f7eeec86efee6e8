package org.shuqiao.ledger.json;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/** Formats and parses times of the ledger: {@code 2026-11-22T23:10:00.123+08:00} (GB/T 7408.1-2023). */
public final class JsonTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withResolverStyle(ResolverStyle.STRICT);

    private JsonTime() { }

    public static String format(OffsetDateTime time) {
        return FORM.format(time);
    }

    public static OffsetDateTime parse(String text, String field) {
        try {
            return OffsetDateTime.parse(text, FORM);
        } catch (DateTimeException e) {
            throw new CodedException(LedgerCode.FILE_SHAPE, field);
        }
    }
}
