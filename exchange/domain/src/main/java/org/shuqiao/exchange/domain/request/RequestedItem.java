package org.shuqiao.exchange.domain.request;

import java.util.Optional;

/** Requested item with the decision on it. */
public record RequestedItem(String item, Optional<ItemDecision> decision) { }
