package org.shuqiao.pipelines.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.standards.mapping.OutputColumn;

/** Writes a run's rows to the standard and quarantine tables. */
final class StandardTables {

    private static final StructType QUARANTINE = new StructType()
            .add("_row", DataTypes.StringType).add("_batch", DataTypes.StringType)
            .add("_sequence", DataTypes.LongType).add("_ordinal", DataTypes.LongType)
            .add("column", DataTypes.StringType).add("rule", DataTypes.StringType)
            .add("value_digest", DataTypes.StringType)
            .add("reason_zh", DataTypes.StringType).add("reason_en", DataTypes.StringType);

    private final Lake lake;
    private final DatasetPlan plan;

    StandardTables(Lake lake, DatasetPlan plan) {
        this.lake = lake;
        this.plan = plan;
    }

    /** Replaces the quarantined rows in one commit. */
    Snapshot quarantine(JavaRDD<RowWithOutcome> rows, Map<String, String> summary) {
        return replace(Zone.QUARANTINE, quarantined(rows), summary);
    }

    /** Replaces the published rows in one commit. Should not as many be written as counted, nothing stays published. */
    void standard(JavaRDD<RowWithOutcome> rows, long expected, Map<String, String> summary) {
        Optional<Snapshot> before = lake.find(Zone.STANDARD, plan.dataset()).map(Table::currentSnapshot);
        Snapshot written = replace(Zone.STANDARD, published(rows), summary);
        long records = Long.parseLong(written.summary().getOrDefault("total-records", "0"));
        if (records != expected) {
            lake.rollback(Zone.STANDARD, plan.dataset(), before);
            throw new CodedException(PipelinesCode.ROWS_NOT_CONSERVED, plan.dataset(), expected, records, "-", "-");
        }
    }

    /** @return the quarantine table's rows */
    Dataset<Row> quarantined(JavaRDD<RowWithOutcome> rows) {
        return lake.spark().createDataFrame(
                rows.filter(fated -> fated.fate == StandardizedRow.Fate.QUARANTINED).map(fated -> {
                    StandardizedRow row = fated.row;
                    return RowFactory.create(row.row, row.batch, row.sequence, row.ordinal, row.findings[0],
                            row.findings[1], row.findings[2], row.findings[3], row.findings[4]);
                }), QUARANTINE);
    }

    /** @return the standard table's rows */
    Dataset<Row> published(JavaRDD<RowWithOutcome> rows) {
        StructType schema = new StructType();
        for (OutputColumn column : plan.outputs()) {
            schema = schema.add(column.name(), LakeType.of(column));
        }
        schema = schema.add("_row", DataTypes.StringType).add("_batch", DataTypes.StringType)
                .add("_flags", DataTypes.StringType).add("_time", DataTypes.TimestampType);
        Map<String, Instant> landed = plan.landed();
        JavaRDD<Row> published = rows.filter(fated -> fated.fate == StandardizedRow.Fate.STANDARD).map(fated -> {
            StandardizedRow row = fated.row;
            Object[] values = new Object[row.values.length + 4];
            System.arraycopy(row.values, 0, values, 0, row.values.length);
            values[row.values.length] = row.row;
            values[row.values.length + 1] = row.batch;
            values[row.values.length + 2] = flags(row);
            // without a watermark a row is as new as its batch; a batch that is no longer in landing is old
            values[row.values.length + 3] = row.newest == Long.MIN_VALUE
                    ? landed.getOrDefault(row.batch, Instant.EPOCH) : Instant.EPOCH.plus(row.newest, ChronoUnit.MICROS);
            return RowFactory.create(values);
        });
        return lake.spark().createDataFrame(published, schema);
    }

    private Snapshot replace(Zone zone, Dataset<Row> rows, Map<String, String> summary) {
        lake.replace(rows, zone, plan.dataset(), summary);
        Table table = lake.find(zone, plan.dataset()).orElseThrow();
        return table.currentSnapshot();
    }

    private static String flags(StandardizedRow row) throws JsonProcessingException {
        ArrayNode flags = Json.PLAIN.createArrayNode();
        for (int i = 0; i < row.flags.length; i += 2) {
            flags.addObject().put("column", row.flags[i]).put("rule", row.flags[i + 1]);
        }
        return Json.PLAIN.writeValueAsString(flags);
    }
}
