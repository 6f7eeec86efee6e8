package org.shuqiao.query.plan;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Says of every cast of a decimal to an integer that it rounds, half away from zero. Engines round by themselves and
 * this process would cut off, so without it the answer would depend on who happens to run that part of a plan.
 */
final class RoundedCasts extends RexShuttle {

    private final RexBuilder rex;

    private RoundedCasts(RexBuilder rex) {
        this.rex = rex;
    }

    static RelNode in(RelNode root) {
        RoundedCasts casts = new RoundedCasts(root.getCluster().getRexBuilder());
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                return super.visit(other).accept(casts);
            }
        });
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall inside = (RexCall) super.visitCall(call);
        if (inside.getKind() != SqlKind.CAST || !SqlTypeName.INT_TYPES.contains(inside.getType().getSqlTypeName())) {
            return inside;
        }
        RexNode value = inside.getOperands().getFirst();
        boolean rounded = value instanceof RexCall said && said.getOperator() == SqlStdOperatorTable.ROUND;
        return rounded || value.getType().getSqlTypeName() != SqlTypeName.DECIMAL ? inside
                : inside.clone(inside.getType(), List.of(rex.makeCall(value.getType(), SqlStdOperatorTable.ROUND, List.of(value))));
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
        RexSubQuery inside = (RexSubQuery) super.visitSubQuery(query);
        return inside.clone(in(inside.rel));
    }
}
