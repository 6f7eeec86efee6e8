package org.shuqiao.exchange.domain.grant;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Hours of a day within which a grant may be used, in the city's time: from the first minute on and before the last.
 * A first hour later than the last goes over midnight.
 */
public record UsageHours(LocalTime from, LocalTime to) {

    private static final Pattern FORM = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-3]):([0-5]\\d)");

    /** @param text {@code 08:30-17:30}; blank for the whole day */
    public static Optional<UsageHours> read(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || form.group(1).equals(form.group(3)) && form.group(2).equals(form.group(4))) {
            throw new CodedException(GrantUseCode.HOURS_INVALID);
        }
        return Optional.of(new UsageHours(LocalTime.parse(form.group(1) + ":" + form.group(2)),
                LocalTime.parse(form.group(3) + ":" + form.group(4))));
    }

    boolean contain(Instant instant) {
        LocalTime now = LocalTime.ofInstant(instant, ExchangeStore.ZONE);
        return from.isBefore(to) ? !now.isBefore(from) && now.isBefore(to) : !now.isBefore(from) || now.isBefore(to);
    }

    /** @return the refusal of a use at another time */
    public Optional<CodedException> against(String grant, Instant now) {
        return contain(now) ? Optional.empty()
                : Optional.of(new CodedException(GrantUseCode.OUT_OF_HOURS, grant, text()));
    }

    public String text() {
        return from + "-" + to;
    }
}
