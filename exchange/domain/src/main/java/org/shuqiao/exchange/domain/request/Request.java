package org.shuqiao.exchange.domain.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.exchange.domain.resource.Mode;

/**
 * A department's request for items of a resource, as it stands now.
 *
 * @param id      {@code R-<year>-<6 digits>}
 * @param version version of the entry that was asked for; the grant binds to it
 * @param policy  canonical JSON of what was agreed, once something was
 * @param renews  the grant that this request renews
 */
public record Request(String id, String key, String consumer, String provider, String resource, int version,
        String title, SharingClass sharing, List<RequestedItem> items, String purpose, String explanation, String basis,
        String scenario, Set<Mode> modes, Instant from, Instant to, Optional<String> rowScope,
        Optional<String> renews, RequestState state, Optional<String> policy, String submittedBy, Instant submittedAt,
        Optional<Instant> noticeAt, Optional<Instant> completedAt, Optional<Instant> decidedAt,
        Optional<Instant> grantedAt) {

    public Request {
        items = List.copyOf(items);
        modes = Set.copyOf(modes);
    }
}
