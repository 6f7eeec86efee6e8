package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.AccessRule;

/**
 * Suppresses small cells of an aggregate over a table with a minimum group k (k-anonymity).
 *
 * <p>The columns that conditions and groups of the aggregate use span cells: rows that agree in all of them. Rows of a
 * cell with fewer than k are taken away before anything else happens. So a condition on a column that names a person
 * leaves nothing, whether it asks for the person or for everybody else, and two queries over the same columns cannot
 * be subtracted to get at a small cell: neither ever saw it. Against subtracting from a query over one column
 * fewer, the rows taken away must again be none or at least k in each part that such a query would show; else the
 * smallest of the remaining cells of that part goes with them.
 *
 * <p>Sums and averages appear only where at least k rows have a value; extremes, computed arguments and FILTER clauses
 * are refused, for they show or pick single rows. What this does not stop: subtracting answers over quite different
 * columns, and a sum in which one row outweighs all others. Quotas and the records of all queries stand against
 * those.
 */
final class SmallCellSuppression {

    private static final Set<SqlKind> FUNCTIONS = EnumSet.of(SqlKind.COUNT, SqlKind.SUM, SqlKind.SUM0, SqlKind.AVG);

    private final Aggregate aggregate;
    private final List<RelNode> chain;
    private final GrantedScan scan;
    private final AccessRule rule;
    private final int k;
    private final RelBuilder builder;

    /** @param chain filters and projects between scan and aggregate, the lowest first */
    SmallCellSuppression(Aggregate aggregate, List<RelNode> chain, GrantedScan scan) {
        this.aggregate = aggregate;
        this.chain = chain;
        this.scan = scan;
        this.rule = scan.relation().rule();
        this.k = rule.minimumGroup().getAsInt();
        this.builder = RelFactories.LOGICAL_BUILDER.create(aggregate.getCluster(), null);
    }

    RelNode suppressed() {
        RelNode rows = largeCells(cellColumns());
        for (RelNode step : chain) {
            rows = step.copy(step.getTraitSet(), List.of(rows));
        }
        return largeContributions(rows);
    }

    /** Follows every column from the scan up to the aggregate and gathers those that conditions and groups use. */
    private ImmutableBitSet cellColumns() {
        List<RexNode> columns = new ArrayList<>(aggregate.getCluster().getRexBuilder()
                .identityProjects(scan.getRowType()));
        ImmutableBitSet.Builder used = ImmutableBitSet.builder();
        for (RelNode step : chain) {
            if (step instanceof Filter filter) {
                used.addAll(RelOptUtil.InputFinder.bits(substitute(filter.getCondition(), columns)));
            } else {
                List<RexNode> below = List.copyOf(columns);
                columns.clear();
                ((Project) step).getProjects().forEach(node -> columns.add(substitute(node, below)));
            }
        }
        aggregate.getGroupSet().forEach(key -> used.addAll(RelOptUtil.InputFinder.bits(columns.get(key))));
        aggregate.getAggCallList().forEach(call -> check(call, columns));
        return used.build();
    }

    private RexNode substitute(RexNode node, List<RexNode> columns) {
        if (RexOver.containsOver(node) || RexUtil.SubQueryFinder.find(node) != null) {
            throw MinimumGroupRewriter.onlyAggregates(rule);
        }
        return node.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef column) {
                return columns.get(column.getIndex());
            }
        });
    }

    private void check(AggregateCall call, List<RexNode> columns) {
        boolean plain = call.getArgList().stream().map(columns::get)
                .allMatch(argument -> argument instanceof RexInputRef || argument instanceof RexLiteral);
        boolean distinct = call.isDistinct() && call.getAggregation().getKind() != SqlKind.COUNT;
        if (!FUNCTIONS.contains(call.getAggregation().getKind()) || call.hasFilter() || distinct || !plain) {
            throw new CodedException(QueryCode.AGGREGATE_NOT_OFFERED, rule.table());
        }
    }

    private RelNode largeCells(ImmutableBitSet cell) {
        builder.push(scan).projectPlus(over(builder.countStar("n"), cell).as("shuqiao_cell"));
        int size = builder.peek().getRowType().getFieldCount() - 1;
        List<RexNode> kept = new ArrayList<>();
        kept.add(atLeast(builder.field(size)));
        List<RexNode> parts = new ArrayList<>();
        for (int column : cell) {
            RexNode large = atLeast(builder.field(size));
            RexNode gone = builder.call(SqlStdOperatorTable.CASE, large, builder.literal(0), builder.literal(1));
            RexNode left = builder.call(SqlStdOperatorTable.CASE, large, builder.field(size), builder.literal(null));
            ImmutableBitSet part = cell.clear(column);
            parts.add(over(builder.aggregateCall(SqlStdOperatorTable.SUM, gone), part).as("shuqiao_gone_" + column));
            parts.add(over(builder.aggregateCall(SqlStdOperatorTable.MIN, left), part).as("shuqiao_left_" + column));
        }
        builder.projectPlus(parts);
        for (int i = size + 1; i <= size + parts.size(); i += 2) {
            RexNode gone = builder.field(i);
            kept.add(builder.or(builder.equals(gone, builder.literal(0)), atLeast(gone),
                    builder.call(SqlStdOperatorTable.GREATER_THAN, builder.field(size), builder.field(i + 1))));
        }
        builder.filter(kept);
        builder.project(builder.fields(ImmutableBitSet.range(scan.getRowType().getFieldCount())),
                scan.getRowType().getFieldNames(), true);
        return builder.build();
    }

    private RelBuilder.OverCall over(RelBuilder.AggCall call, ImmutableBitSet partition) {
        return call.over().partitionBy(builder.fields(partition));
    }

    private RexNode atLeast(RexNode count) {
        return builder.call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, count, builder.literal(k));
    }

    /**
     * Counts, for each call over a column, the rows that have a value, and shows the call only where they are enough.
     */
    private RelNode largeContributions(RelNode rows) {
        List<AggregateCall> calls = new ArrayList<>(aggregate.getAggCallList());
        List<Integer> counts = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            counts.add(calls.size() + aggregate.getGroupCount());
            calls.add(AggregateCall.create(SqlStdOperatorTable.COUNT, false, false, false, List.of(), call.getArgList(),
                    -1, null, RelCollations.EMPTY,
                    aggregate.getCluster().getTypeFactory().createSqlType(SqlTypeName.BIGINT),
                    "shuqiao_rows_" + counts.size()));
        }
        builder.push(aggregate.copy(aggregate.getTraitSet(), rows, aggregate.getGroupSet(), aggregate.getGroupSets(),
                calls));
        List<RexNode> shown = new ArrayList<>(builder.fields(ImmutableBitSet.range(aggregate.getGroupCount())));
        for (int i = 0; i < counts.size(); i++) {
            int at = aggregate.getGroupCount() + i;
            RelDataType type = aggregate.getRowType().getFieldList().get(at).getType();
            RexNode none = type.isNullable() ? builder.literal(null) : builder.literal(0);
            RexNode value = builder.call(SqlStdOperatorTable.CASE, atLeast(builder.field(counts.get(i))),
                    builder.field(at), builder.getRexBuilder().makeCast(type, none));
            shown.add(builder.getRexBuilder().makeCast(type, value, true, false));
        }
        builder.project(shown, aggregate.getRowType().getFieldNames(), true);
        return builder.build();
    }
}
