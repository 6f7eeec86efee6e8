package org.shuqiao.catalog.atlas.exchange;

import java.time.Instant;
import java.util.List;

/**
 * Facts about a request that are published to Atlas.
 *
 * @param consumer the asking department's id
 * @param provider the providing department's id
 * @param code the entry's resource code
 * @param items names of the items asked for
 */
public record RequestFacts(String number, String consumer, String provider, String code, int version,
        List<String> items, List<String> modes, String state, Instant submittedAt, Instant from, Instant to) {

    public RequestFacts {
        items = List.copyOf(items);
        modes = List.copyOf(modes);
    }
}
