package org.shuqiao.exchange.domain.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Counts the deliveries of every resource, anew once a minute at most. No figure of it tells of a person. */
public final class DeliveryCounts implements Supplier<Map<String, Long>> {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final ExchangeStore store;
    private volatile Counted counted = new Counted(Instant.MIN, Map.of());

    private record Counted(Instant at, Map<String, Long> uses) { }

    public DeliveryCounts(ExchangeStore store) {
        this.store = store;
    }

    /** @return deliveries by resource code, without those that were never used; the same map until a figure changes */
    @Override
    public Map<String, Long> get() {
        Instant now = store.now();
        Counted last = counted;
        if (last.at().isAfter(now.minus(KEPT)) && !last.at().isAfter(now)) {
            return last.uses();
        }
        Map<String, Long> uses = new HashMap<>();
        store.sql("select resource, sum(delivered) as uses from exchange.grant_ where delivered > 0 group by resource")
                .query((row, number) -> uses.put(row.getString("resource"), row.getLong("uses"))).list();
        counted = new Counted(now, uses.equals(last.uses()) ? last.uses() : Map.copyOf(uses));
        return counted.uses();
    }
}
