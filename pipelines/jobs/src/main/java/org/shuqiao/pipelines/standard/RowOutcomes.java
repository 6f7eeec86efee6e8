package org.shuqiao.pipelines.standard;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.shuqiao.pipelines.landing.RawColumns;

/** Outcomes of raw rows under a plan: which are published, quarantined or merged. */
final class RowOutcomes {

    private static final long ROWS_A_PARTITION = 100_000;
    private static final int MOST_PARTITIONS = 200;

    private RowOutcomes() { }

    /**
     * Decides what becomes of each row. All rows of a key are among them, or none.
     *
     * @param rows the plan's source columns, those of the raw zone and the part of each row
     * @param expected about how many there are
     */
    static JavaRDD<RowWithOutcome> of(Dataset<Row> rows, DatasetPlan plan, long expected) {
        int partitions = (int) Math.max(1, Math.min(MOST_PARTITIONS, expected / ROWS_A_PARTITION));
        Dataset<Row> versions = rows.withColumn(RowVersions.SUPERSEDED, plan.versions().superseded());
        return versions.javaRDD()
                .mapPartitionsToPair(new StandardizeRows(plan))
                .repartitionAndSortWithinPartitions(new KeyPartitioner(partitions), new MergeOrder(plan.descending()))
                .mapPartitions(new DeduplicateRows());
    }

    /** @return the columns of a raw row that a run reads, with its part as a number */
    static Column[] columns(DatasetPlan plan, Column part) {
        List<Column> columns = new ArrayList<>();
        plan.sources().forEach(name -> columns.add(col("`" + name.replace("`", "``") + "`")));
        RawColumns.ADDED.forEach(name -> columns.add(col(name)));
        columns.add(part.as(RowPart.COLUMN));
        return columns.toArray(Column[]::new);
    }

    static RunCounts count(JavaRDD<RowWithOutcome> outcomes, DatasetPlan plan) {
        return outcomes.mapPartitions(partition -> {
            RunCounts counts = new RunCounts(plan.outputs().size());
            Map<String, Integer> positions = RunCounts.positions(plan);
            partition.forEachRemaining(row -> counts.add(row, plan, positions));
            return List.of(counts).iterator();
        }).collect().stream().reduce(new RunCounts(plan.outputs().size()), RunCounts::plus);
    }
}
