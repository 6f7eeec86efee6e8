package org.shuqiao.city.department;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.shuqiao.city.world.SeededRandom;
import org.shuqiao.city.world.World;

/** Text formats of times in departmental data and in the standard. The city's clock is +08:00. */
final class Moments {
    private static final DateTimeFormatter COLUMN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter STANDARD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+08:00'");

    private Moments() { }

    /** A timestamp column's text. */
    static String column(LocalDateTime time) {
        return time.format(COLUMN);
    }

    /** The standard form (GB/T 7408.1). */
    static String standard(LocalDateTime time) {
        return time.format(STANDARD);
    }

    /** The same moment in UTC, {@code 2024-03-07T07:00:00Z}. */
    static String utc(LocalDateTime time) {
        return time.minusHours(8).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    }

    /** Days since 1899-12-30, as workbooks count them. */
    static long serial(LocalDate date) {
        return date.toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay();
    }

    /** A moment of the last year before the city's systems were opened, to the microsecond. */
    static LocalDateTime lastYear(SeededRandom draw) {
        return World.TODAY.minusDays(draw.between(1, 365)).atStartOfDay()
                .plusNanos(Long.remainderUnsigned(draw.next(), 86_400_000_000L) * 1000);
    }

    /** A moment of a day of changes. */
    static LocalDateTime ofDay(int day, SeededRandom draw) {
        return World.TODAY.plusDays(day).atStartOfDay()
                .plusNanos(Long.remainderUnsigned(draw.next(), 86_400_000_000L) * 1000);
    }

    /** 20240307. */
    static String compact(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** 2024/3/7. */
    static String slashed(LocalDate date) {
        return date.getYear() + "/" + date.getMonthValue() + "/" + date.getDayOfMonth();
    }
}
