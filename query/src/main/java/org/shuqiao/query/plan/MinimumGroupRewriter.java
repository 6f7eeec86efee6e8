package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.AccessRule;

/**
 * Rewrites a plan to enforce minimum groups: tables with one are only read by {@link CellAggregate}. Such a table is
 * only read by an aggregate directly over it.
 */
final class MinimumGroupRewriter {

    private MinimumGroupRewriter() { }

    /** @return the same query, kept within the minimum groups */
    static RelNode over(RelNode rel) {
        if (rel instanceof GrantedScan scan) {
            if (scan.relation().rule().minimumGroup().isPresent()) {
                throw onlyAggregates(scan.relation().rule());
            }
            return rel;
        }
        if (rel instanceof Aggregate aggregate) {
            List<RelNode> chain = new ArrayList<>();
            RelNode below = aggregate.getInput();
            while (below instanceof Filter || below instanceof Project) {
                chain.add(below);
                below = below.getInput(0);
            }
            if (below instanceof GrantedScan scan && scan.relation().rule().minimumGroup().isPresent()) {
                return new CellAggregate(aggregate, chain.reversed(), scan).overCells();
            }
        }
        RelNode guarded = rel.accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                RexSubQuery operands = (RexSubQuery) super.visitSubQuery(query);
                return operands.clone(over(operands.rel));
            }
        });
        List<RelNode> inputs = guarded.getInputs().stream().map(MinimumGroupRewriter::over).toList();
        return inputs.equals(guarded.getInputs()) ? guarded : guarded.copy(guarded.getTraitSet(), inputs);
    }

    static CodedException onlyAggregates(AccessRule rule) {
        return new CodedException(QueryCode.ONLY_AGGREGATES, rule.table(), rule.minimumGroup().getAsInt());
    }
}
