package org.shuqiao.pipelines.standard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.pipelines.landing.RawColumns;

/**
 * A row of the raw zone as a run selects it, read by the names of its columns.
 *
 * @param cells values of the source's columns, in the order of the plan
 */
record RawRow(String[] cells, Map<String, String> named, String id, String batch, long sequence, long ordinal,
        Optional<String> shape, boolean superseded, RowPart part) {

    /** Reads rows of one schema; the places of the columns are looked up once. */
    static final class Reader {

        private final List<String> sources;
        private final int[] places;
        private final int id;
        private final int batch;
        private final int sequence;
        private final int ordinal;
        private final int shape;
        private final int superseded;
        private final int part;

        /** @throws IllegalArgumentException if the schema lacks a column */
        Reader(StructType schema, List<String> sources) {
            this.sources = sources;
            this.places = sources.stream().mapToInt(schema::fieldIndex).toArray();
            this.id = schema.fieldIndex(RawColumns.ROW);
            this.batch = schema.fieldIndex(RawColumns.BATCH);
            this.sequence = schema.fieldIndex(RawColumns.SEQUENCE);
            this.ordinal = schema.fieldIndex(RawColumns.ORDINAL);
            this.shape = schema.fieldIndex(RawColumns.SHAPE);
            this.superseded = schema.fieldIndex(RowVersions.SUPERSEDED);
            this.part = schema.fieldIndex(RowPart.COLUMN);
        }

        RawRow read(Row row) {
            String[] cells = new String[places.length];
            Map<String, String> named = new HashMap<>(2 * places.length);
            for (int i = 0; i < places.length; i++) {
                cells[i] = row.getString(places[i]);
                named.put(sources.get(i), cells[i]);
            }
            return new RawRow(cells, named, row.getString(id), row.getString(batch), row.getLong(sequence),
                    row.getLong(ordinal), Optional.ofNullable(row.getString(shape)), row.getBoolean(superseded),
                    RowPart.values()[row.getInt(part)]);
        }
    }
}
