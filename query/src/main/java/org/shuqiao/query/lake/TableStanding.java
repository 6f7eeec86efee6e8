package org.shuqiao.query.lake;

import java.util.List;

/**
 * Lake table as its metadata tell of it. Rows, files and bytes are those of the current snapshot.
 *
 * @param smallFiles data files that are much smaller than compaction makes them
 * @param deleteFiles files that take rows out of data files when these are read
 * @param markedRows rows that they take out
 * @param otherDeletes how many of them are not of one data file, as another engine writes them
 * @param snapshots the oldest first
 */
public record TableStanding(String namespace, String name, long rows, long files, long bytes, long smallFiles,
        long smallBytes, long deleteFiles, long markedRows, long otherDeletes, List<SnapshotStanding> snapshots) {

    public TableStanding {
        snapshots = List.copyOf(snapshots);
    }

    /** @return {@code namespace.name}, as records list it */
    public String label() {
        return namespace + "." + name;
    }
}
