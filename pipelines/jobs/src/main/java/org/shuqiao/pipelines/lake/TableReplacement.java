package org.shuqiao.pipelines.lake;

import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.util.SerializationUtil;
import org.apache.spark.sql.types.StructType;

/**
 * Replacement of schema and rows of a table, whose history stays. Executors write the files; one commit makes them the
 * table's.
 */
public final class TableReplacement {

    private final Transaction transaction;
    private final StructType schema;

    TableReplacement(Transaction transaction, StructType schema) {
        this.transaction = transaction;
        this.schema = schema;
    }

    /** @return what writes the files */
    public RowFile.Opener opener() {
        return new RowFile.Opener(new DataFileWriter(transaction.table()), schema);
    }

    /** @return how many rows are in written files */
    public static long rows(List<byte[]> files) {
        return files.stream().mapToLong(file -> SerializationUtil.<DataFile>deserializeFromBytes(file).recordCount())
                .sum();
    }

    /** @param files all that were written */
    public void commit(List<byte[]> files, Map<String, String> summary) {
        AppendFiles append = transaction.newAppend();
        files.forEach(file -> append.appendFile(SerializationUtil.deserializeFromBytes(file)));
        summary.forEach(append::set);
        append.commit();
        transaction.commitTransaction();
    }
}
