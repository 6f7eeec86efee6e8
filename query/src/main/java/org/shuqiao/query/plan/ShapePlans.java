package org.shuqiao.query.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlDialect;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.source.GrantedRelation;

/**
 * LRU cache of plans by what statements have alike: a statement that was planned with two values is not planned for a
 * third one. Its key is that of {@link PlanCache} with the shape in the place of the text, so that under another grant,
 * mask, filter or snapshot there is none. Neither shapes nor their plans hold the values that were asked for. Safe for
 * use by many threads.
 */
public final class ShapePlans {

    private static final int MOST = 500;
    private static final Duration UNASKED = Duration.ofMinutes(10);

    /** What is known of a shape. */
    private sealed interface State {

        long asked();
    }

    private record Once(long asked) implements State { }

    private record Open(ShapePlan plan, long asked) implements State { }

    /** Its plans follow from the values. */
    private record Closed(long asked) implements State { }

    private final Map<PlanCache.Asked, State> shapes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PlanCache.Asked, State> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param asked with the statement's own text
     * @param dialect of the engine that will run it
     * @param now by {@link System#nanoTime()}
     * @return the plan that the statement would get
     */
    public Optional<EnginePlan.Planned> find(ParsedSql query, PlanCache.Asked asked, SqlDialect dialect, long now) {
        return query.shape().flatMap(shape -> open(asked.as(shape.text()), now)
                .map(plan -> plan.with(shape.values(), dialect)));
    }

    private synchronized Optional<ShapePlan> open(PlanCache.Asked key, long now) {
        return Optional.ofNullable(shapes.computeIfPresent(key, (same, known) -> switch (known) {
            case Once once -> once;
            case Open open -> new Open(open.plan(), now);
            case Closed closed -> new Closed(now);
        })).flatMap(state -> state instanceof Open open ? Optional.of(open.plan()) : Optional.empty());
    }

    /** Takes note of a plan that was made; the second one of a shape makes that of the shape. */
    public void put(ParsedSql query, PlanCache.Asked asked, EnginePlan planned, List<GrantedRelation> relations,
            RunningQuery watch, long now) {
        query.shape().ifPresent(shape -> {
            PlanCache.Asked key = asked.as(shape.text());
            synchronized (this) {
                State known = shapes.get(key);
                if (!(known instanceof Once)) {
                    shapes.putIfAbsent(key, new Once(now));
                    return;
                }
            }
            Optional<ShapePlan> plan = ShapePlan.of(query, shape, planned, relations, watch, asked.counted());
            synchronized (this) {
                shapes.put(key, plan.<State>map(open -> new Open(open, now)).orElseGet(() -> new Closed(now)));
            }
        });
    }

    /** Forgets what nobody has asked for ten minutes. */
    public synchronized void evictIdle(long now) {
        shapes.values().removeIf(known -> now - known.asked() >= UNASKED.toNanos());
    }
}
