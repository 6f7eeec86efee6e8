package org.shuqiao.exchange.domain.overview;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;

/** Counts of the exchange by week: figures of the whole city, which everybody may see. */
public final class ExchangeWeeks {

    private final ExchangeStore store;
    private final RecordLog log;

    public ExchangeWeeks(ExchangeStore store, RecordLog log) {
        this.store = store;
        this.log = log;
    }

    /** @return the last weeks, the oldest first; the last one is the running week */
    public List<ExchangeWeek> last(int weeks) {
        LocalDate monday = store.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return IntStream.range(0, weeks).mapToObj(back -> week(monday.minusWeeks(weeks - 1 - back))).toList();
    }

    private ExchangeWeek week(LocalDate begins) {
        RecordFilter within = RecordFilter.all().between(start(begins), start(begins.plusWeeks(1)));
        return new ExchangeWeek(begins, log.count(within.outcome("delivered")), log.count(within.outcome("refused")));
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(ExchangeStore.ZONE).toOffsetDateTime();
    }
}
