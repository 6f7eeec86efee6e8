package org.shuqiao.ledger.merkle;

import java.util.List;

/**
 * Merkle consistency proof between the trees of size {@code from} and {@code to} (RFC 9162).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2">RFC 9162 §2.1.4.2</a>
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {

    public ConsistencyProof {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("sizes out of order");
        }
        path = List.copyOf(path);
    }

    public boolean proves(Hash fromRoot, Hash toRoot) {
        if (from == 0) {
            return path.isEmpty() && fromRoot.equals(Hash.empty()) && (to > 0 || toRoot.equals(Hash.empty()));
        }
        if (from == to) {
            return path.isEmpty() && fromRoot.equals(toRoot);
        }
        List<Hash> steps = path;
        long at = from - 1;
        long last = to - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        // a full older tree is its own first step, so the proof leaves it out
        boolean full = Long.bitCount(from) == 1;
        if (!full && steps.isEmpty()) {
            return false;
        }
        Hash older = full ? fromRoot : steps.getFirst();
        Hash newer = older;
        for (Hash step : full ? steps : steps.subList(1, steps.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                older = Hash.node(step, older);
                newer = Hash.node(step, newer);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                newer = Hash.node(newer, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && older.equals(fromRoot) && newer.equals(toRoot);
    }
}
