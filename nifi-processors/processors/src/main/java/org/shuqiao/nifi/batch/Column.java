package org.shuqiao.nifi.batch;

import static java.util.Objects.requireNonNull;

/** Column of a source or of its contract. */
public record Column(String name, ColumnType type) {

    public Column {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }
}
