package org.shuqiao.query.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Rewrites grouping sets so that the grand total is an aggregate of its own. A grand total over no rows is one row
 * (ISO/IEC 9075-2 §7.13), which neither the planner's rules for empty inputs nor its own grouping know.
 */
final class GrandTotals extends RelHomogeneousShuttle {

    private GrandTotals() { }

    static RelNode apart(RelNode root) {
        return root.accept(new GrandTotals());
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode inside = super.visit(other).accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                RexSubQuery operands = (RexSubQuery) super.visitSubQuery(query);
                return operands.clone(apart(operands.rel));
            }
        });
        return inside instanceof Aggregate aggregate && !aggregate.getGroupSet().isEmpty()
                && aggregate.getGroupSets().contains(ImmutableBitSet.of()) ? apart(aggregate) : inside;
    }

    private static RelNode apart(Aggregate aggregate) {
        List<ImmutableBitSet> sets = new ArrayList<>(aggregate.getGroupSets());
        sets.remove(ImmutableBitSet.of());
        RelNode total = total(aggregate);
        if (sets.isEmpty()) {
            return total;
        }
        List<AggregateCall> calls = aggregate.getAggCallList().stream().map(call -> typed(call, aggregate, false))
                .toList();
        RelNode groups = LogicalAggregate.create(aggregate.getInput(), aggregate.getHints(), aggregate.getGroupSet(),
                sets, calls);
        return LogicalUnion.create(List.of(RelOptUtil.createCastRel(groups, total.getRowType(), true), total), true);
    }

    /** @return the grand total in the columns of the whole */
    private static RelNode total(Aggregate aggregate) {
        RexBuilder rex = aggregate.getCluster().getRexBuilder();
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            if (!ofGrouping(call)) {
                calls.add(typed(call, aggregate, true));
            }
        }
        RelNode total = LogicalAggregate.create(aggregate.getInput(), aggregate.getHints(), ImmutableBitSet.of(), null,
                calls);
        List<RexNode> items = new ArrayList<>();
        List<RelDataTypeField> fields = aggregate.getRowType().getFieldList();
        int at = 0;
        for (int i = 0; i < fields.size(); i++) {
            RelDataTypeField field = fields.get(i);
            int call = i - aggregate.getGroupCount();
            if (call < 0) {
                items.add(rex.makeNullLiteral(field.getType()));
            } else if (ofGrouping(aggregate.getAggCallList().get(call))) {
                items.add(rex.makeExactLiteral(grouping(aggregate.getAggCallList().get(call)), field.getType()));
            } else {
                items.add(rex.makeInputRef(total, at++));
            }
        }
        return LogicalProject.create(total, List.of(), items, aggregate.getRowType().getFieldNames());
    }

    /** A sum of no rows is NULL, which only the grand total can have: a call's type follows from where it stands. */
    static AggregateCall typed(AggregateCall call, Aggregate aggregate, boolean total) {
        return AggregateCall.create(call.getAggregation(), call.isDistinct(), call.isApproximate(),
                call.ignoreNulls(), call.rexList, call.getArgList(), call.filterArg, call.distinctKeys,
                call.getCollation(), total, aggregate.getInput(), null, call.getName());
    }

    private static boolean ofGrouping(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.GROUPING
                || call.getAggregation().getKind() == SqlKind.GROUPING_ID
                || call.getAggregation().getKind() == SqlKind.GROUP_ID;
    }

    /** In the grand total no column is grouped by, so every one of them is marked. */
    private static BigDecimal grouping(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.GROUP_ID ? BigDecimal.ZERO
                : BigDecimal.TWO.pow(call.getArgList().size()).subtract(BigDecimal.ONE);
    }
}
