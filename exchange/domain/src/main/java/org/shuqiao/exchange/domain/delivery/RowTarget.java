package org.shuqiao.exchange.domain.delivery;

import org.shuqiao.query.answer.RowSink;

/** Place where the rows of a delivery go, that is finished before the delivery is recorded. */
public interface RowTarget extends RowSink {

    /** Finishes what was made of the rows; what is not finished is not recorded as delivered. */
    void finish();

    /** @return {@code sha256:<hex>} over the salt and what was made of the rows, after {@link #finish} */
    String digest(byte[] salt);
}
