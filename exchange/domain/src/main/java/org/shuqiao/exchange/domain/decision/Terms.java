package org.shuqiao.exchange.domain.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.resource.Mode;

/**
 * Conditions that the provider sets on a grant. An empty one stays as requested.
 *
 * @param filter       narrows the rows further than the request does
 * @param modes        some of the requested modes
 * @param minimumGroup the least number of rows behind each answered group
 */
public record Terms(Optional<String> filter, Optional<Set<Mode>> modes, Quota quota, OptionalInt minimumGroup,
        Optional<Instant> from, Optional<Instant> to) {

    public static final Terms AS_REQUESTED = new Terms(Optional.empty(), Optional.empty(), Quota.UNLIMITED,
            OptionalInt.empty(), Optional.empty(), Optional.empty());

    public Terms {
        modes = modes.map(Set::copyOf);
    }
}
