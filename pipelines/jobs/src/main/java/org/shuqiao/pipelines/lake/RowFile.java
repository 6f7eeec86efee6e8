package org.shuqiao.pipelines.lake;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.util.SerializationUtil;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/** Data file of a table that an executor writes row by row; it is there once it has a row. */
public final class RowFile {

    private final DataFileWriter files;
    private final Function1<Object, Object> converter;
    private Optional<DataWriter<InternalRow>> open = Optional.empty();

    private RowFile(DataFileWriter files, StructType schema) {
        this.files = files;
        this.converter = CatalystTypeConverters.createToCatalystConverter(schema);
    }

    /** Opener of files of one table, sent to executors. */
    public record Opener(DataFileWriter files, StructType schema) implements Serializable {

        public RowFile open() {
            return new RowFile(files, schema);
        }
    }

    public void add(Row row) {
        try {
            if (open.isEmpty()) {
                open = Optional.of(files.open());
            }
            open.get().write((InternalRow) converter.apply(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the file. @return what a commit needs of it; empty where no row was written */
    public Optional<byte[]> finish() {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        try {
            open.get().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(SerializationUtil.serializeToBytes(open.get().toDataFile()));
    }
}
