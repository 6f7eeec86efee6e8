package org.shuqiao.query.answer;

import java.util.List;

/** Receiver of the rows of an answer, one after the other, in the thread of the query. */
public interface RowSink {

    /** Comes once, before any row. */
    void begin(List<AnswerColumn> columns);

    /** @param values as {@link ColumnType} says, NULL as null */
    void row(List<Object> values);

    /** @return whether the last row is handed on: a row that is read only to compare it tells of no person */
    default boolean handsOn() {
        return true;
    }
}
