package org.shuqiao.query.plan;

import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.rules.CoreRules;

/** Which rewritings the planner may try. */
final class PlannerRules {

    private PlannerRules() {}

    static void register(RelOptPlanner planner) {
        RelOptUtil.registerDefaultRules(planner, false, false);
        // engines order texts each in their own way, so no step here may rely on an order that an engine made
        planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
        planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_UNION_RULE);
        // a join of lake and department is cheaper when each side was aggregated first
        planner.addRule(CoreRules.AGGREGATE_JOIN_TRANSPOSE_EXTENDED);
    }
}
