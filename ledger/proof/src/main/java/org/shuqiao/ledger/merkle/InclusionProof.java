package org.shuqiao.ledger.merkle;

import java.util.List;
import java.util.Optional;

/**
 * Merkle inclusion proof of the leaf at {@code index} in a tree of {@code size} leaves (RFC 9162).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2">RFC 9162 §2.1.3.2</a>
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index outside of the tree");
        }
        path = List.copyOf(path);
    }

    /** @return how many steps the path must have */
    public static int steps(long index, long size) {
        int steps = 0;
        long at = index;
        long last = size - 1;
        while (last > 0) {
            if ((at & 1) == 1 || at != last) {
                steps++;
            }
            at >>= 1;
            last >>= 1;
        }
        return steps;
    }

    /** @return the root that this leaf and path lead to, or nothing when the path has a wrong number of steps */
    public Optional<Hash> root(Hash leaf) {
        long at = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash step : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((at & 1) == 1 || at == last) {
                hash = Hash.node(step, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }
}
