package org.shuqiao.pipelines.standard;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;

/**
 * Short digest by which rows of one key are looked up. Two keys with the same digest are only looked at together: rows
 * are merged by the keys themselves.
 */
final class KeyDigest {

    /** Stands for no key. */
    static final long NONE = 0;

    private static final HashFunction MURMUR = Hashing.murmur3_128();

    private KeyDigest() { }

    static long of(String key) {
        return some(MURMUR.hashUnencodedChars(key).asLong());
    }

    /** @return the digest of the cells at some positions; none if there are no positions or a cell is null */
    static long of(String[] cells, int[] positions) {
        if (positions.length == 0) {
            return NONE;
        }
        Hasher hasher = MURMUR.newHasher();
        for (int position : positions) {
            if (cells[position] == null) {
                return NONE;
            }
            hasher.putInt(cells[position].length()).putUnencodedChars(cells[position]);
        }
        return some(hasher.hash().asLong());
    }

    private static long some(long digest) {
        return digest == NONE ? 1 : digest;
    }
}
