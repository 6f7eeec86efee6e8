package org.shuqiao.exchange.domain.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.exchange.domain.resource.Mode;

/**
 * Changes that are asked of a grant. An empty one stays as it was; resource and purpose always do.
 *
 * @param key         chosen by the client: the same key with the same content is the same request
 * @param rowScope    which rows, as a filter; blank for all
 * @param explanation why it is needed
 */
public record Amendment(String key, Optional<List<String>> items, Optional<String> rowScope,
        Optional<Set<Mode>> modes, Optional<Instant> to, String explanation) {

    public Amendment {
        items = items.map(List::copyOf);
        modes = modes.map(Set::copyOf);
    }
}
