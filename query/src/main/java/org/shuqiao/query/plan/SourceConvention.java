package org.shuqiao.query.plan;

import org.apache.calcite.adapter.jdbc.JdbcConvention;
import org.apache.calcite.adapter.jdbc.JdbcRules;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.rules.CoreRules;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.source.Source;

/** Calcite calling convention of one engine within one query. */
final class SourceConvention extends JdbcConvention {

    private final Source source;
    private final RunningQuery watch;
    private final OpenValues open;

    /** @param open values that the engine's SQL has the places of */
    SourceConvention(Source source, RunningQuery watch, OpenValues open) {
        super(source.dialect(), Expressions.constant(source.name()), "SOURCE." + source.name());
        this.source = source;
        this.watch = watch;
        this.open = open;
    }

    Source source() {
        return source;
    }

    OpenValues open() {
        return open;
    }

    RunningQuery watch() {
        return watch;
    }

    @Override
    public void register(RelOptPlanner planner) {
        for (RelOptRule rule : JdbcRules.rules(this)) {
            // its own way into this process replaces Calcite's, which moves dates by time zones
            if (!rule.getClass().getSimpleName().equals("JdbcToEnumerableConverterRule")) {
                planner.addRule(rule);
            }
        }
        planner.addRule(SourceToEnumerableRule.of(this));
        planner.addRule(CoreRules.PROJECT_REMOVE);
    }
}
