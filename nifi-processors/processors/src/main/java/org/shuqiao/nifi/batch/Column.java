package org.shuqiao.nifi.batch;

import static java.util.Objects.requireNonNull;

/** A column as a source has it or as its contract promises it. */
public record Column(String name, ColumnType type) {

    public Column {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }
}
