package org.shuqiao.exchange.domain.impact;

import java.util.List;

/** Matters that a change of an entry affects. */
public record EntryImpact(List<Affected> affected) {

    public EntryImpact {
        affected = List.copyOf(affected);
    }
}
