package org.shuqiao.exchange.domain.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.shuqiao.exchange.domain.grant.ItemPeriod;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.grant.UsageHours;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.policy.Position;

/**
 * Conditions that the provider sets on a grant. An empty one stays as requested.
 *
 * @param filter       narrows the rows further than the request does
 * @param modes        some of the requested modes
 * @param minimumGroup k: only aggregates leave, made of cells of at least k persons
 * @param measures     items of which sums and averages are given; numbers where it is not said
 * @param unit         item that names the person behind a row; the citizen number where it is not said
 * @param positions    items of which no value is given, and where a query may use them all the same
 * @param hours        hours of a day within which the grant may be used
 * @param periods      items that are given for a time of their own
 */
public record Terms(Optional<String> filter, Optional<Set<Mode>> modes, Quota quota, OptionalInt minimumGroup,
        Optional<Instant> from, Optional<Instant> to, Optional<List<String>> measures, Optional<String> unit,
        Map<String, Set<Position>> positions, Optional<UsageHours> hours, Map<String, ItemPeriod> periods) {

    /** Terms under which items may stand anywhere in a query, at any hour. */
    public Terms(Optional<String> filter, Optional<Set<Mode>> modes, Quota quota, OptionalInt minimumGroup,
            Optional<Instant> from, Optional<Instant> to, Optional<List<String>> measures, Optional<String> unit) {
        this(filter, modes, quota, minimumGroup, from, to, measures, unit, Map.of(), Optional.empty(), Map.of());
    }

    /** Terms that leave it to the catalogue what is a measure and who is a person. */
    public Terms(Optional<String> filter, Optional<Set<Mode>> modes, Quota quota, OptionalInt minimumGroup,
            Optional<Instant> from, Optional<Instant> to) {
        this(filter, modes, quota, minimumGroup, from, to, Optional.empty(), Optional.empty());
    }

    public static final Terms AS_REQUESTED = new Terms(Optional.empty(), Optional.empty(), Quota.UNLIMITED,
            OptionalInt.empty(), Optional.empty(), Optional.empty());

    public Terms {
        modes = modes.map(Set::copyOf);
        measures = measures.map(List::copyOf);
        positions = Map.copyOf(positions);
        periods = Map.copyOf(periods);
    }

    /** @return the same for this time, which all items share */
    Terms during(Instant begin, Instant end) {
        return new Terms(filter, modes, quota, minimumGroup, Optional.of(begin), Optional.of(end), measures, unit,
                positions, hours, Map.of());
    }

    /** @return the same without a period of their own */
    Terms anyTime() {
        return new Terms(filter, modes, quota, minimumGroup, Optional.empty(), Optional.empty(), measures, unit,
                positions, hours, Map.of());
    }
}
