package org.shuqiao.query.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.query.AccessRule;
import org.shuqiao.query.LakeSnapshot;

/**
 * Plans of questions over the lake, for when the same is asked again. A plan follows from the text, the rules and what
 * the catalog says of the tables, all of which it is looked up by: under another grant, mask, filter or snapshot there is
 * none. Only what was planned is kept, so a refusal is decided anew each time. Safe for use by many threads.
 */
public final class KnownPlans {

    private static final int MOST = 500;
    /** Longer texts are written by programs and seldom twice. */
    private static final int MOST_CHARACTERS = 10_000;

    /**
     * All that a plan depends on.
     *
     * @param rules of the tables that the text may name, in their order
     * @param tables as they stand
     */
    public record Asked(String sql, List<AccessRule> rules, List<LakeSnapshot> tables) {

        public Asked {
            rules = List.copyOf(rules);
            tables = List.copyOf(tables);
        }

        /** Without the text, which may hold values. */
        @Override
        public String toString() {
            return "Asked[]";
        }
    }

    private final Map<Asked, EnginePlan.Planned> plans = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, EnginePlan.Planned> eldest) {
            return size() > MOST;
        }
    };

    public synchronized Optional<EnginePlan.Planned> find(Asked asked) {
        return Optional.ofNullable(plans.get(asked));
    }

    public void remember(Asked asked, EnginePlan.Planned plan) {
        if (asked.sql().length() <= MOST_CHARACTERS) {
            synchronized (this) {
                plans.put(asked, plan);
            }
        }
    }
}
