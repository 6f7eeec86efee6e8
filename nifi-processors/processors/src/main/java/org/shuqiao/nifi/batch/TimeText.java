package org.shuqiao.nifi.batch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Times that a source keeps as text, in forms whose order as text is their order in time. */
public final class TimeText {

    private static final List<DateTimeFormatter> FORMS = List.of(form("uuuu-MM-dd'T'HH:mm:ss"),
            form("uuuu-MM-dd HH:mm:ss"), form("uuuu/MM/dd HH:mm:ss"), form("uuuuMMddHHmmss"), form("uuuu-MM-dd HH:mm"),
            form("uuuu-MM-dd"), form("uuuu/MM/dd"), form("uuuuMMdd"));
    /** A number of eight or fourteen digits is a time only if it is one of a register's life. */
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private TimeText() { }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** @return whether the text is a time in such a form, with or without a fraction of a second */
    public static boolean isTime(String text) {
        return formOf(text).isPresent();
    }

    /** @return the present in the form of the text, where that is a time later than now */
    public static Optional<String> nowInFormOf(String text, LocalDateTime now) {
        return formOf(text).filter(form -> time(form.parse(whole(text))).isAfter(now)).map(form -> form.format(now));
    }

    private static Optional<DateTimeFormatter> form(String text, DateTimeFormatter form) {
        try {
            int year = time(form.parse(whole(text))).getYear();
            return year >= FIRST_YEAR && year <= LAST_YEAR ? Optional.of(form) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<DateTimeFormatter> formOf(String text) {
        return FORMS.stream().flatMap(form -> form(text, form).stream()).findFirst();
    }

    private static LocalDateTime time(TemporalAccessor parsed) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        return parsed.query(TemporalQueries.localTime()) == null ? date.atStartOfDay()
                : date.atTime(parsed.query(TemporalQueries.localTime()));
    }

    private static String whole(String text) {
        return text.strip().replaceFirst("(:\\d\\d)\\.\\d{1,9}$", "$1");
    }
}
