package org.shuqiao.ledger.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reference implementation of RFC 6962 §2.1 for comparison. */
final class ReferenceTree {

    private ReferenceTree() { }

    static Hash root(List<Hash> leaves) {
        return switch (leaves.size()) {
            case 0 -> Hash.empty();
            case 1 -> leaves.getFirst();
            default -> {
                int k = split(leaves.size());
                yield Hash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
            }
        };
    }

    static List<Hash> path(int m, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<Hash> left = leaves.subList(0, k);
        List<Hash> right = leaves.subList(k, leaves.size());
        List<Hash> path = new ArrayList<>(m < k ? path(m, left) : path(m - k, right));
        path.add(root(m < k ? right : left));
        return path;
    }

    static List<Hash> consistency(int m, List<Hash> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<Hash> leaves, boolean complete) {
        if (m == leaves.size()) {
            return complete ? List.of() : List.of(root(leaves));
        }
        int k = split(leaves.size());
        List<Hash> left = leaves.subList(0, k);
        List<Hash> right = leaves.subList(k, leaves.size());
        List<Hash> proof = new ArrayList<>(m <= k ? subproof(m, left, complete) : subproof(m - k, right, false));
        proof.add(root(m <= k ? right : left));
        return proof;
    }

    static Map<NodeId, Hash> nodes(List<Hash> leaves) {
        Map<NodeId, Hash> nodes = new HashMap<>();
        for (int level = 0; 1 << level <= leaves.size(); level++) {
            int width = 1 << level;
            for (int index = 0; (index + 1) * width <= leaves.size(); index++) {
                nodes.put(new NodeId(level, index), root(leaves.subList(index * width, (index + 1) * width)));
            }
        }
        return nodes;
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
