package org.shuqiao.query.answer;

import java.util.List;

/** Receiver of the rows of an answer, one after the other, in the thread of the query. */
public interface RowSink {

    /** Comes once, before any row. */
    void begin(List<AnswerColumn> columns);

    /** @param values as {@link ColumnType} says, NULL as null */
    void row(List<Object> values);
}
