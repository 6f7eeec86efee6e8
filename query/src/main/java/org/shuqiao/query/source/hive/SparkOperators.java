package org.shuqiao.query.source.hive;

import java.util.List;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.shuqiao.query.sql.PlatformTypes;

/**
 * Rewrites operators to SQL with which Spark divides and rounds as the other engines do. Integers divide to integers,
 * decimals to doubles, and a double that becomes an integer is rounded.
 */
final class SparkOperators {

    private static final RexBuilder REX = new RexBuilder(new JavaTypeFactoryImpl(PlatformTypes.SYSTEM));
    private static final int AS_DIVIDE = 60;

    private static final SqlBinaryOperator DIV = new SqlBinaryOperator("DIV", SqlKind.OTHER, AS_DIVIDE, true,
            ReturnTypes.ARG0_NULLABLE, InferTypes.FIRST_KNOWN, OperandTypes.NUMERIC_NUMERIC);
    /** Half to even, as doubles are rounded. */
    private static final SqlFunction BROUND = function("BROUND");

    private SparkOperators() { }

    private static SqlFunction function(String name) {
        return new SqlFunction(name, SqlKind.OTHER_FUNCTION, ReturnTypes.ARG0_NULLABLE, null, OperandTypes.VARIADIC,
                SqlFunctionCategory.NUMERIC);
    }

    static RexNode of(RexCall call) {
        return switch (call.getKind()) {
            case DIVIDE -> divide(call);
            case CAST -> cast(call);
            default -> call;
        };
    }

    /** A quotient of decimals is a double in the other engines. */
    private static RexNode divide(RexCall call) {
        RexNode dividend = call.getOperands().get(0);
        RexNode divisor = call.getOperands().get(1);
        if (integer(dividend.getType()) && integer(divisor.getType())) {
            return REX.makeCall(call.getType(), DIV, List.of(dividend, divisor));
        }
        return again(call, real(dividend), real(divisor));
    }

    private static RexNode real(RexNode value) {
        return value.getType().getSqlTypeName() == SqlTypeName.DOUBLE ? value
                : REX.makeAbstractCast(REX.getTypeFactory().createTypeWithNullability(
                        REX.getTypeFactory().createSqlType(SqlTypeName.DOUBLE), value.getType().isNullable()), value,
                                false);
    }

    private static RexNode cast(RexCall call) {
        RexNode value = call.getOperands().getFirst();
        boolean said = value instanceof RexCall inside && inside.getOperator() == BROUND;
        return !said && integer(call.getType()) && SqlTypeName.APPROX_TYPES.contains(value.getType().getSqlTypeName())
                ? again(call, REX.makeCall(value.getType(), BROUND, List.of(value))) : call;
    }

    private static RexNode again(RexCall call, RexNode... operands) {
        return call.clone(call.getType(), List.of(operands));
    }

    private static boolean integer(RelDataType type) {
        return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
    }
}
