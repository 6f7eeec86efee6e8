package org.shuqiao.query.lake;

import java.util.Collection;
import java.util.stream.Collectors;

/** SQL by which DuckDB reads the rows of a snapshot from its files. */
public final class ParquetScan {

    /** Column that the scan adds to name the file of a row; no standard column begins so. */
    private static final String FILE = "\"_file\"";

    private ParquetScan() { }

    /** @return a table expression with the rows; the snapshot has files */
    public static String of(LakeSnapshot snapshot) {
        return of(snapshot, marked(snapshot));
    }

    /** @param marked where the rows of {@link #marked} are to be had */
    public static String of(LakeSnapshot snapshot, String marked) {
        String files = list(snapshot.files()) + (snapshot.uniform() ? "" : ", union_by_name = true")
                + ", hive_partitioning = false";
        return snapshot.marks().isEmpty() ? "read_parquet(" + files + ")"
                : "(SELECT * EXCLUDE (" + FILE + ", file_row_number) FROM read_parquet(" + files + ", filename = '"
                        + FILE.replace("\"", "") + "', file_row_number = true) AS r WHERE NOT EXISTS (SELECT 1 FROM "
                        + marked + " AS gone WHERE gone.position = r.file_row_number AND gone.file = r." + FILE + "))";
    }

    /** @return a table expression with file and position of each row that is not the table's any longer */
    public static String marked(LakeSnapshot snapshot) {
        return "(SELECT regexp_replace(file_path, '^file:/+', '/') AS file, pos AS position FROM read_parquet("
                + list(snapshot.marks()) + ", hive_partitioning = false))";
    }

    private static String list(Collection<String> files) {
        return files.stream().map(file -> "'" + file.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
