package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.tools.RelBuilder;
import org.shuqiao.query.error.RedactedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what stands behind an answer in its logical plan. */
final class ContributionFinder {

    private static final Logger LOG = LoggerFactory.getLogger(ContributionFinder.class);
    private static final HepProgram CONDITIONS_DOWN = HepProgram.builder()
            .addRuleInstance(CoreRules.FILTER_INTO_JOIN)
            .addRuleInstance(CoreRules.JOIN_CONDITION_PUSH)
            .addRuleInstance(CoreRules.FILTER_PROJECT_TRANSPOSE)
            .addRuleInstance(CoreRules.FILTER_AGGREGATE_TRANSPOSE)
            .addRuleInstance(CoreRules.FILTER_SET_OP_TRANSPOSE)
            .build();

    private final Map<String, Integer> shown = new HashMap<>();
    private final List<Contributions.Count> folded = new ArrayList<>();

    private ContributionFinder() { }

    static Contributions of(RelNode root) {
        ContributionFinder finder = new ContributionFinder();
        finder.walk(conditionsDown(root), false, Optional.empty());
        return new Contributions(finder.shown, finder.folded);
    }

    /**
     * A condition that can stand directly over its table leaves fewer rows to be counted; where a rule of the planner
     * does not know what to do with a query, all rows are.
     */
    static RelNode conditionsDown(RelNode root) {
        try {
            HepPlanner planner = new HepPlanner(CONDITIONS_DOWN);
            planner.setRoot(root);
            return planner.findBestExp();
        } catch (RuntimeException | AssertionError e) {
            LOG.debug("conditions stay where they are: {}", RedactedException.of(e).toString());
            return root;
        }
    }

    /** @param alone the highest step that depends on one table only, if this one does */
    private void walk(RelNode rel, boolean fold, Optional<RelNode> alone) {
        subQueries(rel).forEach(query -> walk(query.rel, true, Optional.empty()));
        switch (rel) {
            case GrantedScan scan -> found(scan, fold, alone.orElse(scan));
            case Filter filter -> walk(filter.getInput(), fold, simple(filter, alone));
            case Project project -> walk(project.getInput(), fold || project.containsOver(), simple(project, alone));
            case Aggregate aggregate -> walk(aggregate.getInput(), true, Optional.empty());
            case Join join -> {
                walk(join.getLeft(), fold, Optional.empty());
                walk(join.getRight(), fold || !join.getJoinType().projectsRight(), Optional.empty());
            }
            case Correlate correlate -> {
                walk(correlate.getLeft(), fold, Optional.empty());
                walk(correlate.getRight(), true, Optional.empty());
            }
            case SetOp operation -> operation.getInputs()
                    .forEach(input -> walk(input, fold || !operation.all, Optional.empty()));
            default -> rel.getInputs().forEach(input -> walk(input, fold, Optional.empty()));
        }
    }

    private void found(GrantedScan scan, boolean fold, RelNode alone) {
        String grant = scan.relation().rule().grant();
        if (!fold || scan.relation().rule().release().isPresent()) {
            shown.merge(grant, 1, Integer::sum);
            return;
        }
        SourceConvention convention = (SourceConvention) scan.getConvention();
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(scan.getCluster(), null);
        RelNode count = builder.push(alone).aggregate(builder.groupKey(), builder.countStar("n")).build();
        folded.add(new Contributions.Count(grant, convention.source().name(), SourceSql.of(count, convention)));
    }

    /** What an engine cannot reckon alone is left out of the count, which becomes larger by it. */
    private static Optional<RelNode> simple(RelNode step, Optional<RelNode> alone) {
        return simple(step) ? alone.or(() -> Optional.of(step)) : Optional.empty();
    }

    /** @return whether the engine of the step's table can reckon it alone */
    static boolean simple(RelNode step) {
        boolean[] simple = {true};
        step.accept(new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                simple[0] &= !(call.getOperator() instanceof TokenFunction);
                return super.visitCall(call);
            }

            @Override
            public RexNode visitOver(RexOver over) {
                simple[0] = false;
                return over;
            }

            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                simple[0] = false;
                return query;
            }

            @Override
            public RexNode visitCorrelVariable(RexCorrelVariable variable) {
                simple[0] = false;
                return variable;
            }
        });
        return simple[0];
    }

    static List<RexSubQuery> subQueries(RelNode rel) {
        List<RexSubQuery> found = new ArrayList<>();
        rel.accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                found.add(query);
                return super.visitSubQuery(query);
            }
        });
        return found;
    }
}
