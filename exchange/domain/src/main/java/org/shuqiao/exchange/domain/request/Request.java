package org.shuqiao.exchange.domain.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.exchange.domain.resource.Mode;

/**
 * Request of a department for items of a resource, in its current state.
 *
 * @param id     {@code R-<year>-<6 digits>}
 * @param key    the consumer's own key: the same key again is the same request
 * @param renews the grant that this request renews
 * @param policy canonical JSON of what was agreed, once something was
 */
public record Request(String id, String key, String consumer, String provider, RequestedEntry entry,
        List<RequestedItem> items, Justification justification, RequestedUse use, Optional<String> renews,
        RequestState state, Optional<String> policy, RequestTimes times) {

    public Request {
        items = List.copyOf(items);
    }

    public String resource() {
        return entry.resource();
    }

    public int version() {
        return entry.version();
    }

    public String title() {
        return entry.title();
    }

    public SharingClass sharing() {
        return entry.sharing();
    }

    public String purpose() {
        return justification.purpose();
    }

    public Set<Mode> modes() {
        return use.modes();
    }

    public Instant from() {
        return use.from();
    }

    public Instant to() {
        return use.to();
    }

    public Optional<String> rowScope() {
        return use.rowScope();
    }
}
