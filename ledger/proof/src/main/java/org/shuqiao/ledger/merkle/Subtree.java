package org.shuqiao.ledger.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Aligned range of leaves from {@code from} (inclusive) to {@code to} (exclusive), hashed as in RFC 6962. */
record Subtree(long from, long to) {

    Subtree {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no such subtree");
        }
    }

    /** @return where the left child ends: the largest power of two below the width, counted from the start */
    long split() {
        return from + Long.highestOneBit(to - from - 1);
    }

    boolean single() {
        return to - from == 1;
    }

    /** @return the full subtrees it is made of, from left to right, at most one a level */
    List<NodeId> nodes() {
        List<NodeId> nodes = new ArrayList<>();
        long at = from;
        while (at < to) {
            long width = Long.highestOneBit(to - at);
            nodes.add(new NodeId(Long.numberOfTrailingZeros(width), at / width));
            at += width;
        }
        return nodes;
    }

    Hash hash(Function<NodeId, Hash> stored) {
        List<NodeId> nodes = nodes();
        Hash hash = stored.apply(nodes.getLast());
        for (int i = nodes.size() - 2; i >= 0; i--) {
            hash = Hash.node(stored.apply(nodes.get(i)), hash);
        }
        return hash;
    }
}
