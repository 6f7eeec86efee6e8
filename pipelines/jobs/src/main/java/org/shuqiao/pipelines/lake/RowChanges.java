package org.shuqiao.pipelines.lake;

import static org.apache.spark.sql.functions.broadcast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SerializationUtil;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * Change of some rows of a table in one commit. Rows that come stand in files of their own. A small file with rows that
 * go is written again without them; in a large one they stay, and a delete file says where they are.
 *
 * @param gone columns that tell rows apart, of the rows that go; all rows that have these values go. Empty: none
 * @param come rows with the table's columns
 */
public record RowChanges(Lake lake, Zone zone, String name, Optional<Dataset<Row>> gone, Dataset<Row> come) {

    /**
     * Changes of a commit to come, with all files written and none of them in the table.
     *
     * @param changed files that lose rows
     * @param rows how many the table will have
     */
    public record Prepared(Table table, long from, List<ChangedFile> changed, List<DataFile> written,
            List<DeleteFile> marks, long rows) {

        /** @return whether no row goes or comes */
        public boolean isEmpty() {
            return changed.isEmpty() && written.isEmpty();
        }

        /** @return how many files are written again */
        public long rewritten() {
            return changed.stream().filter(ChangedFile::rewritten).count();
        }

        /** Makes the files the table's own, in one commit, and returns its snapshot. */
        public long commit(Map<String, String> summary) {
            // the lake's lock keeps other writers out; one whose lock was lost unnoticed may not double rows
            RowDelta delta = table.newRowDelta().validateFromSnapshot(from)
                    .conflictDetectionFilter(Expressions.alwaysTrue()).validateNoConflictingDataFiles()
                    .validateNoConflictingDeleteFiles();
            for (ChangedFile each : changed) {
                if (each.rewritten()) {
                    delta.removeRows(each.file());
                }
                each.replacedMarks().forEach(delta::removeDeletes);
            }
            written.forEach(delta::addRows);
            marks.forEach(delta::addDeletes);
            delta.validateDataFilesExist(changed.stream().filter(each -> !each.rewritten())
                    .map(each -> each.file().location()).toList());
            summary.forEach(delta::set);
            delta.commit();
            table.refresh();
            return table.currentSnapshot().snapshotId();
        }
    }

    /** @return no change */
    public static Prepared none(Lake lake, Zone zone, String name) {
        Table table = lake.find(zone, name).orElseThrow();
        long snapshot = table.currentSnapshot().snapshotId();
        return new Prepared(table, snapshot, List.of(), List.of(), List.of(), MarkedRows.left(table, snapshot));
    }

    /** Writes the files. */
    public Prepared prepare() {
        Table table = lake.find(zone, name).orElseThrow();
        long snapshot = table.currentSnapshot().snapshotId();
        Map<String, long[]> places = gone.map(ids -> places(ids, snapshot)).orElse(Map.of());
        DataFileWriter writer = new DataFileWriter(table);
        List<DataFile> written = new ArrayList<>();
        List<DeleteFile> marks = new ArrayList<>();
        ArrayList<ChangedFile> changed = new ArrayList<>();
        long rows = changed(table, places, changed);
        if (!changed.isEmpty()) {
            List<Integer> positions = IntStream.range(0, changed.size()).boxed().toList();
            int tasks = Math.min(changed.size(), 2 * lake.context().defaultParallelism());
            lake.context().parallelize(positions, tasks).flatMap(new ChangeFile(writer, changed)).collect()
                    .forEach(file -> add(SerializationUtil.deserializeFromBytes(file), written, marks));
        }
        JavaRDD<InternalRow> coming = new JavaRDD<>(come.queryExecution().toRdd(),
                ClassTag$.MODULE$.apply(InternalRow.class));
        coming.mapPartitions(writer::write).collect()
                .forEach(file -> add(SerializationUtil.deserializeFromBytes(file), written, marks));
        return new Prepared(table, snapshot, changed, written, marks, rows
                + written.stream().mapToLong(DataFile::recordCount).sum()
                - marks.stream().mapToLong(DeleteFile::recordCount).sum());
    }

    private static void add(Object file, List<DataFile> written, List<DeleteFile> marks) {
        if (file instanceof DeleteFile mark) {
            marks.add(mark);
        } else {
            written.add((DataFile) file);
        }
    }

    private Map<String, long[]> places(Dataset<Row> ids, long snapshot) {
        List<String> columns = List.of(ids.columns());
        Map<String, List<Long>> found = new HashMap<>();
        lake.readPlaces(zone, name, snapshot, columns)
                .join(broadcast(ids), CollectionConverters.asScala(columns).toSeq(), "left_semi")
                .select("_file", "_pos").collectAsList()
                .forEach(row -> found.computeIfAbsent(row.getString(0), file -> new ArrayList<>())
                        .add(row.getLong(1)));
        Map<String, long[]> places = new HashMap<>();
        found.forEach((file, at) -> places.put(file, at.stream().mapToLong(Long::longValue).toArray()));
        return places;
    }

    /** @return rows of the files that stay, and all rows of those that are marked anew */
    private long changed(Table table, Map<String, long[]> places, List<ChangedFile> changed) {
        long rows = 0;
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                long[] gone = places.get(task.file().location());
                if (gone == null) {
                    rows += MarkedRows.left(table, task);
                } else {
                    ChangedFile change = ChangedFile.of(task, gone, lake.rewriteRows());
                    changed.add(change);
                    rows += change.rewritten() ? 0 : task.file().recordCount();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
