package org.shuqiao.pipelines.lake;

import static org.apache.spark.sql.functions.broadcast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SerializationUtil;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * Change of some rows of a table in one commit: files with rows that go are written again without them, rows that come
 * stand in files of their own. There are no delete files, which other processes would have to apply.
 *
 * @param gone columns that tell rows apart, of the rows that go; all rows that have these values go. Empty: none
 * @param come rows with the table's columns
 */
public record RowChanges(Lake lake, Zone zone, String name, Optional<Dataset<Row>> gone, Dataset<Row> come) {

    /**
     * Changes of a commit to come, with all files written and none of them in the table.
     *
     * @param rows how many the table will have
     */
    public record Prepared(Table table, long from, List<DataFile> replaced, List<DataFile> written, long rows) {

        /** @return whether no row goes or comes */
        public boolean isEmpty() {
            return replaced.isEmpty() && written.isEmpty();
        }

        /** Makes the files the table's own, in one commit, and returns its snapshot. */
        public long commit(Map<String, String> summary) {
            SnapshotUpdate<?> update;
            if (replaced.isEmpty()) {
                var append = table.newAppend();
                written.forEach(append::appendFile);
                update = append;
            } else {
                OverwriteFiles overwrite = table.newOverwrite().validateFromSnapshot(from);
                replaced.forEach(overwrite::deleteFile);
                written.forEach(overwrite::addFile);
                update = overwrite;
            }
            summary.forEach(update::set);
            update.commit();
            table.refresh();
            return table.currentSnapshot().snapshotId();
        }
    }

    /** Writes the files. */
    public Prepared prepare() {
        Table table = lake.find(zone, name).orElseThrow();
        long snapshot = table.currentSnapshot().snapshotId();
        Map<String, long[]> places = gone.map(ids -> places(ids, snapshot)).orElse(Map.of());
        DataFileWriter writer = new DataFileWriter(table);
        List<DataFile> written = new ArrayList<>();
        if (!places.isEmpty()) {
            List<Tuple2<String, long[]>> tasks = places.entrySet().stream()
                    .map(place -> new Tuple2<>(place.getKey(), place.getValue())).toList();
            lake.context().parallelize(tasks, tasks.size()).mapPartitions(writer::without).collect()
                    .forEach(file -> written.add(SerializationUtil.deserializeFromBytes(file)));
        }
        JavaRDD<InternalRow> rows = new JavaRDD<>(come.queryExecution().toRdd(),
                ClassTag$.MODULE$.apply(InternalRow.class));
        rows.mapPartitions(writer::write).collect()
                .forEach(file -> written.add(SerializationUtil.deserializeFromBytes(file)));
        List<DataFile> replaced = files(table, places);
        long before = Long.parseLong(table.currentSnapshot().summary().getOrDefault("total-records", "0"));
        return new Prepared(table, snapshot, replaced, written, before
                - replaced.stream().mapToLong(DataFile::recordCount).sum()
                + written.stream().mapToLong(DataFile::recordCount).sum());
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

    private static List<DataFile> files(Table table, Map<String, long[]> places) {
        List<DataFile> files = new ArrayList<>();
        if (places.isEmpty()) {
            return files;
        }
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                if (places.containsKey(task.file().location())) {
                    files.add(task.file());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
