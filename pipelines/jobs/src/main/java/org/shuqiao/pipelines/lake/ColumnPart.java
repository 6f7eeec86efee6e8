package org.shuqiao.pipelines.lake;

import java.io.Serializable;
import java.util.Optional;

/**
 * Part of a column: of one data file, all of it or the values at some positions.
 *
 * @param at ascending; null for all
 */
record ColumnPart(String file, long[] at) implements Serializable {

    static ColumnPart whole(String file) {
        return new ColumnPart(file, null);
    }

    static ColumnPart at(String file, long[] positions) {
        return new ColumnPart(file, positions);
    }

    /** @return the positions; none means all */
    Optional<long[]> positions() {
        return Optional.ofNullable(at);
    }
}
