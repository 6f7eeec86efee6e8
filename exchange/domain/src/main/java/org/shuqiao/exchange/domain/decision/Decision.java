package org.shuqiao.exchange.domain.decision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shuqiao.exchange.domain.request.ItemDecision;

/**
 * Decision of the provider on each item of a request.
 *
 * @param items item name to what is decided about it; every requested item stands here
 */
public record Decision(Map<String, ItemDecision> items, Terms terms) {

    /** Decides about no item. */
    public static final Decision NONE = new Decision(Map.of(), Terms.AS_REQUESTED);

    public Decision {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }
}
