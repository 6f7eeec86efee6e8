package org.shuqiao.pipelines.lake;

import java.util.Optional;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Walk back through a table's snapshots. Compaction makes a snapshot of the same rows, with a summary of its own. */
public final class SnapshotHistory {

    private SnapshotHistory() { }

    /** @return the snapshot by which a run gave the table the rows it has now; empty if no run's is known */
    public static Optional<Snapshot> published(Table table) {
        Snapshot snapshot = table.currentSnapshot();
        while (snapshot != null && !snapshot.summary().containsKey(InputFingerprint.PROPERTY)
                && sameRows(snapshot)) {
            snapshot = parent(table, snapshot);
        }
        return Optional.ofNullable(snapshot).filter(found -> found.summary().containsKey(InputFingerprint.PROPERTY));
    }

    /** @return whether the table has the rows that it had in a snapshot */
    public static boolean hasRowsOf(Table table, long snapshot) {
        Snapshot at = table.currentSnapshot();
        while (at != null && at.snapshotId() != snapshot && sameRows(at)) {
            at = parent(table, at);
        }
        return at != null && at.snapshotId() == snapshot;
    }

    /** @return whether all that happened to the table since a snapshot is that rows were appended */
    public static boolean onlyGrewSince(Table table, long snapshot) {
        Snapshot at = table.currentSnapshot();
        while (at != null && at.snapshotId() != snapshot
                && (DataOperations.APPEND.equals(at.operation()) || sameRows(at))) {
            at = parent(table, at);
        }
        return at != null && at.snapshotId() == snapshot;
    }

    private static boolean sameRows(Snapshot snapshot) {
        return DataOperations.REPLACE.equals(snapshot.operation());
    }

    private static Snapshot parent(Table table, Snapshot snapshot) {
        return snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
    }
}
