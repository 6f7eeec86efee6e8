package org.shuqiao.exchange.platform.jobs.schedule;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.springframework.scheduling.support.CronExpression;

/**
 * Times of a schedule, as five fields and in words: minute, hour, day of the month, month, day of the week (POSIX
 * crontab), by Beijing time. Where both days are named, both have to fit.
 *
 * @param text as it was typed
 */
public record CronText(String text) {

    /** Minutes that lie between two runs at least. */
    static final int APART = 5;

    private static final int FIELDS = 5;
    private static final int MINUTES = 60;
    private static final int LONGEST = 200;

    /**
     * Checks what somebody typed.
     *
     * @throws CodedException {@code CRON_WRONG}, {@code NEVER} or {@code TOO_OFTEN}
     */
    public static CronText of(String typed) {
        CronText text = new CronText(typed.strip().replaceAll("\\s+", " "));
        List<CronField> fields = text.fields();
        requireApart(fields);
        if (text.expression(fields).next(ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ExchangeStore.ZONE)) == null) {
            throw new CodedException(ScheduleCode.NEVER, text.text);
        }
        return text;
    }

    /** @return the first time after {@code when} */
    public Instant next(Instant when) {
        ZonedDateTime next = expression(fields()).next(when.atZone(ExchangeStore.ZONE));
        if (next == null) {
            throw new CodedException(ScheduleCode.NEVER, text);
        }
        return next.toInstant();
    }

    /** @return the first times after {@code when} */
    public List<Instant> next(Instant when, int most) {
        List<Instant> times = new ArrayList<>();
        for (Instant time = next(when); times.size() < most; time = next(time)) {
            times.add(time);
        }
        return times;
    }

    public String words(Language language) {
        List<CronField> all = fields();
        return language == Language.ZH ? CronWords.zh(all) : CronWords.en(all);
    }

    /** @return minute, hour, day, month and weekday */
    private List<CronField> fields() {
        String[] parts = text.split(" ");
        CronField.Kind[] kinds = CronField.Kind.values();
        List<CronField> fields = new ArrayList<>();
        for (int i = 0; i < FIELDS && parts.length == FIELDS && text.length() <= LONGEST; i++) {
            Optional<CronField> field = CronField.read(kinds[i], parts[i]);
            field.ifPresent(fields::add);
        }
        if (fields.size() != FIELDS) {
            throw new CodedException(ScheduleCode.CRON_WRONG, text.substring(0, Math.min(text.length(), LONGEST)));
        }
        return fields;
    }

    private CronExpression expression(List<CronField> fields) {
        return CronExpression.parse("0 " + String.join(" ", fields.stream().map(CronField::text).toList()));
    }

    private static void requireApart(List<CronField> fields) {
        List<Integer> minutes = fields.getFirst().values();
        for (int i = 0; i < minutes.size(); i++) {
            int next = i + 1 < minutes.size() ? minutes.get(i + 1) : minutes.getFirst() + MINUTES;
            if (next - minutes.get(i) < APART && (i + 1 < minutes.size() || fields.get(1).values().size() > 1)) {
                throw new CodedException(ScheduleCode.TOO_OFTEN, APART);
            }
        }
    }
}
