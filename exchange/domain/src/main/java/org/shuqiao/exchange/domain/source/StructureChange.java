package org.shuqiao.exchange.domain.source;

import java.time.Instant;
import java.util.Optional;

/**
 * Change of a source's structure that stopped its collection.
 *
 * @param change number of this very difference
 * @param zh what differs and how many rows wait, without a value of any
 * @param job which met it last
 * @param decidedBy who accepted it; empty while it is open, and where the source was restored
 */
public record StructureChange(String dataset, String change, String department, String zh, String en, String job,
        Instant seenAt, State state, Optional<String> decidedBy, Optional<String> reason,
        Optional<Instant> decidedAt) {

    /** State of a change. */
    public enum State {
        /** Nothing of the dataset is collected until somebody decides, or the source is as it was. */
        OPEN,
        /** Columns that are gone land empty, others as they are. */
        ACCEPTED,
        /** The source is as it was promised again. */
        RESTORED
    }
}
