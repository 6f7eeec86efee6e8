package org.shuqiao.exchange.domain.monitor;

import java.util.List;

/** Log as facts, in the order of its entries. */
interface FactSource {

    WatchedLog log();

    /** @return facts from an index on, at most so many */
    List<Fact> from(long index, int most);
}
