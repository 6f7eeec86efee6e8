package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.Position;

/**
 * Expressions over one step's row. In a condition a column that is not given may be equal to a column of another table,
 * where it is a join key, or be compared with values that the query names, where it filters.
 *
 * @param row   of the step
 * @param outer rows of the queries around, this step's own included
 */
record PositionScope(PositionCheck check, List<PlacedValue> row, Map<CorrelationId, List<PlacedValue>> outer) {

    PlacedValue value(RexNode node) {
        return switch (node) {
            case RexInputRef input -> row.get(input.getIndex());
            case RexLiteral literal -> PlacedValue.CONSTANT;
            case RexFieldAccess access -> outer(access);
            case RexOver over -> over(over);
            case RexSubQuery query -> subQuery(query);
            case RexCall call when call.getOperands().size() == 1
                    && (call.getKind() == SqlKind.CAST || call.getOperator() instanceof TokenFunction) ->
                    value(call.getOperands().getFirst());
            case RexCall call -> PlacedValue.from(call.getOperands().stream().map(this::value).toList());
            default -> throw new CodedException(QueryCode.CANNOT_PLAN);
        };
    }

    private PlacedValue outer(RexFieldAccess access) {
        if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
            return PositionCheck.outer(outer, variable.id, access.getField().getIndex())
                    .orElseThrow(() -> new CodedException(QueryCode.CANNOT_PLAN));
        }
        return PlacedValue.from(List.of(value(access.getReferenceExpr())));
    }

    /** A frame may hold one row, whatever is reckoned over it. */
    private PlacedValue over(RexOver over) {
        Stream<RexNode> orders = over.getWindow().orderKeys.stream().map(RexFieldCollation::getKey);
        List<PlacedValue> parts = Stream.of(over.getOperands().stream(), over.getWindow().partitionKeys.stream(),
                orders).flatMap(each -> each).map(this::value).toList();
        parts.forEach(part -> PositionCheck.refuse(part, PositionRefusal.WINDOW));
        return PlacedValue.from(Stream.concat(parts.stream(), Stream.of(check.made())).toList());
    }

    private PlacedValue subQuery(RexSubQuery query) {
        List<PlacedValue> found = new ArrayList<>(check.values(query.rel, outer));
        if (query.getKind() == SqlKind.EXISTS) {
            return check.made();
        }
        query.getOperands().forEach(operand -> found.add(value(operand)));
        return PlacedValue.from(found);
    }

    /** Follows a condition down to what is compared in it. */
    void condition(RexNode node) {
        switch (node.getKind()) {
            case AND, OR, NOT, IS_TRUE, IS_FALSE, IS_NOT_TRUE, IS_NOT_FALSE ->
                    ((RexCall) node).getOperands().forEach(this::condition);
            case EQUALS, IS_NOT_DISTINCT_FROM -> equal(((RexCall) node).getOperands().get(0),
                    ((RexCall) node).getOperands().get(1));
            case IN, SOME -> among((RexSubQuery) node);
            default -> compared(value(node));
        }
    }

    private void equal(RexNode one, RexNode other) {
        if (one instanceof RexCall left && other instanceof RexCall right && left.getKind() == SqlKind.ROW
                && right.getKind() == SqlKind.ROW && left.getOperands().size() == right.getOperands().size()) {
            for (int i = 0; i < left.getOperands().size(); i++) {
                equal(left.getOperands().get(i), right.getOperands().get(i));
            }
            return;
        }
        equal(value(one), value(other));
    }

    private void among(RexSubQuery query) {
        List<PlacedValue> found = check.values(query.rel, outer);
        boolean equality = query.getKind() == SqlKind.IN || query.getOperator() instanceof SqlQuantifyOperator some
                && some.comparisonKind == SqlKind.EQUALS;
        for (int i = 0; i < query.getOperands().size(); i++) {
            PlacedValue asked = value(query.getOperands().get(i));
            if (equality) {
                equal(asked, found.get(i));
            } else {
                compared(PlacedValue.from(List.of(asked, found.get(i))));
            }
        }
    }

    private static void equal(PlacedValue one, PlacedValue other) {
        if (!one.joins(other)) {
            compared(PlacedValue.from(List.of(one, other)));
            return;
        }
        Stream.of(one, other).flatMap(value -> value.columns().stream())
                .filter(column -> !column.allows(Position.JOIN)).findFirst().ifPresent(column -> {
                    throw PositionRefusal.JOINED.of(column);
                });
    }

    /** A column that is not given is compared alone: what it is equal to, another column would show. */
    static void compared(PlacedValue value) {
        value.restricted().ifPresent(column -> {
            if (value.columns().size() > 1) {
                throw PositionRefusal.COMPARED.of(column);
            }
            if (!column.allows(Position.FILTER)) {
                throw PositionRefusal.FILTERED.of(column);
            }
        });
    }
}
