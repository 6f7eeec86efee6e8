package org.shuqiao.exchange.domain.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.GrantUse;

/** Compares the use counts from which quotas are taken with the deliveries in the record log. */
public final class DeliveryCountCheck implements AuditCheck {

    private final ExchangeStore store;
    private final LoggedRecords logged;

    public DeliveryCountCheck(ExchangeStore store, RecordLog log) {
        this.store = store;
        this.logged = new LoggedRecords(log);
    }

    @Override
    public String name() {
        return "delivery-counts";
    }

    private record Count(String grant, long total, long byDay) { }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        // first the log, then the counts: a use is counted before it is logged, so a count is never below the log
        Map<String, Long> deliveries = deliveries();
        List<Count> counts = store.sql("""
                select g.id, g.delivered, coalesce((select sum(d.delivered) from exchange.grant_day d
                    where d.grant_id = g.id), 0) as by_day
                from exchange.grant_ g""")
                .query((row, number) -> new Count(row.getString(1), row.getLong(2), row.getLong(3))).list();
        for (Count count : counts) {
            long log = deliveries.getOrDefault(count.grant(), 0L);
            if (count.total() < log || count.byDay() < log) {
                found.accept(new Finding(FindingKind.COUNT_CHANGED, count.grant(), "counted " + count.total()
                        + ", by day " + count.byDay() + ", log " + log));
            }
        }
        return counts.size();
    }

    private Map<String, Long> deliveries() {
        Map<String, Long> deliveries = new TreeMap<>();
        logged.forEach(RecordFilter.all().outcome("delivered"), each -> {
            Set<String> used = new HashSet<>();
            each.record().draft().uses().stream().map(GrantUse::grant).filter(used::add)
                    .forEach(grant -> deliveries.merge(grant, 1L, Long::sum));
        });
        return deliveries;
    }
}
