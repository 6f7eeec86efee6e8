package org.shuqiao.query.lake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Snapshot of a lake table as the table's metadata tell of it.
 *
 * @param operation what made it: {@code append}, {@code overwrite}, {@code replace} (compaction) or {@code delete}
 * @param until when another one became current after it for the last time; empty for the current one
 * @param addedRows rows that it brought
 * @param notes what its run wrote into its summary, by names that begin with {@code shuqiao.}
 */
public record SnapshotStanding(long id, Instant at, String operation, Optional<Instant> until, long addedRows,
        Map<String, String> notes) {

    public SnapshotStanding {
        notes = Map.copyOf(notes);
    }

    public boolean current() {
        return until.isEmpty();
    }
}
