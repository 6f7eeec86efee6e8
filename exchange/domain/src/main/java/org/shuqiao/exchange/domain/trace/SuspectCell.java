package org.shuqiao.exchange.domain.trace;

import java.util.Optional;

/**
 * Cell of a file whose origin is asked for.
 *
 * @param marked whether it is written in the rarer form; empty where the format shows none
 */
record SuspectCell(String text, Optional<Boolean> marked) {

    /** Without the text, which may be personal. */
    @Override
    public String toString() {
        return "SuspectCell[" + marked + "]";
    }
}
