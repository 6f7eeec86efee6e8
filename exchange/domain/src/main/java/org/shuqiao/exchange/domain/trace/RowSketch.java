package org.shuqiao.exchange.domain.trace;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeSet;

/**
 * Sketch of the rows of one file: the smallest of their keyed hashes (bottom-k). It is as large for ten million rows as
 * for ten thousand, and of any hundredth of the rows it knows a hundredth of itself.
 *
 * @see <a href="https://doi.org/10.1145/1281100.1281133">Beyer et al., On synopses for distinct-value estimation
 *     (2007)</a>
 */
public final class RowSketch {

    static final int SIZE = 16_384;

    private final CellHashes hashes;
    private final TreeSet<Long> smallest = new TreeSet<>(Long::compareUnsigned);

    RowSketch(CellHashes hashes) {
        this.hashes = hashes;
    }

    /** @param texts the values of one row; blank for NULL */
    public void row(List<String> texts) {
        hashes.of(texts, hash -> {
            if (smallest.size() < SIZE) {
                smallest.add(hash);
            } else if (Long.compareUnsigned(hash, smallest.last()) < 0 && smallest.add(hash)) {
                smallest.pollLast();
            }
        });
    }

    /** @return the hashes, eight bytes each, the smallest first */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(smallest.size() * Long.BYTES);
        smallest.forEach(bytes::putLong);
        return bytes.array();
    }

    /**
     * Share of what was found that a sketch knows.
     *
     * @param looked found hashes that it would know
     * @param known  those that it does
     */
    record Overlap(int looked, int known) {

        double share() {
            return looked == 0 ? 0 : (double) known / looked;
        }
    }

    /** @param found hashes, distinct and in unsigned order */
    static Overlap overlap(byte[] sketch, long[] found) {
        ByteBuffer bytes = ByteBuffer.wrap(sketch);
        long[] own = new long[sketch.length / Long.BYTES];
        bytes.asLongBuffer().get(own);
        boolean whole = own.length < SIZE;
        int looked = 0;
        int known = 0;
        int at = 0;
        for (long hash : found) {
            if (!whole && Long.compareUnsigned(hash, own[own.length - 1]) > 0) {
                break;
            }
            looked++;
            while (at < own.length && Long.compareUnsigned(own[at], hash) < 0) {
                at++;
            }
            known += at < own.length && own[at] == hash ? 1 : 0;
        }
        return new Overlap(looked, known);
    }
}
