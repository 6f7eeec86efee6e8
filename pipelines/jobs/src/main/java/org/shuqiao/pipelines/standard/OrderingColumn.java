package org.shuqiao.pipelines.standard;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.shuqiao.standards.source.ContractColumn;

/**
 * Source column that orders rows with the same key. It is compared by its contract type; an unparsable value counts as
 * missing.
 *
 * @param position of the column among the source columns of a row
 */
record OrderingColumn(int position, ContractColumn.Type type, boolean descending) implements Serializable {

    private static final int MOST_DIGITS = 100;
    /** Where a source writes no offset, its clock is that of China, which was an hour ahead in some summers. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** @return the value in its order, or null */
    Comparable<?> value(String[] cells) {
        String text = cells[position];
        if (text == null || text.isBlank()) {
            return null;
        }
        String trimmed = text.strip();
        return switch (type) {
            case TEXT, BOOLEAN -> trimmed;
            case INTEGER, DECIMAL -> number(trimmed);
            case DATE, TIMESTAMP -> time(trimmed);
        };
    }

    private static Comparable<?> number(String text) {
        // a short text can still be a number of a billion digits
        if (text.length() > MOST_DIGITS || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** @return the instant that a text of the landing zone names, or null */
    static Instant time(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(CHINA).toInstant();
            }
            TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text.replace(' ', 'T'),
                    OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime offset ? offset.toInstant()
                    : ((LocalDateTime) parsed).atZone(CHINA).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
