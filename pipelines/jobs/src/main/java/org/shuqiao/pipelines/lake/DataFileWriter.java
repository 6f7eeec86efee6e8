package org.shuqiao.pipelines.lake;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.spark.data.SparkParquetReaders;
import org.apache.iceberg.spark.data.SparkParquetWriters;
import org.apache.iceberg.util.SerializationUtil;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * Writer of a table's Parquet files on executors. The files belong to the table only once a commit names them; those of
 * a task that failed are named by nobody. It tells each file as bytes, because Spark's serializer cannot build one.
 */
final class DataFileWriter implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Table table;
    private final String operation = UUID.randomUUID().toString();

    DataFileWriter(Table table) {
        this.table = SerializableTable.copyOf(table);
    }

    /** @return the files with the rows, none for none */
    Iterator<byte[]> write(Iterator<InternalRow> rows) {
        if (!rows.hasNext()) {
            return List.<byte[]>of().iterator();
        }
        try {
            DataWriter<InternalRow> writer = open();
            try (writer) {
                while (rows.hasNext()) {
                    writer.write(rows.next());
                }
            }
            return List.of(SerializationUtil.serializeToBytes(writer.toDataFile())).iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the file that stands in the place of another, without the rows that go; none where no row is left */
    Iterator<byte[]> without(ChangedFile changed) {
        long[] gone = changed.gone().clone();
        Arrays.sort(gone);
        try (CloseableIterable<InternalRow> rows = Parquet.read(table.io().newInputFile(changed.file().location()))
                .project(table.schema())
                .createReaderFunc(file -> SparkParquetReaders.buildReader(table.schema(), file))
                .reuseContainers().build()) {
            return write(new Remaining(rows.iterator(), gone));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the delete file with the positions of all rows of a data file that are gone, now and before */
    byte[] marks(ChangedFile changed) {
        String file = changed.file().location();
        PositionDeleteIndex positions = MarkedRows.positions(table, changed.marks(), file);
        Arrays.stream(changed.gone()).forEach(positions::delete);
        try {
            PositionDeleteWriter<InternalRow> writer = Parquet.writeDeletes(newFile()).setAll(table.properties())
                    .metricsConfig(MetricsConfig.forPositionDelete()).withSpec(PartitionSpec.unpartitioned())
                    .buildPositionWriter();
            try (writer) {
                PositionDelete<InternalRow> mark = PositionDelete.create();
                positions.forEach(position -> writer.write(mark.set(file, position)));
            }
            return SerializationUtil.serializeToBytes(writer.toDeleteFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DataWriter<InternalRow> open() throws IOException {
        StructType rows = SparkSchemaUtil.convert(table.schema());
        return Parquet.writeData(newFile()).forTable(table).withSpec(PartitionSpec.unpartitioned())
                .createWriterFunc(file -> SparkParquetWriters.buildWriter(table.schema(), file, rows)).build();
    }

    private EncryptedOutputFile newFile() {
        TaskContext task = TaskContext.get();
        return OutputFileFactory.builderFor(table, task.partitionId(), task.taskAttemptId())
                .operationId(operation + "-" + UUID.randomUUID()).format(FileFormat.PARQUET).build().newOutputFile();
    }

    /** The rows of a file but those at some positions. */
    private static final class Remaining implements Iterator<InternalRow> {

        private final Iterator<InternalRow> rows;
        private final long[] gone;
        private long position;
        private int passed;
        private boolean ready;
        private InternalRow next;

        Remaining(Iterator<InternalRow> rows, long[] gone) {
            this.rows = rows;
            this.gone = gone;
        }

        @Override
        public boolean hasNext() {
            while (!ready && rows.hasNext()) {
                next = rows.next();
                ready = passed == gone.length || gone[passed] != position;
                passed += ready ? 0 : 1;
                position++;
            }
            return ready;
        }

        @Override
        public InternalRow next() {
            ready = false;
            return next;
        }
    }
}
