package org.shuqiao.query;

import static java.util.Objects.requireNonNull;

/** A column of an answer. */
public record AnswerColumn(String name, ColumnType type) {

    public AnswerColumn {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }
}
