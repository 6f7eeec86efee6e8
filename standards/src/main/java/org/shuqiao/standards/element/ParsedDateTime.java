package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Parsed date with optional time and offset. Instants become days and times by the clocks of China as they were: an
 * hour ahead in the summers of 1986 to 1991 and in some before 1950.
 *
 * @param time empty if only the day is written
 * @param offset empty if the writing names none
 */
record ParsedDateTime(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset) {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final ZoneOffset STANDARD = ZoneOffset.ofHours(8);
    /** Since then the clocks of China have never been changed. */
    private static final int UNCHANGED = 1992;

    /** Moment on China's clocks, or why there is none. */
    sealed interface Moment {

        record At(OffsetDateTime time) implements Moment { }

        /** The clocks were put forward over it. */
        record Skipped() implements Moment { }

        /** The clocks were put back over it: it was twice. */
        record Twice() implements Moment { }
    }

    static ParsedDateTime day(LocalDate day) {
        return new ParsedDateTime(day, Optional.empty(), Optional.empty());
    }

    /**
     * This instant on the clocks of China.
     *
     * @param otherwise holds where no offset is written; if empty, the clocks of China do
     */
    Moment inChina(Optional<ZoneOffset> otherwise) {
        LocalDateTime written = day.atTime(time.orElse(LocalTime.MIDNIGHT));
        Optional<ZoneOffset> zone = offset.or(() -> otherwise);
        if (zone.isPresent()) {
            return new Moment.At(written.atOffset(zone.get()).atZoneSameInstant(CHINA).toOffsetDateTime());
        }
        if (day.getYear() >= UNCHANGED) {
            return new Moment.At(written.atOffset(STANDARD));
        }
        List<ZoneOffset> offsets = CHINA.getRules().getValidOffsets(written);
        if (offsets.size() == 1) {
            return new Moment.At(written.atOffset(offsets.getFirst()));
        }
        // midnight stands for the day, which began an hour late
        return !offsets.isEmpty() ? new Moment.Twice()
                : written.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? new Moment.At(day.atStartOfDay(CHINA).toOffsetDateTime()) : new Moment.Skipped();
    }

    /** @return the day in China */
    LocalDate dayInChina() {
        return time.isPresent() && offset.isPresent() && inChina(Optional.empty()) instanceof Moment.At at
                ? at.time().toLocalDate() : day;
    }

    static String standard(OffsetDateTime time) {
        StringBuilder text = new StringBuilder(35).append(time.toLocalDate()).append('T');
        two(text, time.getHour()).append(':');
        two(text, time.getMinute()).append(':');
        two(text, time.getSecond());
        int micros = time.getNano() / 1000;
        if (micros != 0) {
            String fraction = Integer.toString(1_000_000 + micros).substring(1);
            int end = fraction.length();
            while (fraction.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(fraction, 0, end);
        }
        return text.append(time.getOffset().equals(STANDARD) ? "+08:00" : time.getOffset().getId()).toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
