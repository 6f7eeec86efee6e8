package org.shuqiao.ledger.log;

import java.util.OptionalLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Keyset page of a search, newest first.
 *
 * @param before only records with a smaller index; absent at the beginning
 * @param rows 1 to 1000
 */
public record PageRequest(OptionalLong before, int rows) {

    private static final int MOST = 1000;

    public PageRequest {
        if (rows < 1 || rows > MOST) {
            throw new CodedException(LedgerCode.SIZE_OUT_OF_RANGE, rows, MOST);
        }
    }

    public static PageRequest first(int rows) {
        return new PageRequest(OptionalLong.empty(), rows);
    }

    /** @param last the last index of the page before */
    public static PageRequest after(long last, int rows) {
        return new PageRequest(OptionalLong.of(last), rows);
    }
}
