package org.shuqiao.ledger.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Append-only Merkle tree (RFC 6962) that holds only its right edge. It needs only the full subtrees at its right edge
 * to go on, and knows every node that was completed since: these, together with the edge, suffice for the proofs of the
 * leaves just added.
 */
public final class GrowingTree {

    private final Map<NodeId, Hash> known;
    private final List<NodeId> fresh = new ArrayList<>();
    private long size;

    private GrowingTree(long size, Map<NodeId, Hash> edge) {
        this.size = size;
        this.known = new HashMap<>(edge);
    }

    public static GrowingTree empty() {
        return new GrowingTree(0, Map.of());
    }

    /** @param edge the hashes of the full subtrees that a tree of this size is made of */
    public static GrowingTree resume(long size, Map<NodeId, Hash> edge) {
        if (!edge.keySet().containsAll(edge(size))) {
            throw new IllegalArgumentException("the edge of the tree is incomplete");
        }
        return new GrowingTree(size, edge);
    }

    /** @return the full subtrees that a tree of this size is made of */
    static Set<NodeId> edge(long size) {
        return size == 0 ? Set.of() : new LinkedHashSet<>(new Subtree(0, size).nodes());
    }

    /** @return the index of the added leaf */
    public long add(Hash leaf) {
        long added = size++;
        NodeId id = new NodeId(0, added);
        Hash hash = leaf;
        keep(id, hash);
        while ((id.index() & 1) == 1) {
            hash = Hash.node(known.get(new NodeId(id.level(), id.index() - 1)), hash);
            id = new NodeId(id.level() + 1, id.index() >> 1);
            keep(id, hash);
        }
        return added;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        return size == 0 ? Hash.empty() : ProofPlan.root(size).hashes(known::get).getFirst();
    }

    /** @return the path of a leaf that was added to this instance, up to the present root */
    public List<Hash> path(long index) {
        return ProofPlan.inclusion(index, size).hashes(known::get);
    }

    /** @return the nodes completed since the tree was resumed or since the last call; older ones are forgotten */
    public Map<NodeId, Hash> drain() {
        Map<NodeId, Hash> drained = HashMap.newHashMap(fresh.size());
        fresh.forEach(id -> drained.put(id, known.get(id)));
        fresh.clear();
        known.keySet().retainAll(edge(size));
        return drained;
    }

    private void keep(NodeId id, Hash hash) {
        known.put(id, hash);
        fresh.add(id);
    }
}
