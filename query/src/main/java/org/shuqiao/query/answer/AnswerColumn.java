package org.shuqiao.query.answer;

import static java.util.Objects.requireNonNull;

/** Column of a query result. */
public record AnswerColumn(String name, ColumnType type) {

    public AnswerColumn {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }
}
