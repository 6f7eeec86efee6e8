package org.shuqiao.pipelines.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Search for what a column of texts says in the rows that came to a table or went from it. Only files that differ are
 * read, and of marked rows only these. A row that a file was written again with may be among them.
 */
public record ColumnChanges(Lake lake, Table table, String column) {

    /**
     * Looks through what was committed after one snapshot and up to another.
     *
     * @param most rows that may be read
     * @return the values, or nothing if these are too many rows or a snapshot between is not known any more
     */
    public Optional<Set<String>> between(long from, long until, long most) {
        ArrayList<ColumnPart> parts = new ArrayList<>();
        long rows = 0;
        Snapshot snapshot = table.snapshot(until);
        while (snapshot != null && snapshot.snapshotId() != from && rows <= most) {
            Snapshot parent = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
            if (parent != null && !DataOperations.REPLACE.equals(snapshot.operation())) {
                rows += differing(tasks(parent), tasks(snapshot), parts);
            }
            snapshot = parent;
        }
        return snapshot == null || rows > most ? Optional.empty() : Optional.of(values(parts));
    }

    private Map<String, FileScanTask> tasks(Snapshot snapshot) {
        Map<String, FileScanTask> tasks = new HashMap<>();
        try (CloseableIterable<FileScanTask> planned = table.newScan().useSnapshot(snapshot.snapshotId())
                .planFiles()) {
            planned.forEach(task -> tasks.put(task.file().location(), task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tasks;
    }

    /** @return how many rows are to be read */
    private long differing(Map<String, FileScanTask> before, Map<String, FileScanTask> after, List<ColumnPart> parts) {
        long rows = 0;
        Set<String> files = new HashSet<>(before.keySet());
        files.addAll(after.keySet());
        for (String file : files) {
            FileScanTask was = before.get(file);
            FileScanTask is = after.get(file);
            if (was == null || is == null) {
                parts.add(ColumnPart.whole(file));
                rows += (was == null ? is : was).file().recordCount();
            } else if (!marks(was).equals(marks(is))) {
                long[] positions = marked(was, is);
                parts.add(ColumnPart.at(file, positions));
                rows += positions.length;
            }
        }
        return rows;
    }

    private static Set<String> marks(FileScanTask task) {
        Set<String> marks = new HashSet<>();
        task.deletes().stream().map(ContentFile::location).forEach(marks::add);
        return marks;
    }

    /** @return positions that only one of both marks */
    private long[] marked(FileScanTask was, FileScanTask is) {
        String file = is.file().location();
        PositionDeleteIndex before = MarkedRows.positions(table, was.deletes(), file);
        PositionDeleteIndex after = MarkedRows.positions(table, is.deletes(), file);
        List<Long> positions = new ArrayList<>();
        after.forEach(position -> {
            if (!before.isDeleted(position)) {
                positions.add(position);
            }
        });
        before.forEach(position -> {
            if (!after.isDeleted(position)) {
                positions.add(position);
            }
        });
        return positions.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private Set<String> values(ArrayList<ColumnPart> parts) {
        if (parts.isEmpty()) {
            return Set.of();
        }
        List<Integer> all = IntStream.range(0, parts.size()).boxed().toList();
        int tasks = Math.min(parts.size(), 2 * lake.context().defaultParallelism());
        return new HashSet<>(lake.context().parallelize(all, tasks).flatMap(new ReadColumn(table, column, parts))
                .collect());
    }
}
