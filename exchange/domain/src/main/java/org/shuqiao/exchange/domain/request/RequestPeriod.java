package org.shuqiao.exchange.domain.request;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.RequestCode;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Bounds of the time for which data is asked: it begins within a year of today, before or after, lasts five years at
 * most, and ends in the future. A day beyond is a slip of the hand or a grant that nobody would look at again; what is
 * needed longer is renewed.
 */
public final class RequestPeriod {

    /** Years between the first and the last day at most. */
    public static final int LONGEST = 5;

    /** Years between today and the first day at most. */
    public static final int FARTHEST = 1;

    private RequestPeriod() { }

    /** @param to the instant at which it ends, the first that does not belong to it any more */
    public static void check(Instant from, Instant to, Instant now) {
        ZonedDateTime today = now.atZone(ExchangeStore.ZONE);
        if (from.isBefore(today.minusYears(FARTHEST).toInstant())
                || from.isAfter(today.plusYears(FARTHEST).toInstant())) {
            throw new CodedException(RequestCode.START_TOO_FAR, FARTHEST);
        }
        if (!from.isBefore(to)) {
            throw new CodedException(ExchangeCode.PERIOD_INVALID,
                    new FieldFault("end-first", "止日早于起日", "it ends before it begins"));
        }
        if (to.isAfter(from.atZone(ExchangeStore.ZONE).plusYears(LONGEST).plusDays(1).toInstant())) {
            throw new CodedException(RequestCode.PERIOD_TOO_LONG, LONGEST);
        }
        if (!now.isBefore(to)) {
            throw new CodedException(ExchangeCode.PERIOD_INVALID,
                    new FieldFault("over", "止日已过", "its end is past"));
        }
    }
}
