package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.AccessRule;

/**
 * Reckons an aggregate over a table with a minimum group from the cells of its release. Rows are counted by what the
 * cells count, measures are summed by the cells' sums. Dimensions may be used in any way, for whatever is reckoned from
 * cells tells no more than the cells do; measures may only be summed, averaged and counted.
 */
final class CellAggregate {

    private final Aggregate aggregate;
    private final List<RelNode> chain;
    private final GrantedScan scan;
    private final AccessRule rule;
    private final RelBuilder builder;
    private final int hidden;
    /** Of each column below the aggregate: the number of the measure that it is. */
    private List<Optional<Integer>> columns = new ArrayList<>();

    /** @param chain filters and projects between scan and aggregate, the lowest first */
    CellAggregate(Aggregate aggregate, List<RelNode> chain, GrantedScan scan) {
        this.aggregate = aggregate;
        this.chain = chain;
        this.scan = scan;
        this.rule = scan.relation().rule();
        this.builder = RelFactories.LOGICAL_BUILDER.create(aggregate.getCluster(), null);
        this.hidden = scan.relation().columns().size() - scan.relation().visible().size();
    }

    RelNode overCells() {
        builder.push(scan);
        for (String name : scan.relation().rule().columns()) {
            int measure = scan.relation().measures().indexOf(name);
            columns.add(measure < 0 ? Optional.empty() : Optional.of(measure));
        }
        for (RelNode step : chain) {
            if (step instanceof Filter filter) {
                builder.filter(onlyDimensions(filter.getCondition()));
            } else {
                project((Project) step);
            }
        }
        aggregate.getGroupSet().forEach(this::mustBeDimension);
        return aggregated();
    }

    private void project(Project step) {
        List<RexNode> items = new ArrayList<>();
        List<Optional<Integer>> above = new ArrayList<>();
        for (RexNode item : step.getProjects()) {
            Optional<Integer> measure = item instanceof RexInputRef column ? columns.get(column.getIndex())
                    : Optional.empty();
            items.add(measure.isPresent() ? item : onlyDimensions(item));
            above.add(measure);
        }
        IntStream.range(0, hidden).forEach(i -> items.add(builder.field(columns.size() + i)));
        builder.project(items, List.of(), true);
        columns = above;
    }

    private RexNode onlyDimensions(RexNode node) {
        if (RexOver.containsOver(node) || RexUtil.SubQueryFinder.find(node) != null) {
            throw MinimumGroupRewriter.onlyAggregates(rule);
        }
        RelOptUtil.InputFinder.bits(node).forEach(this::mustBeDimension);
        return node;
    }

    private void mustBeDimension(int column) {
        if (columns.get(column).isPresent()) {
            throw notOffered();
        }
    }

    private RelNode aggregated() {
        RelNode rows = builder.build();
        builder.push(rows);
        List<RexNode> inputs = new ArrayList<>(builder.fields());
        List<AggregateCall> calls = new ArrayList<>();
        List<RexNode> shown = new ArrayList<>();
        List<Reckoned> reckoned = aggregate.getAggCallList().stream().map(call -> reckon(call, inputs, calls)).toList();
        builder.project(inputs, List.of(), true);
        RelNode input = builder.build();
        builder.push(aggregate.copy(aggregate.getTraitSet(), input, aggregate.getGroupSet(), aggregate.getGroupSets(),
                calls));
        int groups = aggregate.getGroupCount();
        IntStream.range(0, groups).forEach(i -> shown.add(builder.field(i)));
        for (int i = 0; i < reckoned.size(); i++) {
            RelDataType type = aggregate.getRowType().getFieldList().get(groups + i).getType();
            shown.add(builder.getRexBuilder().makeCast(type, value(reckoned.get(i), groups), true, false));
        }
        builder.project(shown, aggregate.getRowType().getFieldNames(), true);
        return builder.build();
    }

    /** Which of the calls over cells answers one over rows: itself, or divided by a second one. */
    private record Reckoned(int call, Optional<Integer> divisor) { }

    private RexNode value(Reckoned reckoned, int groups) {
        RexNode value = builder.field(groups + reckoned.call());
        return reckoned.divisor().map(divisor -> {
            RexNode count = builder.field(groups + divisor);
            RexNode average = builder.call(SqlStdOperatorTable.DIVIDE, builder.cast(value, SqlTypeName.DOUBLE),
                    builder.cast(count, SqlTypeName.DOUBLE));
            return builder.call(SqlStdOperatorTable.CASE, builder.equals(count, builder.literal(0)),
                    builder.getRexBuilder().makeNullLiteral(average.getType()), average);
        }).orElse(value);
    }

    private Reckoned reckon(AggregateCall call, List<RexNode> inputs, List<AggregateCall> calls) {
        if (call.filterArg >= 0) {
            mustBeDimension(call.filterArg);
        }
        List<Integer> arguments = call.getArgList();
        boolean dimensionsOnly = arguments.stream().allMatch(column -> columns.get(column).isEmpty());
        return switch (call.getAggregation().getKind()) {
            case COUNT -> {
                if (call.isDistinct() && dimensionsOnly) {
                    yield add(call, calls);
                }
                if (call.isDistinct() || arguments.size() > 1) {
                    throw notOffered();
                }
                yield add(sum(SqlStdOperatorTable.SUM0, rowsOf(arguments, inputs), inputs, call), calls);
            }
            case SUM, SUM0, AVG -> {
                if (dimensionsOnly || call.isDistinct()) {
                    throw notOffered();
                }
                boolean average = call.getAggregation().getKind() == SqlKind.AVG;
                SqlAggFunction function = average ? SqlStdOperatorTable.SUM : call.getAggregation();
                int sum = add(sum(function, arguments.getFirst(), inputs, call), calls).call();
                yield new Reckoned(sum, average
                        ? Optional.of(add(sum(SqlStdOperatorTable.SUM0, rowsOf(arguments, inputs), inputs, call),
                                calls).call())
                        : Optional.empty());
            }
            case MIN, MAX, GROUPING -> {
                if (!dimensionsOnly) {
                    throw notOffered();
                }
                yield add(call, calls);
            }
            default -> throw notOffered();
        };
    }

    /** @return the column that tells of how many rows of a cell have a value */
    private int rowsOf(List<Integer> arguments, List<RexNode> inputs) {
        int rows = columns.size();
        if (arguments.isEmpty()) {
            return rows;
        }
        Optional<Integer> measure = columns.get(arguments.getFirst());
        if (measure.isPresent()) {
            return rows + 1 + measure.get();
        }
        RexNode value = builder.field(arguments.getFirst());
        inputs.add(builder.call(SqlStdOperatorTable.CASE, builder.isNotNull(value), builder.field(rows),
                builder.getRexBuilder().makeZeroLiteral(builder.field(rows).getType())));
        return inputs.size() - 1;
    }

    private AggregateCall sum(SqlAggFunction function, int column, List<RexNode> inputs, AggregateCall like) {
        RelDataTypeFactory types = aggregate.getCluster().getTypeFactory();
        RelDataType summed = inputs.get(column).getType();
        RelDataType type = types.createTypeWithNullability(types.getTypeSystem().deriveSumType(types, summed),
                function != SqlStdOperatorTable.SUM0);
        return AggregateCall.create(function, false, false, false, List.of(), List.of(column), like.filterArg, null,
                RelCollations.EMPTY, type, null);
    }

    private static Reckoned add(AggregateCall call, List<AggregateCall> calls) {
        calls.add(call);
        return new Reckoned(calls.size() - 1, Optional.empty());
    }

    private CodedException notOffered() {
        return new CodedException(QueryCode.AGGREGATE_NOT_OFFERED, rule.table());
    }
}
