package org.shuqiao.query.plan;

import com.google.common.collect.Range;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;

/**
 * Checks that a plan part cannot fail on a value in any order of evaluation (PostgreSQL: LEAKPROOF). Comparisons of
 * columns with values of their own kind, NULL tests, boolean operators and plain aggregates pass. A cast, a sum of
 * columns or a function may fail, and a condition that fails on a row tells something of it.
 */
final class LeakproofCheck {

    private static final int DIGITS = 38;
    private static final int INTEGER_DIGITS = 19;

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
            case SEARCH -> operands.getFirst() instanceof RexInputRef column
                    && within(column, (RexLiteral) operands.getLast());
            default -> false;
        };
    }

    /** Kinds compare only with their own, so that no text is read as a date; numbers as {@link #numbers} says. */
    private static boolean alike(RexNode left, RexNode right) {
        SqlTypeFamily one = left.getType().getSqlTypeName().getFamily();
        return one != null && one == right.getType().getSqlTypeName().getFamily()
                && (one != SqlTypeFamily.NUMERIC || numbers(left, right));
    }

    /**
     * An engine compares numbers in one type that holds both, as far as 38 digits go: a column that has to take more
     * digits after the point for it may fail on a great number.
     */
    private static boolean numbers(RexNode left, RexNode right) {
        if (approximate(left) || approximate(right)) {
            return true;
        }
        return takes(left, right) && takes(right, left);
    }

    /** @return whether every value of a number is one of the other's scale, without leaving 38 digits */
    private static boolean takes(RexNode number, RexNode other) {
        int scale = scale(other.getType());
        if (number instanceof RexLiteral literal) {
            BigDecimal value = literal.getValueAs(BigDecimal.class);
            return value == null || value.precision() - value.scale() + Math.max(scale, value.scale()) <= DIGITS;
        }
        int digits = number.getType().getSqlTypeName() == SqlTypeName.DECIMAL
                ? DIGITS - scale(number.getType()) : INTEGER_DIGITS;
        return scale(number.getType()) >= scale || digits + scale <= DIGITS;
    }

    /** @return whether the values looked for are of the column's own scale */
    private static boolean within(RexInputRef column, RexLiteral literal) {
        if (column.getType().getSqlTypeName().getFamily() != literal.getType().getSqlTypeName().getFamily()) {
            return false;
        }
        if (!SqlTypeName.EXACT_TYPES.contains(column.getType().getSqlTypeName())) {
            return true;
        }
        int scale = scale(column.getType());
        return literal.getValueAs(Sarg.class).rangeSet.asRanges().stream().allMatch(each -> {
            Range<?> range = (Range<?>) each;
            return (!range.hasLowerBound() || fits(range.lowerEndpoint(), scale))
                    && (!range.hasUpperBound() || fits(range.upperEndpoint(), scale));
        });
    }

    private static boolean fits(Object value, int scale) {
        return value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= scale
                && number.precision() - number.scale() + scale <= DIGITS;
    }

    private static boolean approximate(RexNode number) {
        return SqlTypeName.APPROX_TYPES.contains(number.getType().getSqlTypeName());
    }

    private static int scale(RelDataType exact) {
        return exact.getSqlTypeName() == SqlTypeName.DECIMAL ? exact.getScale() : 0;
    }
}
