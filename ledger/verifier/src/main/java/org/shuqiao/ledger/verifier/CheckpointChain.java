package org.shuqiao.ledger.verifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Links tree sizes by consistency proofs, directly or through others. */
final class CheckpointChain {

    private final Map<Long, Long> parent = new HashMap<>();

    void link(long first, long second) {
        parent.put(head(first), head(second));
    }

    /**
     * @return one size of each further group that no proof joins to the largest size; empty when all are one history
     */
    List<Long> unlinked(Collection<Long> sizes) {
        TreeMap<Long, Long> groups = new TreeMap<>();
        sizes.forEach(size -> groups.merge(head(size), size, Math::max));
        List<Long> tops = new ArrayList<>(groups.values());
        tops.sort(null);
        return tops.isEmpty() ? List.of() : List.copyOf(tops.subList(0, tops.size() - 1));
    }

    private long head(long size) {
        long at = size;
        while (parent.getOrDefault(at, at) != at) {
            at = parent.get(at);
        }
        return at;
    }
}
