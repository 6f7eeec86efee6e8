package org.shuqiao.exchange.domain.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.grant.ItemPeriod;

/**
 * Checks the periods of single items: each lies within the grant's. A release of aggregates has one cut for its whole
 * time, for two cuts of the same persons tell about single ones; so its items share their period.
 */
final class ItemPeriodRules {

    private ItemPeriodRules() { }

    /** @return the periods that say something beside the grant's own */
    static Map<String, ItemPeriod> check(Terms terms, List<String> columns, Instant from, Instant to) {
        Map<String, ItemPeriod> periods = new TreeMap<>();
        terms.periods().forEach((item, period) -> {
            ItemPeriod checked = new ItemPeriod(period.from().map(time -> time.truncatedTo(ChronoUnit.MILLIS))
                    .filter(time -> !time.equals(from)), period.to().map(time -> time.truncatedTo(ChronoUnit.MILLIS))
                    .filter(time -> !time.equals(to)));
            Instant begin = checked.from().orElse(from);
            Instant end = checked.to().orElse(to);
            if (!columns.contains(item) || begin.isBefore(from) || end.isAfter(to) || !begin.isBefore(end)) {
                throw new CodedException(GrantUseCode.ITEM_PERIOD_INVALID, item);
            }
            if (!checked.equals(new ItemPeriod(Optional.empty(), Optional.empty()))) {
                periods.put(item, checked);
            }
        });
        if (!periods.isEmpty() && terms.minimumGroup().isPresent()) {
            throw new CodedException(GrantUseCode.ITEM_PERIOD_GROUPED);
        }
        return periods;
    }

    /** @return the last instant at which an item is given: the grant itself ends then, which verifiers check */
    static Instant end(Map<String, ItemPeriod> periods, List<String> columns, Instant to) {
        return columns.stream().map(column -> Optional.ofNullable(periods.get(column)).flatMap(ItemPeriod::to)
                .orElse(to)).max(Instant::compareTo).orElse(to);
    }
}
