package org.shuqiao.standards.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Slice strategy of a source: keyset, snapshot or append. */
public sealed interface SliceStrategy {

    /**
     * Incremental pull by keyset above the last upper bound.
     *
     * @param watermark the column that grows with each change; without it the key itself is the bound
     * @param since for a service: the query parameter that carries the watermark
     * @param key the columns that break ties
     * @param rows rows of a batch at most
     * @param reconcile for a table: after how long its keys are compared again, to find rows that are gone
     * @param settle how far the upper bound is held behind now
     */
    record Keyset(Optional<String> watermark, Optional<String> since, List<String> key, int rows, Duration settle,
            Optional<Duration> reconcile) implements SliceStrategy { }

    /**
     * Full pull on change, of which only the newest counts.
     *
     * @param mayLose per cent of its rows that it may lose from one to the next unless somebody says that it may
     */
    record Snapshot(int mayLose) implements SliceStrategy {

        /** Loss that a snapshot may have where its source file does not say. */
        public static final int HALF = 50;

        public Snapshot() {
            this(HALF);
        }
    }

    /** Append of each new file. */
    record Append() implements SliceStrategy { }
}
