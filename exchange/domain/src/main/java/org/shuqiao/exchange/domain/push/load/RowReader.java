package org.shuqiao.exchange.domain.push.load;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.query.answer.AnswerColumn;

/** Rows that were recorded and go into a table. */
public interface RowReader extends AutoCloseable {

    List<AnswerColumn> columns();

    /** @return the next row, NULL as null; empty after the last one */
    Optional<List<Object>> next() throws IOException;

    @Override
    void close() throws IOException;
}
