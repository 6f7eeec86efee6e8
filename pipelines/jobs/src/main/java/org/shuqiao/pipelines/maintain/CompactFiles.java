package org.shuqiao.pipelines.maintain;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.iceberg.RewriteManifests;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;
import org.shuqiao.pipelines.lake.MarkedRows;

/**
 * Puts the small files of a table together, in one commit that changes no row. What a run wrote into the summary of the
 * snapshot before stays in that of the new one, so that the next run finds the inputs of the table.
 */
final class CompactFiles {

    /** Summary entries of the platform, by which runs know what a table was made from. */
    private static final String OURS = "shuqiao.";
    /** A manifest is read by every plan; that many small ones cost more than one. */
    private static final int MANY_MANIFESTS = 20;
    private static final long SMALL_MANIFEST = 4L << 20;
    /** Part of a file's rows that are marked as gone, from which on it is written again without them. */
    private static final String MARKED = "0.05";

    private final Supplier<SparkSession> spark;
    private final long fileBytes;

    /** @param spark starts with the first table that needs it */
    CompactFiles(Supplier<SparkSession> spark, long fileBytes) {
        this.spark = spark;
        this.fileBytes = fileBytes;
    }

    /** @param sort columns by which the rows are sorted, so that who filters by them reads few files */
    void files(Table table, List<String> sort) {
        RewriteDataFiles rewrite = SparkActions.get(spark.get()).rewriteDataFiles(table)
                .option("target-file-size-bytes", Long.toString(fileBytes))
                .option("min-input-files", "2")
                .option("delete-ratio-threshold", MARKED)
                .option("max-concurrent-file-group-rewrites", "1");
        if (MarkedRows.areOfOtherEngines(table)) {
            rewrite.option("delete-file-threshold", "1");
        }
        List<String> known = sort.stream().filter(column -> table.schema().findField(column) != null).toList();
        if (!known.isEmpty()) {
            SortOrder.Builder order = SortOrder.builderFor(table.schema());
            known.forEach(order::asc);
            rewrite.sort(order.build());
        }
        ours(table.currentSnapshot()).forEach(rewrite::snapshotProperty);
        rewrite.execute();
        table.refresh();
        new DanglingMarks(table).remove(ours(table.currentSnapshot()));
    }

    /** Puts small manifests together, where there are many. */
    void manifests(Table table) {
        long small = table.currentSnapshot().dataManifests(table.io()).stream()
                .filter(manifest -> manifest.length() < SMALL_MANIFEST).count();
        if (small < MANY_MANIFESTS) {
            return;
        }
        RewriteManifests rewrite = table.rewriteManifests().clusterBy(file -> "")
                .rewriteIf(manifest -> manifest.length() < SMALL_MANIFEST);
        ours(table.currentSnapshot()).forEach(rewrite::set);
        rewrite.commit();
        table.refresh();
    }

    private static Map<String, String> ours(Snapshot snapshot) {
        return snapshot.summary().entrySet().stream().filter(entry -> entry.getKey().startsWith(OURS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
