package org.shuqiao.standards.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which rows one pull takes. */
public sealed interface Slice {

    /**
     * Pulls what is new since the last pull.
     *
     * @param watermark the column that grows with each change; without it the key itself is the bound
     * @param since for a service: the query parameter that carries the watermark
     * @param key the columns that break ties
     * @param rows rows of a batch at most
     * @param settle how far the upper bound is held behind now
     */
    record Keyset(Optional<String> watermark, Optional<String> since, List<String> key, int rows, Duration settle)
            implements Slice {
    }

    /** Pulls everything when it changed: the newest pull is the whole truth. */
    record Snapshot() implements Slice {
    }

    /** Each file adds to those before it. */
    record Append() implements Slice {
    }
}
