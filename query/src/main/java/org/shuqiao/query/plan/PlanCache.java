package org.shuqiao.query.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.query.lake.LakeSnapshot;
import org.shuqiao.query.policy.AccessRule;

/**
 * LRU cache of query plans over the lake, keyed by SQL text, access rules and table snapshots. A plan follows from the
 * text, the rules and what the catalog says of the tables, all of which it is looked up by: under another grant, mask,
 * filter or snapshot there is none. Only what was planned is kept, so a refusal is decided anew each time. Texts and
 * plans may hold values, so what is not asked again is soon forgotten. Safe for use by many threads.
 */
public final class PlanCache {

    private static final int MOST = 500;
    /** Longer texts are written by programs and seldom twice. */
    static final int MOST_CHARACTERS = 10_000;
    private static final Duration UNASKED = Duration.ofMinutes(10);

    /**
     * Cache key of a plan: everything that the plan depends on.
     *
     * @param rules of the tables that the text may name, in their order
     * @param tables as they stand
     * @param counted whether the plan also counts the rows behind the answer
     */
    public record Asked(String sql, List<AccessRule> rules, List<LakeSnapshot> tables, boolean counted) {

        /** A query whose source rows are not counted. */
        public Asked(String sql, List<AccessRule> rules, List<LakeSnapshot> tables) {
            this(sql, rules, tables, false);
        }

        public Asked {
            rules = List.copyOf(rules);
            tables = List.copyOf(tables);
        }

        /** @return the same with what the text has in common with others in its place */
        Asked as(String shape) {
            return new Asked(shape, rules, tables, counted);
        }

        /** Without the text, which may hold values. */
        @Override
        public String toString() {
            return "Asked[]";
        }
    }

    private record Known(EnginePlan.Planned plan, long asked) { }

    private final Map<Asked, Known> plans = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Known> eldest) {
            return size() > MOST;
        }
    };

    /** @param now by {@link System#nanoTime()} */
    public synchronized Optional<EnginePlan.Planned> find(Asked asked, long now) {
        return Optional.ofNullable(plans.computeIfPresent(asked, (same, known) -> new Known(known.plan(), now)))
                .map(Known::plan);
    }

    public void put(Asked asked, EnginePlan.Planned plan, long now) {
        if (asked.sql().length() <= MOST_CHARACTERS) {
            synchronized (this) {
                plans.put(asked, new Known(plan, now));
            }
        }
    }

    /** Forgets what nobody has asked for ten minutes. */
    public synchronized void evictIdle(long now) {
        plans.values().removeIf(known -> now - known.asked() >= UNASKED.toNanos());
    }
}
