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

/**
 * Complete policy of a grant. Everything outside it is forbidden.
 *
 * @param columns      names of the items that may be seen, in the order requested
 * @param filter       textual form of the row filter; empty for all rows
 * @param masks        column to the textual form of its mask
 * @param minimumGroup the least number of rows behind each answered group
 * @param from         first instant at which it may be used
 * @param to           first instant at which it may no longer be used
 */
public record Policy(String resource, int version, String title, String provider, String consumer, String purpose,
        String scenario, String basis, Set<Mode> modes, List<String> columns, Optional<String> filter,
        Map<String, String> masks, OptionalInt minimumGroup, Quota quota, Instant from, Instant to) {

    public Policy {
        modes = Set.copyOf(modes);
        columns = List.copyOf(columns);
        masks = Collections.unmodifiableMap(new TreeMap<>(masks));
    }
}
