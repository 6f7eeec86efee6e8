package org.shuqiao.query.plan;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.DateRangeRules;
import org.apache.calcite.rel.rules.ProjectToWindowRule;

/** Registers the optimizer rules of the planner. */
final class PlannerRules {

    private PlannerRules() { }

    /** @param engines how many engines have a table of the query */
    static void register(RelOptPlanner planner, int engines) {
        RelOptUtil.registerDefaultRules(planner, false, false);
        // engines order texts each in their own way, so no step here may rely on an order that an engine made
        planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
        planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_UNION_RULE);
        // an aggregate of everything has a row where its input has none, which these forget once it stands in a join;
        // an engine finds out by itself that an input is empty
        List.copyOf(planner.getRules()).stream().filter(rule -> rule.toString().startsWith("Prune"))
                .forEach(planner::removeRule);
        // asks for the settings of a connection, of which there is none
        planner.removeRule(DateRangeRules.FILTER_INSTANCE);
        // they try every bracketing of a chain of set operations, of which there are exponentially many
        planner.removeRule(CoreRules.UNION_MERGE);
        planner.removeRule(CoreRules.INTERSECT_MERGE);
        planner.removeRule(CoreRules.MINUS_MERGE);
        // an engine runs windows itself or leaves them to this process whole: its own projects are not taken apart
        planner.removeRule(CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW);
        planner.addRule(windows());
        // a join of lake and department is cheaper when each side was aggregated first; one engine sees to that itself
        if (engines > 1) {
            planner.addRule(CoreRules.AGGREGATE_JOIN_TRANSPOSE_EXTENDED);
        }
    }

    private static RelOptRule windows() {
        return ((ProjectToWindowRule.ProjectToLogicalProjectAndWindowRule)
                CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW).config
                .withDescription("WindowsHere")
                .withOperandSupplier(project -> project.operand(LogicalProject.class)
                        .predicate(Project::containsOver).anyInputs())
                .toRule();
    }
}
