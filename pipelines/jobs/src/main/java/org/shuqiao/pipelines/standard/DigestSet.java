package org.shuqiao.pipelines.standard;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/** A set of digests that is asked for each line of an index: most are told from it by their last bits alone. */
final class DigestSet implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LAST_BITS = 0xFFFFF;

    private final long[] sorted;
    private final BitSet lasts = new BitSet();

    private DigestSet(long[] sorted) {
        this.sorted = sorted;
        Arrays.stream(sorted).forEach(digest -> lasts.set((int) digest & LAST_BITS));
    }

    static DigestSet of(Collection<Long> digests) {
        return new DigestSet(digests.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    boolean contains(long digest) {
        return lasts.get((int) digest & LAST_BITS) && Arrays.binarySearch(sorted, digest) >= 0;
    }
}
