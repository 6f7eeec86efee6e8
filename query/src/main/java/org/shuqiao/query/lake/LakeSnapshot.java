package org.shuqiao.query.lake;

import java.util.List;
import java.util.Optional;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Snapshot of a lake table at planning time.
 *
 * @param snapshot the snapshot's id; empty for a table that was never written
 * @param files paths of the Parquet files that hold its rows
 * @param uniform whether each of them is known to have every column
 */
public record LakeSnapshot(
        String table, Optional<String> snapshot, List<NestedField> fields, List<String> files, long rows,
                boolean uniform) {

    public LakeSnapshot {
        fields = List.copyOf(fields);
        files = List.copyOf(files);
    }
}
