package org.shuqiao.exchange.domain.request;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.exchange.domain.resource.Mode;

/**
 * The use that a request asks for: by which modes, from when to when, and which rows.
 *
 * @param rowScope filter over the entry's rows in its normal form
 */
public record RequestedUse(Set<Mode> modes, Instant from, Instant to, Optional<String> rowScope) {

    public RequestedUse {
        modes = Set.copyOf(modes);
    }
}
