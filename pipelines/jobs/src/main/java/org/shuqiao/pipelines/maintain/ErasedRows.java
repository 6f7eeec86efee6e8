package org.shuqiao.pipelines.maintain;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.shuqiao.contracts.worker.MaintainJob.TableOrder;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.landing.RawColumns;
import org.shuqiao.pipelines.raw.RawZone;

/**
 * Takes the rows of erased batches out of a raw table, in one commit that writes the files anew in which other rows
 * stand. They stay in the snapshots before it until these go.
 */
final class ErasedRows {

    private final Supplier<SparkSession> spark;

    /** @param spark starts with the first table that needs it */
    ErasedRows(Supplier<SparkSession> spark) {
        this.spark = spark;
    }

    /** @return how many rows went; none where a worker that was killed after the commit took them out already */
    long erase(Table table, TableOrder order) {
        String name = Lake.name(order.zone(), order.table());
        List<String> batches = order.erase();
        long rows = spark.get().table(name).where(functions.col(RawColumns.BATCH).isin(batches.toArray())).count();
        if (rows > 0) {
            String ids = batches.stream().map(id -> "'" + id.replace("'", "''") + "'")
                    .collect(Collectors.joining(", "));
            CommitMetadata.withCommitProperties(Map.of(RawZone.ERASED, String.join(",", batches)), () ->
                    spark.get().sql("DELETE FROM " + name + " WHERE " + RawColumns.BATCH + " IN (" + ids + ")"),
                    RuntimeException.class);
            table.refresh();
        }
        return rows;
    }
}
