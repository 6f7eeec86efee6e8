package org.shuqiao.query.release;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Cell of a release: the least that any answer is made of.
 *
 * @param key values of the first dimensions, then for each measure whether rows have a value; a key that is shorter
 *     than all of them pools everything that begins with it and has no cell of its own
 * @param rows rows of the cell
 * @param counts of each measure: rows with a value, 0 where it is not given
 * @param sums of each measure, null where it is not given
 * @param sketch what a later release is compared with
 */
public record Cell(List<String> key, long rows, List<Long> counts, List<BigDecimal> sums, Sketch sketch) {

    public Cell {
        key = Collections.unmodifiableList(Arrays.asList(key.toArray(String[]::new)));
        counts = List.copyOf(counts);
        sums = Collections.unmodifiableList(Arrays.asList(sums.toArray(BigDecimal[]::new)));
    }

    /** @return the value of a dimension; null where it has none or was given up */
    public String value(int dimension) {
        return dimension < key.size() ? key.get(dimension) : null;
    }

    /** @return whether the sum of a measure is given */
    public boolean gives(int measure) {
        return sums.get(measure) != null;
    }
}
