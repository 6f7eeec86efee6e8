package org.shuqiao.query.lake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Snapshot of a lake table at planning time.
 *
 * @param snapshot the snapshot's id; empty for a table that was never written
 * @param files paths of the Parquet files that hold its rows
 * @param marks paths of the Parquet files that say which rows in these are the table's no longer
 * @param uniform whether each of the former is known to have every column
 */
public record LakeSnapshot(
        String table, Optional<String> snapshot, List<NestedField> fields, List<String> files, List<String> marks,
                long rows, boolean uniform) {

    public LakeSnapshot {
        fields = List.copyOf(fields);
        files = List.copyOf(files);
        marks = List.copyOf(marks);
    }

    /** @return paths of all files by which the rows are decided */
    public List<String> allFiles() {
        return Stream.concat(files.stream(), marks.stream()).toList();
    }
}
