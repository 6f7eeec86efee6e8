package org.shuqiao.pipelines.standard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.TableReplacement;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.RawColumns;
import scala.reflect.ClassTag$;

/**
 * Table of which raw row has which natural key, in digests. Under one mapping a row keeps its key, so rows are only
 * added to it. A row that the day decides about has a line for each key it had.
 */
final class KeyIndex {

    static final String KEY = "key";
    static final String SOURCE = "source";
    static final String DATED = "dated";
    /** Place of a row in the raw zone. */
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

    /** Begins to make the table anew. */
    TableReplacement replacing() {
        return lake.replacing(SCHEMA, Zone.KEYS, dataset);
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

    /**
     * Reads the index once.
     *
     * @param dated whether lines that the day decides about are wanted, too
     * @return the lines with one of some digests in a column
     */
    List<KeyLine> find(Dataset<Row> lines, Set<Long> keys, Set<Long> sources, boolean dated) {
        if (keys.isEmpty() && sources.isEmpty() && !dated) {
            return List.of();
        }
        var rows = lines.select(RawColumns.BATCH, RawColumns.SEQUENCE, RawColumns.ORDINAL, KEY, SOURCE, DATED)
                .queryExecution().toRdd();
        return new JavaRDD<>(rows, ClassTag$.MODULE$.apply(InternalRow.class))
                .mapPartitions(new FindLines(DigestSet.of(keys), DigestSet.of(sources), dated)).collect().stream()
                .map(KeyLine::of).toList();
    }

    private static JavaRDD<Row> lines(JavaRDD<RowWithOutcome> rows) {
        return rows.flatMap(row -> line(row).stream().iterator());
    }

    /** @return the line of a row; none for a version that another replaced for good */
    static Optional<Row> line(RowWithOutcome row) {
        return row.key == KeyDigest.NONE ? Optional.empty() : Optional.of(RowFactory.create(row.row.batch,
                row.row.sequence, row.row.ordinal, row.key, row.row.source, row.row.dated));
    }

    private Dataset<Row> frame(JavaRDD<Row> lines) {
        return lake.spark().createDataFrame(lines, SCHEMA);
    }

    /** @return the table's snapshot now */
    long snapshot() {
        Table table = lake.find(Zone.KEYS, dataset).orElseThrow();
        return table.currentSnapshot().snapshotId();
    }
}
