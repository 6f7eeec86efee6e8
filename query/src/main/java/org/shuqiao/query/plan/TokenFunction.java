package org.shuqiao.query.plan;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.shuqiao.query.mask.Tokens;
import org.shuqiao.query.policy.AccessRule;

/**
 * Operator that replaces the values of one column by tokens. Being a function of this process's own it is never
 * translated to an engine's SQL, so the planner leaves every step that depends on its result above it, here. The key
 * stands in no plan: the running query has it under {@link #variable}.
 */
final class TokenFunction extends SqlUserDefinedFunction {

    TokenFunction(String variable) {
        super(new SqlIdentifier("token", SqlParserPos.ZERO), SqlKind.OTHER_FUNCTION, ReturnTypes.ARG0_NULLABLE,
                InferTypes.FIRST_KNOWN, OperandTypes.operandMetadata(List.of(SqlTypeFamily.CHARACTER),
                        types -> List.of(types.createSqlType(SqlTypeName.VARCHAR)), i -> "value", i -> false),
                new InThisProcess(variable));
    }

    /** @return the name under which a running query holds the tokens of a column */
    static String variable(AccessRule rule, String column) {
        return "token of " + rule.grant() + " " + rule.table() + " " + column;
    }

    private record InThisProcess(String variable) implements ScalarFunction, ImplementableFunction {

        @Override
        public CallImplementor getImplementor() {
            return RexImpTable.createImplementor((translator, call, operands) -> token(operands.getFirst()),
                    NullPolicy.STRICT, false);
        }

        private Expression token(Expression value) {
            Expression held = Expressions.call(DataContext.ROOT, "get", Expressions.constant(variable));
            return Expressions.call(Expressions.convert_(held, Tokens.class), "of",
                    Expressions.convert_(value, String.class));
        }

        @Override
        public RelDataType getReturnType(RelDataTypeFactory types) {
            return types.createTypeWithNullability(types.createSqlType(SqlTypeName.VARCHAR), true);
        }

        @Override
        public List<FunctionParameter> getParameters() {
            return List.of();
        }
    }
}
