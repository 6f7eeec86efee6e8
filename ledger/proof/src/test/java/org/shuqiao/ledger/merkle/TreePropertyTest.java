package org.shuqiao.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TreePropertyTest {

    @Property(tries = 60)
    void a_tree_grown_in_batches_is_the_tree_of_the_definition(@ForAll @IntRange(max = 200) int first,
            @ForAll @IntRange(min = 1, max = 100) int more) {
        List<Hash> leaves = leaves(first + more);
        GrowingTree before = GrowingTree.empty();
        leaves.subList(0, first).forEach(before::add);
        Map<NodeId, Hash> stored = new HashMap<>(before.drain());

        Map<NodeId, Hash> edge = new HashMap<>(stored);
        edge.keySet().retainAll(GrowingTree.edge(first));
        GrowingTree after = GrowingTree.resume(first, edge);
        leaves.subList(first, first + more).forEach(after::add);

        assertThat(after.root()).isEqualTo(ReferenceTree.root(leaves));
        for (int index = first; index < first + more; index++) {
            assertThat(after.path(index)).isEqualTo(ReferenceTree.path(index, leaves));
        }
        stored.putAll(after.drain());
        assertThat(stored).isEqualTo(ReferenceTree.nodes(leaves));
    }

    @Property(tries = 150)
    void an_inclusion_proof_holds_for_its_leaf_and_place_only(@ForAll @IntRange(min = 1, max = 130) int size,
            @ForAll @IntRange(max = 129) int any, @ForAll @IntRange(max = 140) int other) {
        List<Hash> leaves = leaves(size);
        int index = any % size;
        List<Hash> path = ProofPlan.inclusion(index, size).hashes(ReferenceTree.nodes(leaves)::get);
        Hash root = ReferenceTree.root(leaves);

        assertThat(path).isEqualTo(ReferenceTree.path(index, leaves)).hasSize(InclusionProof.steps(index, size));
        assertThat(new InclusionProof(index, size, path).root(leaves.get(index))).contains(root);
        if (other < size && other != index) {
            assertThat(new InclusionProof(other, size, path).root(leaves.get(index))).isNotEqualTo(Optional.of(root));
            assertThat(new InclusionProof(index, size, path).root(leaves.get(other))).isNotEqualTo(Optional.of(root));
        }
        if (size > 1) {
            assertThat(new InclusionProof(index, size, path.subList(1, path.size())).root(leaves.get(index)))
                    .isNotEqualTo(Optional.of(root));
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(root);
        assertThat(new InclusionProof(index, size, longer).root(leaves.get(index))).isEmpty();
    }

    @Property(tries = 150)
    void a_consistency_proof_holds_for_its_two_trees_only(@ForAll @IntRange(min = 1, max = 130) int from,
            @ForAll @IntRange(max = 100) int more) {
        List<Hash> leaves = leaves(from + more);
        List<Hash> path = ProofPlan.consistency(from, from + more).hashes(ReferenceTree.nodes(leaves)::get);
        Hash older = ReferenceTree.root(leaves.subList(0, from));
        Hash newer = ReferenceTree.root(leaves);
        ConsistencyProof proof = new ConsistencyProof(from, from + more, path);

        assertThat(path).isEqualTo(ReferenceTree.consistency(from, leaves));
        assertThat(proof.proves(older, newer)).isTrue();
        List<Hash> rewritten = new ArrayList<>(leaves);
        rewritten.set(from - 1, Hash.leaf(new byte[] {9, 9, 9}));
        assertThat(proof.proves(ReferenceTree.root(rewritten.subList(0, from)), newer)).isFalse();
        assertThat(proof.proves(older, ReferenceTree.root(rewritten))).isFalse();
        for (int i = 0; i < path.size(); i++) {
            List<Hash> changed = new ArrayList<>(path);
            changed.set(i, Hash.empty());
            assertThat(new ConsistencyProof(from, from + more, changed).proves(older, newer)).isFalse();
        }
    }

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count).mapToObj(i -> Hash.leaf(new byte[] {(byte) (i >> 8), (byte) i})).toList();
    }
}
