package org.shuqiao.query.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.query.plan.EnginePlan;
import org.shuqiao.query.plan.GrantCombinations;
import org.shuqiao.query.plan.PlanCache;
import org.shuqiao.query.plan.QueryPlan;
import org.shuqiao.query.plan.ShapePlans;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.LakeSession;
import org.shuqiao.query.source.Source;
import org.shuqiao.query.source.duckdb.ReleaseDatabases;

/**
 * Plans queries, or knows their plans again: by the whole text, or by what it has alike with one that asked for other
 * values. A database of a department may change its columns at any time, so only queries over the lake are known again.
 */
final class QueryPlans {

    private final PlanCache texts = new PlanCache();
    private final ShapePlans shapes = new ShapePlans();
    private final EngineSources sources;
    private final ReleaseDatabases releases;

    QueryPlans(EngineSources sources, ReleaseDatabases releases) {
        this.sources = sources;
        this.releases = releases;
    }

    /** @param named the rules of the tables that the query may name, with the cells of their releases */
    QueryPlan plan(Query query, List<AccessRule> named, LakeSession session, RunningQuery watch) {
        PlanCache.Asked asked = new PlanCache.Asked(query.sql().text(), named, session.tables(), query.counted());
        boolean ofLake = named.stream().allMatch(rule -> rule.backing() instanceof Backing.LakeTable
                && rule.release().isEmpty());
        Optional<EnginePlan.Planned> known = ofLake ? known(query, asked, session) : Optional.empty();
        if (known.isPresent()) {
            return new EnginePlan(session, known.get());
        }
        Map<String, Source> opened = new HashMap<>();
        List<GrantedRelation> relations = new ArrayList<>();
        for (AccessRule rule : named) {
            Source source = rule.release().<Source>map(releases::of)
                    .orElseGet(() -> sources.of(rule, session, opened, query.reading()));
            relations.add(source.granted(rule));
        }
        QueryPlan plan = GrantCombinations.plan(query.sql(), relations, watch, query.counted());
        if (ofLake && plan instanceof EnginePlan whole) {
            texts.put(asked, whole.planned(), System.nanoTime());
            shapes.put(query.sql(), asked, whole, relations, watch, System.nanoTime());
        }
        return plan;
    }

    private Optional<EnginePlan.Planned> known(Query query, PlanCache.Asked asked, LakeSession session) {
        long now = System.nanoTime();
        return texts.find(asked, now).or(() -> shapes.find(query.sql(), asked, session.dialect(), now));
    }

    void evictIdle() {
        texts.evictIdle(System.nanoTime());
        shapes.evictIdle(System.nanoTime());
    }
}
