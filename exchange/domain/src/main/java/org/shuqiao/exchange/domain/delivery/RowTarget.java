package org.shuqiao.exchange.domain.delivery;

import org.shuqiao.query.answer.RowSink;
import org.shuqiao.query.answer.StreamedAnswer;

/** Place where the rows of a delivery go, that is finished before the delivery is recorded. */
public interface RowTarget extends RowSink {

    /** Finishes what was made of the rows; what is not finished is not recorded as delivered. */
    void finish();

    /** @return {@code sha256:<hex>} over the salt and what was made of the rows, after {@link #finish} */
    String digest(byte[] salt);

    /** @return whether it reads rows that it does not hand on: a grant's limit of rows counts those alone */
    default boolean compares() {
        return false;
    }

    /** @return what the record says was handed out of what was read; all of it unless the target only compared */
    default StreamedAnswer handed(StreamedAnswer read) {
        return read.digestedBy(this::digest);
    }
}
