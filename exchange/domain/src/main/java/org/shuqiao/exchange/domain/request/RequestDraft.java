package org.shuqiao.exchange.domain.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.exchange.domain.resource.Mode;

/**
 * Content of a request as a department submits it.
 *
 * @param key         chosen by the client: the same key with the same content is the same request
 * @param resource    resource code
 * @param items       names of the items asked for, in the order wanted
 * @param purpose     short text that names the purpose in every later use; at most 40 characters
 * @param explanation what the purpose means
 * @param basis       the law, regulation or duty for which the data are needed
 * @param scenario    the business in which they are used
 * @param rowScope    which rows, as a filter; empty for all
 */
public record RequestDraft(String key, String resource, List<String> items, String purpose, String explanation,
        String basis, String scenario, Set<Mode> modes, Instant from, Instant to, Optional<String> rowScope) {

    public RequestDraft {
        items = List.copyOf(items);
        modes = Set.copyOf(modes);
    }
}
