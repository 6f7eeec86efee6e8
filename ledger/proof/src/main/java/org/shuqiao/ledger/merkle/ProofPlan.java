package org.shuqiao.ledger.merkle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Stored nodes needed for a root or proof ({@link #nodes()}) and the computation from them ({@link #hashes(Function)}).
 * Both are O(log n).
 */
public final class ProofPlan {

    private final List<Subtree> subtrees;

    private ProofPlan(List<Subtree> subtrees) {
        this.subtrees = List.copyOf(subtrees);
    }

    /** The root of the tree with {@code size ≥ 1} leaves, as the plan's only hash. */
    public static ProofPlan root(long size) {
        return new ProofPlan(List.of(new Subtree(0, size)));
    }

    /** The path from leaf {@code index} to the root, nearest sibling first (RFC 6962 §2.1.1). */
    public static ProofPlan inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index outside of the tree");
        }
        List<Subtree> path = new ArrayList<>();
        Subtree at = new Subtree(0, size);
        while (!at.single()) {
            long split = at.split();
            Subtree left = new Subtree(at.from(), split);
            Subtree right = new Subtree(split, at.to());
            path.addFirst(index < split ? right : left);
            at = index < split ? left : right;
        }
        return new ProofPlan(path);
    }

    /** The proof that the tree of size {@code to} begins with the one of size {@code from} (RFC 6962 §2.1.2). */
    public static ProofPlan consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("sizes out of order");
        }
        if (from == 0 || from == to) {
            return new ProofPlan(List.of());
        }
        List<Subtree> path = new ArrayList<>();
        Subtree at = new Subtree(0, to);
        while (from != at.to()) {
            long split = at.split();
            Subtree left = new Subtree(at.from(), split);
            Subtree right = new Subtree(split, at.to());
            path.addFirst(from <= split ? right : left);
            at = from <= split ? left : right;
        }
        if (at.from() != 0) {
            path.addFirst(at);
        }
        return new ProofPlan(path);
    }

    public Set<NodeId> nodes() {
        Set<NodeId> nodes = new LinkedHashSet<>();
        for (Subtree subtree : subtrees) {
            nodes.addAll(subtree.nodes());
        }
        return nodes;
    }

    public List<Hash> hashes(Function<NodeId, Hash> stored) {
        return subtrees.stream().map(subtree -> subtree.hash(stored)).toList();
    }
}
