package org.shuqiao.catalog.dataset;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.EnumMap;
import java.util.Map;
import org.shuqiao.catalog.entry.UpdateCycle;

/**
 * Time allowed between updates under each update cycle. A city that grants a different allowance gives its own table.
 */
public record UpdateDue(Map<UpdateCycle, TemporalAmount> allowance, ZoneId zone) {

    public UpdateDue {
        allowance = Map.copyOf(allowance);
    }

    /** One cycle, counted on the calendar of the given zone; an hour for real-time data. */
    public static UpdateDue oneCycle(ZoneId zone) {
        Map<UpdateCycle, TemporalAmount> allowance = new EnumMap<>(UpdateCycle.class);
        for (UpdateCycle cycle : UpdateCycle.values()) {
            allowance.put(cycle, switch (cycle) {
                case REAL_TIME -> Duration.ofHours(1);
                case DAILY -> Period.ofDays(1);
                case WEEKLY -> Period.ofDays(7);
                case MONTHLY -> Period.ofMonths(1);
                case QUARTERLY -> Period.ofMonths(3);
                case YEARLY -> Period.ofYears(1);
            });
        }
        return new UpdateDue(allowance, zone);
    }

    /** @return when new data are due after those of {@code changedAt} */
    public Instant due(UpdateCycle cycle, Instant changedAt) {
        return changedAt.atZone(zone).plus(allowance.get(cycle)).toInstant();
    }

    Freshness judge(UpdateCycle cycle, Instant changedAt, Instant now) {
        Instant due = due(cycle, changedAt);
        return new Freshness(changedAt, due, now.isAfter(due));
    }
}
