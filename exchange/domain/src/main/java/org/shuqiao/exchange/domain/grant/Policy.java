package org.shuqiao.exchange.domain.grant;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.policy.Position;
import org.shuqiao.query.release.Grouping;

/**
 * Complete policy of a grant. Everything outside it is forbidden.
 *
 * @param columns      names of the items that may be seen, in the order requested
 * @param filter       textual form of the row filter; empty for all rows
 * @param masks        column to the textual form of its mask
 * @param minimumGroup k: only aggregates leave, made of cells of at least k persons
 * @param from         first instant at which it may be used
 * @param to           first instant at which it may no longer be used
 * @param grouping     dimensions and measures of the aggregates
 * @param positions    item to where a query may use it, whose values are not given then; others may stand anywhere
 * @param hours        hours of a day within which it may be used; empty for all
 * @param periods      item to the time in which it is given; others as long as the grant stands
 */
public record Policy(String resource, int version, String title, String provider, String consumer, String purpose,
        String scenario, String basis, Set<Mode> modes, List<String> columns, Optional<String> filter,
        Map<String, String> masks, OptionalInt minimumGroup, Quota quota, Instant from, Instant to,
        Optional<Grouping> grouping, Map<String, Set<Position>> positions, Optional<UsageHours> hours,
        Map<String, ItemPeriod> periods) {

    /** A policy whose items may stand anywhere in a query, at any hour. */
    public Policy(String resource, int version, String title, String provider, String consumer, String purpose,
            String scenario, String basis, Set<Mode> modes, List<String> columns, Optional<String> filter,
            Map<String, String> masks, OptionalInt minimumGroup, Quota quota, Instant from, Instant to,
            Optional<Grouping> grouping) {
        this(resource, version, title, provider, consumer, purpose, scenario, basis, modes, columns, filter, masks,
                minimumGroup, quota, from, to, grouping, Map.of(), Optional.empty(), Map.of());
    }

    /** A policy that says nothing of groups, or only how large they are. */
    public Policy(String resource, int version, String title, String provider, String consumer, String purpose,
            String scenario, String basis, Set<Mode> modes, List<String> columns, Optional<String> filter,
            Map<String, String> masks, OptionalInt minimumGroup, Quota quota, Instant from, Instant to) {
        this(resource, version, title, provider, consumer, purpose, scenario, basis, modes, columns, filter, masks,
                minimumGroup, quota, from, to, Optional.empty());
    }

    /** @return the same policy with its aggregates grouped so */
    public Policy grouped(Grouping by) {
        return new Policy(resource, version, title, provider, consumer, purpose, scenario, basis, modes, columns,
                filter, masks, minimumGroup, quota, from, to, Optional.of(by), positions, hours, periods);
    }

    /** @return what the policy gives at an instant: without the items whose time is over or has not begun */
    public Policy at(Instant now) {
        List<String> given = columns.stream()
                .filter(column -> !periods.containsKey(column) || periods.get(column).contains(now)).toList();
        if (given.size() == columns.size()) {
            return this;
        }
        Map<String, String> masked = new TreeMap<>(masks);
        masked.keySet().retainAll(given);
        Map<String, Set<Position>> placed = new TreeMap<>(positions);
        placed.keySet().retainAll(given);
        return new Policy(resource, version, title, provider, consumer, purpose, scenario, basis, modes, given,
                filter, masked, minimumGroup, quota, from, to, grouping, placed, hours, periods);
    }

    public Policy {
        modes = Set.copyOf(modes);
        columns = List.copyOf(columns);
        masks = Collections.unmodifiableMap(new TreeMap<>(masks));
        Map<String, Set<Position>> placed = new TreeMap<>();
        positions.forEach((item, where) -> placed.put(item, Set.copyOf(where)));
        positions = Collections.unmodifiableMap(placed);
        periods = Collections.unmodifiableMap(new TreeMap<>(periods));
    }
}
