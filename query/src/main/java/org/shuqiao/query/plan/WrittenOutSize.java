package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/**
 * Bounds what each expression of a plan would be with every column written out down to the tables. Nested selects of
 * {@code a || a} double it with each level: a plan of a few lines, which the writer of an engine's SQL and the engine's
 * own optimizer both write out, and a text of so many copies of the value. Linear in the plan, whatever it stands for.
 */
final class WrittenOutSize {

    private static final long MOST = 100_000;
    /** Two texts joined are longer than each of them, so that not many may be in one value. */
    private static final long CONCAT = 250;

    private WrittenOutSize() { }

    static void check(RelNode root) {
        columns(root);
    }

    /** @return size of each column of the node */
    private static List<Long> columns(RelNode node) {
        if (node.getRowType().getFieldCount() > StatementSize.COLUMNS) {
            throw new CodedException(QueryCode.TOO_COMPLEX);
        }
        List<List<Long>> inputs = node.getInputs().stream().map(WrittenOutSize::columns).toList();
        List<Long> all = inputs.stream().flatMap(List::stream).toList();
        return switch (node) {
            case Project project -> project.getProjects().stream().map(each -> size(each, all)).toList();
            case Aggregate aggregate -> aggregated(aggregate, all);
            case SetOp set -> widest(inputs, node.getRowType().getFieldCount());
            case Filter filter -> {
                size(filter.getCondition(), all);
                yield all;
            }
            case Join join -> {
                size(join.getCondition(), all);
                yield all.subList(0, join.getRowType().getFieldCount());
            }
            default -> all.size() == node.getRowType().getFieldCount() ? all
                    : Collections.nCopies(node.getRowType().getFieldCount(),
                            all.stream().mapToLong(Long::longValue).max().orElse(1));
        };
    }

    private static List<Long> aggregated(Aggregate aggregate, List<Long> input) {
        List<Long> columns = new ArrayList<>();
        aggregate.getGroupSet().forEach(group -> columns.add(input.get(group)));
        for (AggregateCall call : aggregate.getAggCallList()) {
            columns.add(checked(1 + call.getArgList().stream().mapToLong(input::get).sum()));
        }
        return columns;
    }

    private static List<Long> widest(List<List<Long>> inputs, int columns) {
        List<Long> widest = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            int at = i;
            widest.add(inputs.stream().mapToLong(input -> input.get(at)).max().orElse(1));
        }
        return widest;
    }

    private static long size(RexNode expression, List<Long> input) {
        return switch (expression) {
            case RexInputRef column -> input.get(column.getIndex());
            case RexSubQuery query -> {
                columns(query.rel);
                yield checked(1 + query.getOperands().stream().mapToLong(each -> size(each, input)).sum());
            }
            case RexCall call -> checked((call.op == SqlStdOperatorTable.CONCAT ? CONCAT : 1) + call.getOperands()
                    .stream()
                    .mapToLong(each -> size(each, input)).sum());
            default -> 1;
        };
    }

    private static long checked(long size) {
        if (size > MOST) {
            throw new CodedException(QueryCode.TOO_COMPLEX);
        }
        return size;
    }
}
