package org.shuqiao.query.plan;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.shuqiao.query.policy.AccessRule;

/** Prints a plan as indented text with literals redacted. */
final class PlanText {

    private PlanText() { }

    static String of(RelNode root) {
        StringBuilder out = new StringBuilder();
        write(root, 0, out);
        return out.toString();
    }

    private static void write(RelNode rel, int depth, StringBuilder out) {
        out.append("  ".repeat(depth)).append(line(rel)).append('\n');
        rel.getInputs().forEach(input -> write(input, depth + 1, out));
    }

    private static String line(RelNode rel) {
        return where(rel.getConvention()) + switch (rel) {
            case GrantedScan scan -> "scan " + scan(scan.relation().rule());
            case SourceToEnumerableConverter border -> "rows from " + where(border.getInput().getConvention()).strip();
            case Filter filter -> "filter " + text(filter, filter.getCondition());
            case Join join -> join.getJoinType().lowerName + " join on " + text(join, join.getCondition());
            case Aggregate aggregate -> "aggregate by " + aggregate.getGroupSet() + " "
                    + aggregate.getAggCallList().stream().map(Object::toString)
                            .collect(Collectors.joining(", ", "[", "]"));
            case Project project -> "project " + project.getProjects().stream()
                    .map(node -> text(project, node)).collect(Collectors.joining(", ", "[", "]"));
            case Calc calc -> "compute " + calc.getRowType().getFieldCount() + " columns"
                    + (calc.getProgram().getCondition() == null ? "" : " where "
                    + text(calc, calc.getProgram().expandLocalRef(calc.getProgram().getCondition())));
            case Sort sort -> "sort " + sort.getCollation() + (sort.fetch == null && sort.offset == null
                    ? "" : " limit ?");
            default -> words(rel);
        };
    }

    private static String scan(AccessRule rule) {
        return rule.table() + " = " + rule.backing().label() + " under " + rule.grant()
                + (rule.filter().isPresent() ? ", row filter" : "")
                + rule.masks().entrySet().stream()
                .map(mask -> ", " + mask.getKey() + " " + mask.getValue().getClass().getSimpleName())
                .collect(Collectors.joining());
    }

    private static String where(Convention convention) {
        return (convention instanceof SourceConvention source ? source.source().name() : "here") + ": ";
    }

    private static String words(RelNode rel) {
        return rel.getRelTypeName().replaceFirst("^(Enumerable|Jdbc)", "").toLowerCase(Locale.ROOT);
    }

    private static String text(RelNode rel, RexNode node) {
        RexNode expanded = RexUtil.expandSearch(rel.getCluster().getRexBuilder(), null, node);
        return expanded.accept(new RexShuttle() {
            @Override
            public RexNode visitLiteral(RexLiteral literal) {
                return new RexDynamicParam(literal.getType(), 0);
            }
        }).toString().replace("?0", "?");
    }
}
