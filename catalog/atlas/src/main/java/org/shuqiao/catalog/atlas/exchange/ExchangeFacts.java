package org.shuqiao.catalog.atlas.exchange;

import java.util.Optional;
import java.util.function.Function;

/**
 * Lookup of requests and grants by number, for publication to Atlas.
 *
 * @param request by its number
 * @param grant by its number
 */
public record ExchangeFacts(Function<String, Optional<RequestFacts>> request,
        Function<String, Optional<GrantFacts>> grant) {

    /** Of a catalogue without an exchange. */
    public static final ExchangeFacts NONE = new ExchangeFacts(number -> Optional.empty(), number -> Optional.empty());
}
