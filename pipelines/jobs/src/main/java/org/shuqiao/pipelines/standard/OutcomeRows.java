package org.shuqiao.pipelines.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.standards.mapping.OutputColumn;

/** Rows of the standard and quarantine tables, made from outcomes under a plan. */
record OutcomeRows(DatasetPlan plan) implements Serializable {

    static final StructType QUARANTINE = new StructType()
            .add("_row", DataTypes.StringType).add("_batch", DataTypes.StringType)
            .add("_sequence", DataTypes.LongType).add("_ordinal", DataTypes.LongType)
            .add("column", DataTypes.StringType).add("rule", DataTypes.StringType)
            .add("value_digest", DataTypes.StringType)
            .add("reason_zh", DataTypes.StringType).add("reason_en", DataTypes.StringType);

    StructType standard() {
        StructType schema = new StructType();
        for (OutputColumn column : plan.outputs()) {
            schema = schema.add(column.name(), LakeType.of(column));
        }
        return schema.add("_row", DataTypes.StringType).add("_batch", DataTypes.StringType)
                .add("_flags", DataTypes.StringType).add("_time", DataTypes.TimestampType);
    }

    static Row quarantined(StandardizedRow row) {
        return RowFactory.create(row.row, row.batch, row.sequence, row.ordinal, row.findings[0], row.findings[1],
                row.findings[2], row.findings[3], row.findings[4]);
    }

    Row published(StandardizedRow row) {
        Object[] values = new Object[row.values.length + 4];
        System.arraycopy(row.values, 0, values, 0, row.values.length);
        values[row.values.length] = row.row;
        values[row.values.length + 1] = row.batch;
        values[row.values.length + 2] = flags(row);
        // without a watermark a row is as new as its batch; a batch that is no longer in landing is old
        values[row.values.length + 3] = row.newest == Long.MIN_VALUE
                ? plan.landed().getOrDefault(row.batch, Instant.EPOCH)
                : Instant.EPOCH.plus(row.newest, ChronoUnit.MICROS);
        return RowFactory.create(values);
    }

    private static String flags(StandardizedRow row) {
        if (row.flags.length == 0) {
            return "[]";
        }
        ArrayNode flags = Json.PLAIN.createArrayNode();
        for (int i = 0; i < row.flags.length; i += 2) {
            flags.addObject().put("column", row.flags[i]).put("rule", row.flags[i + 1]);
        }
        try {
            return Json.PLAIN.writeValueAsString(flags);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
