package org.shuqiao.query.plan;

import java.util.List;
import org.apache.calcite.adapter.jdbc.JdbcImplementor;
import org.apache.calcite.adapter.jdbc.JdbcRel;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.rel2sql.SqlImplementor;
import org.shuqiao.query.source.GrantedRelation;

/**
 * Table scan of a granted relation, with row filter and masks inside the engine's SQL. Row filter and masks are part of
 * what the engine is asked here, so they lie below every operator of the query and no planner rule can move anything
 * beneath them.
 */
final class GrantedScan extends TableScan implements JdbcRel {

    private final GrantedRelation relation;

    GrantedScan(RelOptCluster cluster, RelOptTable table, GrantedRelation relation, SourceConvention convention) {
        super(cluster, cluster.traitSetOf(convention), List.of(), table);
        this.relation = relation;
    }

    GrantedRelation relation() {
        return relation;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return this;
    }

    @Override
    public void register(RelOptPlanner planner) {
        super.register(planner);
        getConvention().register(planner);
    }

    @Override
    public SqlImplementor.Result implement(JdbcImplementor implementor) {
        return implementor.implement(this);
    }
}
