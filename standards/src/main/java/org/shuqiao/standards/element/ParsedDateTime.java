package org.shuqiao.standards.element;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Parsed date with optional time and offset.
 *
 * @param time empty if only the day is written
 * @param offset empty if the writing names none
 */
record ParsedDateTime(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset) {

    static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    static ParsedDateTime day(LocalDate day) {
        return new ParsedDateTime(day, Optional.empty(), Optional.empty());
    }

    /** @return this instant on the clocks of China; {@code otherwise} holds where no offset is written */
    LocalDateTime inChina(ZoneOffset otherwise) {
        LocalDateTime written = day.atTime(time.orElse(LocalTime.MIDNIGHT));
        ZoneOffset zone = offset.orElse(otherwise);
        return zone.equals(CHINA) ? written : written.atOffset(zone).withOffsetSameInstant(CHINA).toLocalDateTime();
    }

    /** @return the day in China */
    LocalDate dayInChina() {
        return time.isPresent() && offset.isPresent() ? inChina(CHINA).toLocalDate() : day;
    }

    static String standard(LocalDateTime time) {
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
        return text.append("+08:00").toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
