package org.shuqiao.query.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Aggregate.Group;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Rewrites aggregates that group by constants alone: the grand total, where there are rows. Decorrelation leaves
 * constants out of the groups of every aggregate it passes, and what is left of such a one is a grand total, which has
 * a row also where there are none. {@code 0.5 IN (SELECT amount …)} is planned as an aggregate of this kind.
 */
final class ConstantGroups extends RelHomogeneousShuttle {

    private ConstantGroups() { }

    static RelNode asTotals(RelNode root) {
        return root.accept(new ConstantGroups());
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode inside = super.visit(other);
        return inside instanceof Aggregate aggregate && byConstants(aggregate) ? total(aggregate) : inside;
    }

    /** A correlated input brings groups of its own, so what is left of those aggregates is no grand total. */
    private static boolean byConstants(Aggregate aggregate) {
        return aggregate.getGroupType() == Group.SIMPLE && !aggregate.getGroupSet().isEmpty()
                && aggregate.getInput() instanceof Project project
                && aggregate.getGroupSet().asList().stream()
                        .allMatch(key -> project.getProjects().get(key) instanceof RexLiteral)
                && RelOptUtil.getVariablesUsed(project).isEmpty();
    }

    private static RelNode total(Aggregate aggregate) {
        Project input = (Project) aggregate.getInput();
        RexBuilder rex = aggregate.getCluster().getRexBuilder();
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            calls.add(GrandTotals.typed(call, aggregate, true));
        }
        int rows = calls.size();
        calls.add(AggregateCall.create(SqlStdOperatorTable.COUNT, false, false, false, List.of(), List.of(), -1, null,
                aggregate.getTraitSet().getCollation(), true, input, null, null));
        RelNode total = LogicalAggregate.create(input, aggregate.getHints(), ImmutableBitSet.of(), null, calls);
        RelNode some = LogicalFilter.create(total, rex.makeCall(SqlStdOperatorTable.GREATER_THAN,
                rex.makeInputRef(total, rows), rex.makeExactLiteral(BigDecimal.ZERO)));
        List<RexNode> items = new ArrayList<>();
        for (RelDataTypeField field : aggregate.getRowType().getFieldList()) {
            int call = field.getIndex() - aggregate.getGroupCount();
            items.add(call < 0 ? input.getProjects().get(aggregate.getGroupSet().nth(field.getIndex()))
                    : rex.makeCast(field.getType(), rex.makeInputRef(some, call), true));
        }
        return LogicalProject.create(some, List.of(), items, aggregate.getRowType().getFieldNames());
    }
}
