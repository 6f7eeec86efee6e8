package org.shuqiao.nifi.stream.receive;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Columns that the platform adds to each row: when it came, how long after the time that it says, and whether that is
 * late or ahead.
 *
 * @param time the column that holds the time of a row
 * @param late how long after its time a row may come
 */
public record Arrival(Optional<String> time, Duration late) {

    public static final String TIME = "arrival_time";
    public static final String LAG = "arrival_lag";
    public static final String NOTE = "arrival_note";
    public static final String SENDER = "arrival_sender";
    public static final String RETAINED = "arrival_retained";
    /** All of them, in their order. */
    public static final List<String> COLUMNS = List.of(TIME, LAG, NOTE, SENDER, RETAINED);
    /** Clocks that differ by less are taken as equal. */
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    /** Note on a row's time. */
    public enum Note {
        LATE,
        AHEAD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    List<Map<String, String>> mark(List<Map<String, String>> rows, Instant now, String sender, boolean retained) {
        List<Map<String, String>> marked = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Map<String, String> more = new LinkedHashMap<>(row);
            more.put(TIME, OffsetDateTime.ofInstant(now.truncatedTo(ChronoUnit.MILLIS), BEIJING).toString());
            more.put(SENDER, sender);
            more.put(RETAINED, Boolean.toString(retained));
            time.map(row::get).flatMap(EventTime::read).ifPresent(said -> {
                Duration lag = Duration.between(said, now);
                more.put(LAG, Long.toString(lag.toSeconds()));
                note(lag).ifPresent(note -> more.put(NOTE, note.word()));
            });
            marked.add(more);
        }
        return marked;
    }

    private Optional<Note> note(Duration lag) {
        if (lag.compareTo(late) > 0) {
            return Optional.of(Note.LATE);
        }
        return lag.compareTo(SKEW.negated()) < 0 ? Optional.of(Note.AHEAD) : Optional.empty();
    }
}
