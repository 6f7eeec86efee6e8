package org.shuqiao.pipelines.landing;

import java.util.List;

/** Technical columns that the raw zone adds to the source's. */
public final class RawColumns {

    public static final String BATCH = "_batch";
    /** The batch's position among the dataset's batches. */
    public static final String SEQUENCE = "_sequence";
    /** The row's 0-based position in its batch. */
    public static final String ORDINAL = "_ordinal";
    /** The row's id; {@code _row_id} is a metadata column of Iceberg's own. */
    public static final String ROW = "_row";
    /** Why the row does not have the shape of its source (too many or too few cells), null where it has. */
    public static final String SHAPE = "_shape";

    public static final List<String> ADDED = List.of(BATCH, SEQUENCE, ORDINAL, ROW, SHAPE);

    private RawColumns() { }

    static boolean isReserved(String column) {
        return ADDED.contains(column);
    }
}
