package org.shuqiao.exchange.domain.file.write;

import java.io.IOException;
import java.util.List;
import org.shuqiao.query.answer.AnswerColumn;

/** Writer of rows in one format, which keeps no more of them in memory than the format makes it. */
public interface RowWriter extends AutoCloseable {

    /** Comes once, before any row. */
    void columns(List<AnswerColumn> columns) throws IOException;

    /** @param values as {@link org.shuqiao.query.answer.ColumnType} says, NULL as null */
    void row(List<Object> values) throws IOException;

    /** Completes the file. */
    @Override
    void close() throws IOException;
}
