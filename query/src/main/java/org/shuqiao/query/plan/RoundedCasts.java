package org.shuqiao.query.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Rewrites narrowing decimal casts to round half up, so that every engine gives the same result. Engines do so by
 * themselves and this process would not, so without it the answer would depend on who happens to run that part of a
 * plan.
 */
final class RoundedCasts extends RexShuttle {

    private final RexBuilder rex;

    private RoundedCasts(RexBuilder rex) {
        this.rex = rex;
    }

    /** @return what builds a plan's expressions: it casts a constant at once, so it has to round there and then */
    static RexBuilder builder(RelDataTypeFactory types) {
        return new RexBuilder(types) {
            @Override
            public RexNode makeCast(SqlParserPos at, RelDataType type, RexNode value, boolean nullability, boolean safe,
                    RexLiteral format) {
                boolean constant = value instanceof RexLiteral literal && !literal.isNull()
                        && loses(value.getType(), type);
                RexNode rounded = !constant ? value : makeExactLiteral(((RexLiteral) value).getValueAs(BigDecimal.class)
                        .setScale(scale(type), RoundingMode.HALF_UP));
                return super.makeCast(at, type, rounded, nullability, safe, format);
            }

            /** The planner makes constants anew, in the type of what they are compared with; none may be rounded. */
            @Override
            protected RexLiteral makeLiteral(Comparable value, RelDataType type, SqlTypeName name) {
                boolean loses = name == SqlTypeName.DECIMAL && type.getSqlTypeName() == SqlTypeName.DECIMAL
                        && value instanceof BigDecimal number
                        && number.stripTrailingZeros().scale() > type.getScale();
                return super.makeLiteral(value, loses ? holding((BigDecimal) value) : type, name);
            }

            private RelDataType holding(BigDecimal value) {
                return getTypeFactory().createSqlType(SqlTypeName.DECIMAL,
                        Math.max(value.precision(), value.scale()), Math.max(0, value.scale()));
            }
        };
    }

    static RelNode rewrite(RelNode root) {
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
        if (inside.getKind() != SqlKind.CAST || !loses(inside.getOperands().getFirst().getType(), inside.getType())) {
            return inside;
        }
        RexNode value = inside.getOperands().getFirst();
        if (value instanceof RexCall said && said.getOperator() == SqlStdOperatorTable.ROUND) {
            return inside; // by this: queries are not offered it
        }
        int scale = scale(inside.getType());
        List<RexNode> rounded = scale == 0 ? List.of(value)
                : List.of(value, rex.makeExactLiteral(BigDecimal.valueOf(scale)));
        return inside.clone(inside.getType(),
                List.of(rex.makeCall(value.getType(), SqlStdOperatorTable.ROUND, rounded)));
    }

    private static boolean loses(RelDataType from, RelDataType to) {
        return from.getSqlTypeName() == SqlTypeName.DECIMAL && SqlTypeName.EXACT_TYPES.contains(to.getSqlTypeName())
                && scale(to) < from.getScale();
    }

    private static int scale(RelDataType exact) {
        return exact.getSqlTypeName() == SqlTypeName.DECIMAL ? exact.getScale() : 0;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
        RexSubQuery inside = (RexSubQuery) super.visitSubQuery(query);
        return inside.clone(rewrite(inside.rel));
    }
}
