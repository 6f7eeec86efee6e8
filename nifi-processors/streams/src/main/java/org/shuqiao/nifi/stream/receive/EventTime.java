package org.shuqiao.nifi.stream.receive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the time that a message says, to tell how late it came. What it cannot read is left to the standard. */
final class EventTime {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int COMPACT_DIGITS = 14;
    private static final int SECOND_DIGITS = 10;
    private static final int MILLI_DIGITS = 13;

    private EventTime() { }

    static Optional<Instant> read(String text) {
        try {
            if (text.matches("[0-9]+")) {
                return switch (text.length()) {
                    case COMPACT_DIGITS -> Optional.of(LocalDateTime.parse(text, COMPACT).toInstant(BEIJING));
                    case SECOND_DIGITS -> Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
                    case MILLI_DIGITS -> Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
                    default -> Optional.empty();
                };
            }
            String iso = text.strip().replace(' ', 'T');
            return Optional.of(iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(BEIJING));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
