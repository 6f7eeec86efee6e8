package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Rewrites expressions that the planner or an engine would take to mean something else. */
final class PortableExpressions extends RexShuttle {

    private static final int MILLISECONDS = 3;

    private final RexBuilder rex;

    private PortableExpressions(RexBuilder rex) {
        this.rex = rex;
    }

    static RelNode rewrite(RelNode root) {
        PortableExpressions expressions = new PortableExpressions(root.getCluster().getRexBuilder());
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                return super.visit(other).accept(expressions);
            }
        });
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall inside = (RexCall) super.visitCall(call);
        return switch (inside.getKind()) {
            case CASE -> branches(inside);
            case PLUS, MINUS -> moved(inside);
            default -> inside;
        };
    }

    /**
     * A branch that only says of a value that it is not NULL is true there and nowhere else: the planner, finding two
     * branches alike, would take it for the whole.
     */
    private RexNode branches(RexCall call) {
        List<RexNode> operands = new ArrayList<>(call.getOperands());
        boolean nullable = false;
        for (int i = 0; i < operands.size(); i++) {
            if (i % 2 == 1 || i == operands.size() - 1) {
                operands.set(i, plain(operands.get(i)));
                nullable |= operands.get(i).getType().isNullable();
            }
        }
        if (operands.equals(call.getOperands())) {
            return call;
        }
        RelDataType type = rex.getTypeFactory().createTypeWithNullability(call.getType(), nullable);
        RexNode branches = call.clone(type, operands);
        return nullable && !call.getType().isNullable() ? rex.makeAbstractCast(call.getType(), branches, false)
                : branches;
    }

    private static RexNode plain(RexNode branch) {
        return branch.getKind() == SqlKind.CAST && branch instanceof RexCall cast
                && cast.getOperands().getFirst().getType().isNullable() && !cast.getType().isNullable()
                && SqlTypeUtil.equalSansNullability(cast.getType(), cast.getOperands().getFirst().getType())
                ? cast.getOperands().getFirst() : branch;
    }

    /** A date moved by an interval is a date; an engine would make a time of it. */
    private RexNode moved(RexCall call) {
        if (call.getType().getSqlTypeName() != SqlTypeName.DATE || call.getOperands().size() != 2
                || !SqlTypeFamily.DATETIME_INTERVAL.contains(call.getOperands().get(1).getType())) {
            return call;
        }
        RelDataType time = rex.getTypeFactory().createTypeWithNullability(
                rex.getTypeFactory().createSqlType(SqlTypeName.TIMESTAMP, MILLISECONDS), call.getType().isNullable());
        RexNode moved = rex.makeCall(time, call.getOperator(),
                List.of(rex.makeCast(time, call.getOperands().get(0)), call.getOperands().get(1)));
        return rex.makeCast(call.getType(), moved);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
        RexSubQuery inside = (RexSubQuery) super.visitSubQuery(query);
        return inside.clone(rewrite(inside.rel));
    }
}
