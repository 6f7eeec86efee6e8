package org.shuqiao.city.carry;

import java.io.IOException;
import org.shuqiao.city.table.Row;

/** Writer of one dataset, row by row. */
public interface DatasetWriter extends AutoCloseable {

    /** Adds a row. */
    void add(Row row) throws IOException;

    /** Makes the whole visible at once. */
    void finish() throws IOException;

    /** Lets go of everything; what was not finished is not visible. */
    @Override
    void close() throws IOException;
}
