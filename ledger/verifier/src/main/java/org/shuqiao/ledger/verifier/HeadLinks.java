package org.shuqiao.ledger.verifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Consistency proofs between heads of logs, from the smaller to the larger. What a larger head proves holds for every
 * smaller one that a way leads up from: two heads above one smaller head may still contradict each other.
 */
final class HeadLinks {

    private final Map<Head, Set<Head>> larger = new HashMap<>();

    void link(Head first, Head second) {
        larger.computeIfAbsent(first, any -> new HashSet<>()).add(second);
    }

    /** @return for each head of a link, what it and all heads that it leads up to have; others have only their own */
    <T> Map<Head, Set<T>> upward(Function<Head, Set<T>> own) {
        Set<Head> heads = new HashSet<>(larger.keySet());
        larger.values().forEach(heads::addAll);
        List<Head> descending = new ArrayList<>(heads);
        descending.sort(Comparator.comparingLong(Head::size).reversed());
        Map<Head, Set<T>> reached = new HashMap<>();
        for (Head head : descending) {
            Set<T> all = new HashSet<>(own.apply(head));
            for (Head above : larger.getOrDefault(head, Set.of())) {
                all.addAll(above.size() > head.size() ? reached.get(above) : own.apply(above));
            }
            reached.put(head, all.isEmpty() ? Set.of() : Set.copyOf(all));
        }
        return reached;
    }

    /**
     * @return the sizes of heads, except the largest, that no proof leads up from; empty when all are one history,
     *     because then every way up ends at the largest
     */
    List<Long> unlinked(Collection<Head> all) {
        long top = all.stream().mapToLong(Head::size).max().orElse(0);
        return all.stream().filter(head -> head.size() != top && !leadsUp(head)).map(Head::size).distinct().sorted()
                .toList();
    }

    private boolean leadsUp(Head head) {
        return larger.getOrDefault(head, Set.of()).stream().anyMatch(above -> above.size() > head.size());
    }
}
