package org.shuqiao.pipelines.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.spark.data.SparkParquetReaders;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Spark function from the index of a part of a column to its values, each once, without nulls. */
final class ReadColumn implements FlatMapFunction<Integer, String> {

    private static final long serialVersionUID = 1L;

    private final Table table;
    private final String column;
    private final ArrayList<ColumnPart> parts;

    ReadColumn(Table table, String column, ArrayList<ColumnPart> parts) {
        this.table = SerializableTable.copyOf(table);
        this.column = column;
        this.parts = parts;
    }

    @Override
    public Iterator<String> call(Integer index) {
        ColumnPart part = parts.get(index);
        Schema schema = table.schema().select(column);
        Set<String> values = new HashSet<>();
        try (CloseableIterable<InternalRow> rows = Parquet.read(table.io().newInputFile(part.file())).project(schema)
                .createReaderFunc(file -> SparkParquetReaders.buildReader(schema, file)).reuseContainers().build()) {
            long[] at = part.positions().orElse(null);
            long position = 0;
            int next = 0;
            for (InternalRow row : rows) {
                boolean wanted = at == null || next < at.length && at[next] == position;
                next += wanted ? 1 : 0;
                position++;
                if (wanted && !row.isNullAt(0)) {
                    values.add(row.getUTF8String(0).toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values.iterator();
    }
}
