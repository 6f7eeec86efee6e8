package org.shuqiao.pipelines.standard;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.RawColumns;

/**
 * Table of which raw row has which natural key, in digests. Under one mapping a row keeps its key, so rows are only
 * added to it. A row that the day decides about has a line for each key it had.
 */
final class KeyIndex {

    static final String KEY = "key";
    static final String SOURCE = "source";
    static final String DATED = "dated";
    /** Where a row stands in the raw zone. */
    static final List<String> PLACE = List.of(RawColumns.BATCH, RawColumns.SEQUENCE, RawColumns.ORDINAL);

    private static final StructType SCHEMA = new StructType()
            .add(RawColumns.BATCH, DataTypes.StringType).add(RawColumns.SEQUENCE, DataTypes.LongType)
            .add(RawColumns.ORDINAL, DataTypes.LongType).add(KEY, DataTypes.LongType).add(SOURCE, DataTypes.LongType)
            .add(DATED, DataTypes.BooleanType);

    private final Lake lake;
    private final String dataset;

    KeyIndex(Lake lake, String dataset) {
        this.lake = lake;
        this.dataset = dataset;
    }

    /** Makes the table anew and returns its snapshot. */
    long replace(JavaRDD<RowWithOutcome> rows, Map<String, String> summary) {
        lake.replace(frame(lines(rows)), Zone.KEYS, dataset, summary);
        return snapshot();
    }

    /** Adds the rows that landed, and new keys of rows that the day decided about; returns the snapshot. */
    long append(JavaRDD<RowWithOutcome> before, JavaRDD<RowWithOutcome> after, boolean dated,
            Map<String, String> summary) {
        JavaRDD<Row> added = lines(part(after, RowPart.LANDED));
        if (dated) {
            added = added.union(lines(part(after, RowPart.DATED)).subtract(lines(part(before, RowPart.DATED)), 1));
        }
        lake.append(frame(added.coalesce(1)), Zone.KEYS, dataset, summary);
        return snapshot();
    }

    private static JavaRDD<RowWithOutcome> part(JavaRDD<RowWithOutcome> rows, RowPart part) {
        return rows.filter(row -> row.row.part == part);
    }

    Dataset<Row> read(long snapshot) {
        return lake.read(Zone.KEYS, dataset, snapshot);
    }

    /** @return the lines that have one of some digests in a column */
    Dataset<Row> with(Dataset<Row> lines, String column, Collection<Long> digests) {
        Dataset<Row> wanted = lake.spark().createDataset(List.copyOf(digests), Encoders.LONG()).toDF(column);
        return lines.join(broadcast(wanted), lines.col(column).equalTo(wanted.col(column)), "left_semi");
    }

    /** @return the digests in a column */
    static List<Long> digests(Dataset<Row> lines, String column) {
        return lines.select(column).where(col(column).notEqual(KeyDigest.NONE)).as(Encoders.LONG()).collectAsList()
                .stream().distinct().toList();
    }

    private static JavaRDD<Row> lines(JavaRDD<RowWithOutcome> rows) {
        return rows.filter(row -> row.key != KeyDigest.NONE).map(row -> RowFactory.create(row.row.batch,
                row.row.sequence, row.row.ordinal, row.key, row.row.source, row.row.dated));
    }

    private Dataset<Row> frame(JavaRDD<Row> lines) {
        return lake.spark().createDataFrame(lines, SCHEMA);
    }

    private long snapshot() {
        Table table = lake.find(Zone.KEYS, dataset).orElseThrow();
        return table.currentSnapshot().snapshotId();
    }
}
