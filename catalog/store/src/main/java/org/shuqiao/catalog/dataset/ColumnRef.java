package org.shuqiao.catalog.dataset;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Reference to an input column of another column.
 *
 * @param dataset the catalogued dataset it belongs to; empty for a column of the department's own source
 */
public record ColumnRef(Optional<String> dataset, String column) {

    public ColumnRef {
        requireNonNull(dataset, "dataset is null");
        requireNonNull(column, "column is null");
    }

    /** A column of the dataset's own source. */
    public static ColumnRef source(String column) {
        return new ColumnRef(Optional.empty(), column);
    }

    /** A column of another catalogued dataset. */
    public static ColumnRef of(String dataset, String column) {
        return new ColumnRef(Optional.of(dataset), column);
    }
}
