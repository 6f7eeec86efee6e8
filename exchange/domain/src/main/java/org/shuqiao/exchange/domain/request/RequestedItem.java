package org.shuqiao.exchange.domain.request;

import java.util.Optional;

/** An item asked for, with what was decided about it. */
public record RequestedItem(String item, Optional<ItemDecision> decision) {}
