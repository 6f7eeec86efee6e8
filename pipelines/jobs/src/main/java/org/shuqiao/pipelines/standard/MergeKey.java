package org.shuqiao.pipelines.standard;

import java.io.Serializable;

/**
 * Sort key of a row for deduplication by natural key.
 * A plain class, so that Spark's serializer can build it.
 */
final class MergeKey implements Serializable {

    private static final long serialVersionUID = 1L;

    final String key;
    final Comparable<?>[] keep;
    final long sequence;
    final long ordinal;

    /**
     * @param key natural key, or what is the row's own where it has none
     * @param keep values of the columns that say which row wins, null where a row has none
     * @param sequence of the batch
     * @param ordinal in the batch
     */
    MergeKey(String key, Comparable<?>[] keep, long sequence, long ordinal) {
        this.key = key;
        this.keep = keep;
        this.sequence = sequence;
        this.ordinal = ordinal;
    }
}
