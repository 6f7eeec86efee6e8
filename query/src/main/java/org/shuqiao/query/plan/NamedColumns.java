package org.shuqiao.query.plan;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Finds which columns of each scan are named in the part of a plan that one engine runs. They are told only where a
 * projection or an aggregate stands over the scan with nothing but conditions between; everywhere else all of them may
 * be named.
 */
final class NamedColumns {

    private final Map<GrantedScan, ImmutableBitSet> named = new IdentityHashMap<>();

    private NamedColumns() { }

    static NamedColumns in(RelNode part) {
        NamedColumns columns = new NamedColumns();
        columns.walk(part, Optional.empty());
        return columns;
    }

    /** @return numbers of columns of the scan, from 0 */
    Set<Integer> of(GrantedScan scan) {
        return named.getOrDefault(scan, all(scan)).toList().stream().collect(Collectors.toSet());
    }

    /** @param above columns of this step that what stands over it names; nothing for all */
    private void walk(RelNode rel, Optional<ImmutableBitSet> above) {
        switch (rel) {
            case GrantedScan scan -> named.merge(scan, above.orElse(all(scan)), ImmutableBitSet::union);
            case Filter filter -> walk(filter.getInput(), above.flatMap(names ->
                    names(Stream.of(filter.getCondition())).map(names::union)));
            case Project project -> walk(project.getInput(), names(project.getProjects().stream()));
            case Aggregate aggregate -> walk(aggregate.getInput(), Optional.of(ImmutableBitSet.of(
                    RelOptUtil.getAllFields(aggregate))));
            default -> rel.getInputs().forEach(input -> walk(input, Optional.empty()));
        }
    }

    private static ImmutableBitSet all(GrantedScan scan) {
        return ImmutableBitSet.range(scan.getRowType().getFieldCount());
    }

    /** @return nothing where another query's row is named */
    private static Optional<ImmutableBitSet> names(Stream<RexNode> expressions) {
        ImmutableBitSet.Builder bits = ImmutableBitSet.builder();
        boolean[] plain = {true};
        RexShuttle look = new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                plain[0] = false;
                return access;
            }

            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                plain[0] = false;
                return query;
            }
        };
        expressions.forEach(each -> {
            each.accept(look);
            bits.addAll(RelOptUtil.InputFinder.bits(each));
        });
        return plain[0] ? Optional.of(bits.build()) : Optional.empty();
    }
}
