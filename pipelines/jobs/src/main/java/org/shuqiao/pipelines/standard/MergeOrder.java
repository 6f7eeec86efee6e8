package org.shuqiao.pipelines.standard;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Total order of a run's rows: natural key, then keep columns with nulls last, then the later pull.
 */
final class MergeOrder implements Comparator<MergeKey>, Serializable {

    private static final long serialVersionUID = 1L;

    private final boolean[] descending;

    MergeOrder(boolean[] descending) {
        this.descending = descending.clone();
    }

    @Override
    public int compare(MergeKey left, MergeKey right) {
        int order = left.key.compareTo(right.key);
        for (int i = 0; order == 0 && i < descending.length; i++) {
            order = compare(left.keep[i], right.keep[i], descending[i]);
        }
        if (order == 0) {
            order = Long.compare(right.sequence, left.sequence);
        }
        return order != 0 ? order : Long.compare(right.ordinal, left.ordinal);
    }

    // both sides come from the same column, so they are of one class
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Comparable left, Comparable right, boolean descending) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? 1 : -1;
        }
        return descending ? right.compareTo(left) : left.compareTo(right);
    }
}
