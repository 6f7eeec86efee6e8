package org.shuqiao.centre.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Decisions of officers about pairs of reports, the latest of each pair. */
final class Verdicts {

    private static final Comparator<Verdict> IN_ORDER = Comparator.comparing(Verdict::at)
            .thenComparing(Verdict::act).thenComparing(Verdict::one).thenComparing(Verdict::other);

    private final List<Verdict> together = new ArrayList<>();
    private final Map<String, Set<String>> apart = new HashMap<>();

    Verdicts(Collection<Verdict> all) {
        Map<String, Verdict> latest = new TreeMap<>();
        all.stream().sorted(IN_ORDER).forEach(each -> latest.put(each.one() + each.other(), each));
        latest.values().stream().sorted(IN_ORDER).forEach(each -> {
            if (each.together()) {
                together.add(each);
            } else {
                apart.computeIfAbsent(each.one(), any -> new HashSet<>()).add(each.other());
                apart.computeIfAbsent(each.other(), any -> new HashSet<>()).add(each.one());
            }
        });
    }

    boolean areApart(Collection<String> these, Collection<String> those) {
        return these.stream().map(id -> apart.getOrDefault(id, Set.of()))
                .anyMatch(from -> !from.isEmpty() && those.stream().anyMatch(from::contains));
    }

    /** @return by report: those that people joined it with, itself among them; only where there are others */
    Map<String, Set<String>> joined() {
        Map<String, Set<String>> groups = new HashMap<>();
        for (Verdict each : together) {
            Set<String> one = groups.getOrDefault(each.one(), Set.of(each.one()));
            Set<String> other = groups.getOrDefault(each.other(), Set.of(each.other()));
            if (!areApart(one, other)) {
                Set<String> all = new LinkedHashSet<>(one);
                all.addAll(other);
                all.forEach(id -> groups.put(id, all));
            }
        }
        return groups;
    }
}
