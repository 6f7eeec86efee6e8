package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.sql.SqlKind;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Position;

/**
 * Refuses a plan in which a column stands in a position that its rule does not allow. Each value of the plan is
 * followed from the scans up, through subqueries, named queries and whatever is reckoned from it, so that no other
 * writing of the same query leads around the rule. What is not known to be allowed is refused.
 */
final class PositionCheck {

    /** Aggregates of which each value is one part of many; the others give a value of a row. */
    private static final Set<SqlKind> FOLDING = Set.of(SqlKind.COUNT, SqlKind.SUM, SqlKind.SUM0, SqlKind.AVG,
            SqlKind.STDDEV_POP, SqlKind.STDDEV_SAMP, SqlKind.VAR_POP, SqlKind.VAR_SAMP);

    private int numbers;

    private PositionCheck() { }

    /** @throws org.shuqiao.base.error.CodedException {@code COLUMN_POSITION} with the column, its place and why */
    static void of(RelRoot root) {
        boolean[] any = {false};
        GrantedScanFinder.forEach(root.rel, scan -> any[0] |= !scan.relation().rule().positions().isEmpty());
        if (!any[0]) {
            return;
        }
        List<PlacedValue> values = new PositionCheck().values(root.rel, Map.of());
        root.collation.getFieldCollations().forEach(order ->
                refuse(values.get(order.getFieldIndex()), PositionRefusal.ORDERED));
        root.fields.leftList().forEach(field -> refuse(values.get(field), PositionRefusal.SHOWN));
    }

    static void refuse(PlacedValue value, PositionRefusal place) {
        value.restricted().ifPresent(column -> {
            throw place.of(column);
        });
    }

    /** @return something that was made and is none of the columns */
    PlacedValue made() {
        return PlacedValue.of(PlacedColumn.made(numbers++));
    }

    /** @param outer rows of the queries around this one, by the variable that names them */
    List<PlacedValue> values(RelNode rel, Map<CorrelationId, List<PlacedValue>> outer) {
        return switch (rel) {
            case GrantedScan scan -> scan(scan);
            case Project project -> {
                PositionScope scope = scope(outer, project.getVariablesSet(), values(project.getInput(), outer));
                yield project.getProjects().stream().map(scope::value).toList();
            }
            case Filter filter -> {
                List<PlacedValue> below = values(filter.getInput(), outer);
                scope(outer, filter.getVariablesSet(), below).condition(filter.getCondition());
                yield below;
            }
            case Join join -> join(join, outer);
            case Correlate correlate -> {
                List<PlacedValue> left = values(correlate.getLeft(), outer);
                List<PlacedValue> right = values(correlate.getRight(),
                        with(outer, Set.of(correlate.getCorrelationId()), left));
                yield correlate.getJoinType().projectsRight() ? both(left, right) : left;
            }
            case Aggregate aggregate -> aggregate(aggregate, values(aggregate.getInput(), outer));
            case Sort sort -> {
                List<PlacedValue> below = values(sort.getInput(), outer);
                sort.getCollation().getFieldCollations().stream().map(RelFieldCollation::getFieldIndex)
                        .forEach(field -> refuse(below.get(field), PositionRefusal.ORDERED));
                yield below;
            }
            case SetOp operation -> set(operation, outer);
            default -> {
                rel.getInputs().forEach(input -> values(input, outer)
                        .forEach(value -> refuse(value, PositionRefusal.ELSEWHERE)));
                yield rel.getRowType().getFieldList().stream().map(field -> made()).toList();
            }
        };
    }

    private List<PlacedValue> scan(GrantedScan scan) {
        AccessRule rule = scan.relation().rule();
        int number = numbers++;
        return scan.getRowType().getFieldNames().stream().map(name -> PlacedValue.of(PlacedColumn.of(number, rule,
                rule.columns().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name)))).toList();
    }

    private List<PlacedValue> join(Join join, Map<CorrelationId, List<PlacedValue>> outer) {
        List<PlacedValue> left = values(join.getLeft(), outer);
        List<PlacedValue> all = both(left, values(join.getRight(), outer));
        scope(outer, join.getVariablesSet(), all).condition(join.getCondition());
        return join.getJoinType().projectsRight() ? all : left;
    }

    private List<PlacedValue> aggregate(Aggregate aggregate, List<PlacedValue> below) {
        List<PlacedValue> values = new ArrayList<>();
        for (int key : aggregate.getGroupSet()) {
            refuse(below.get(key), PositionRefusal.GROUPED);
            values.add(below.get(key));
        }
        for (AggregateCall call : aggregate.getAggCallList()) {
            for (int argument : call.getArgList()) {
                folded(below.get(argument), call.getAggregation().getKind());
            }
            call.getCollation().getFieldCollations().forEach(order ->
                    refuse(below.get(order.getFieldIndex()), PositionRefusal.ORDERED));
            if (call.hasFilter()) {
                PositionScope.compared(below.get(call.filterArg));
            }
            values.add(made());
        }
        return values;
    }

    private static void folded(PlacedValue value, SqlKind function) {
        for (PlacedColumn column : value.columns()) {
            if (!column.allows(Position.AGGREGATE)) {
                throw PositionRefusal.AGGREGATED.of(column);
            }
            if (column.restricted() && !FOLDING.contains(function)) {
                throw PositionRefusal.PICKED.of(column);
            }
        }
    }

    private List<PlacedValue> set(SetOp operation, Map<CorrelationId, List<PlacedValue>> outer) {
        List<List<PlacedValue>> inputs = operation.getInputs().stream().map(input -> values(input, outer)).toList();
        boolean keeps = operation.all && operation.kind == SqlKind.UNION;
        return IntStream.range(0, operation.getRowType().getFieldCount()).mapToObj(field -> {
            PlacedValue value = PlacedValue.from(inputs.stream().map(input -> input.get(field)).toList());
            if (!keeps) {
                refuse(value, PositionRefusal.SET);
            }
            return value;
        }).toList();
    }

    private PositionScope scope(Map<CorrelationId, List<PlacedValue>> outer, Set<CorrelationId> variables,
            List<PlacedValue> row) {
        return new PositionScope(this, row, with(outer, variables, row));
    }

    private static Map<CorrelationId, List<PlacedValue>> with(Map<CorrelationId, List<PlacedValue>> outer,
            Set<CorrelationId> variables, List<PlacedValue> row) {
        Map<CorrelationId, List<PlacedValue>> all = new HashMap<>(outer);
        new LinkedHashSet<>(variables).forEach(variable -> all.put(variable, row));
        return all;
    }

    private static List<PlacedValue> both(List<PlacedValue> left, List<PlacedValue> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }

    /** @return the row of a query around; nothing where it is not known, which is refused */
    static Optional<PlacedValue> outer(Map<CorrelationId, List<PlacedValue>> outer, CorrelationId variable, int field) {
        return Optional.ofNullable(outer.get(variable)).map(row -> row.get(field));
    }
}
