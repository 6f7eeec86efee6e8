package org.shuqiao.query.plan;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * Checks that a plan part cannot fail on a value in any order of evaluation (PostgreSQL: LEAKPROOF). Comparisons of
 * columns with values of their own kind, NULL tests, boolean operators and plain aggregates pass. A cast, a sum of
 * columns or a function may fail, and a condition that fails on a row tells something of it.
 */
final class LeakproofCheck {

    private LeakproofCheck() { }

    static boolean isLeakproof(RelNode part) {
        boolean[] harmless = {true};
        new RelVisitor() {
            @Override
            public void visit(RelNode node, int ordinal, RelNode parent) {
                node.accept(new Expressions(harmless));
                if (node instanceof Aggregate aggregate) {
                    harmless[0] &= aggregate.getAggCallList().stream().allMatch(LeakproofCheck::simple);
                }
                super.visit(node, ordinal, parent);
            }
        }.go(part);
        return harmless[0];
    }

    /** An aggregate sees only the rows that every condition has left. */
    private static boolean simple(AggregateCall call) {
        return switch (call.getAggregation().getKind()) {
            case COUNT, MIN, MAX, SUM, SUM0, AVG -> true;
            default -> false;
        };
    }

    private static final class Expressions extends RexShuttle {
        private final boolean[] harmless;

        Expressions(boolean[] harmless) {
            this.harmless = harmless;
        }

        @Override
        public RexNode visitCall(RexCall call) {
            harmless[0] &= call(call);
            return call;
        }

        @Override
        public RexNode visitOver(RexOver over) {
            harmless[0] = false;
            return over;
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery query) {
            harmless[0] = false;
            return query;
        }

        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
            harmless[0] = false;
            return access;
        }
    }

    private static boolean expression(RexNode expression) {
        return switch (expression) {
            case RexInputRef column -> true;
            case RexLiteral value -> true;
            case RexOver window -> false;
            case RexCall call -> call(call);
            default -> false;
        };
    }

    private static boolean call(RexCall call) {
        List<RexNode> operands = call.getOperands();
        return operands.stream().allMatch(LeakproofCheck::expression) && switch (call.getKind()) {
            case AND, OR, NOT, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE, CASE -> true;
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                    alike(operands.getFirst(), operands.getLast());
            case SEARCH -> operands.getFirst() instanceof RexInputRef;
            default -> false;
        };
    }

    /**
     * Numbers compare as numbers in every engine; other kinds only with their own, so that no text is read as a date.
     */
    private static boolean alike(RexNode left, RexNode right) {
        SqlTypeFamily one = left.getType().getSqlTypeName().getFamily();
        return one != null && one == right.getType().getSqlTypeName().getFamily();
    }
}
