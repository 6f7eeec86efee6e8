package org.shuqiao.standards.element;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Parser of instants counted from 1970-01-01T00:00Z. A count of the other unit's size is not taken at its word. */
final class Epoch {

    private static final int MOST_MILLIS = 14;
    private static final int MOST_SECONDS = 12;
    private static final long DAY_MILLIS = 86_400_000L;
    /** Midnight in China, in milliseconds of the day of UTC. */
    private static final long CHINA_MIDNIGHT = 57_600_000L;
    private static final DateParseResult UNIT = new DateParseResult.Several("epoch-ms, epoch-s");

    private Epoch() { }

    /** Ten digits are seconds of this century, eleven a mobile number, unless they are a whole day before 1973. */
    static DateParseResult millis(String text) {
        int digits = count(text);
        if (digits < 0 || digits > MOST_MILLIS) {
            return DateParseResult.Failed.FORM;
        }
        long millis = Long.parseLong(text);
        long ofDay = Math.floorMod(millis, DAY_MILLIS);
        boolean whole = ofDay == 0 || ofDay == CHINA_MIDNIGHT;
        return (digits == 10 || digits == 11) && millis > 0 && !whole ? UNIT : instant(millis);
    }

    /** Twelve and more digits are milliseconds. */
    static DateParseResult seconds(String text) {
        int digits = count(text);
        if (digits < 0 || digits > MOST_MILLIS) {
            return DateParseResult.Failed.FORM;
        }
        return digits >= MOST_SECONDS ? UNIT : instant(Long.parseLong(text) * 1000);
    }

    /** @return how many digits; -1 if it is no count */
    private static int count(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        return text.length() > 20 || !Characters.digits(text, from, text.length()) ? -1 : text.length() - from;
    }

    private static DateParseResult instant(long millis) {
        OffsetDateTime utc = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
        return utc.getYear() < 1 || utc.getYear() > 9999 ? DateParseResult.Failed.FORM : new DateParseResult.Read(
                new ParsedDateTime(utc.toLocalDate(), Optional.of(utc.toLocalTime()), Optional.of(ZoneOffset.UTC)));
    }
}
