package org.shuqiao.query.plan;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterImpl;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.run.SourceQuery;

/** Converter from an engine's convention to Calcite's enumerable convention. */
final class SourceToEnumerableConverter extends ConverterImpl implements EnumerableRel {

    /** A row over the border costs more than one that stays in its engine, so that work is pushed down. */
    private static final double BORDER = 10;

    SourceToEnumerableConverter(RelOptCluster cluster, RelTraitSet traits, RelNode input) {
        super(cluster, ConventionTraitDef.INSTANCE, traits, input);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new SourceToEnumerableConverter(getCluster(), traits, sole(inputs));
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
        RelOptCost cost = super.computeSelfCost(planner, metadata);
        return cost == null ? null : cost.multiplyBy(BORDER);
    }

    SourceConvention convention() {
        return (SourceConvention) getInput().getConvention();
    }

    List<ColumnType> types() {
        return getRowType().getFieldList().stream().map(RelDataTypeField::getType).map(ValueTypes::of).toList();
    }

    /** @return what the engine is asked */
    String sql() {
        return convention().source().flavour().driverSafe(SourceSql.of(getInput(), convention()), types());
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        SourceQuery query = new SourceQuery(convention().source(), sql(), types(),
                new RowShape(getRowType()), convention().watch());
        PhysType rows = PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY);
        BlockBuilder code = new BlockBuilder();
        Expression stashed = implementor.stash(query, SourceQuery.class);
        code.add(Expressions.return_(null, Expressions.call(stashed, "rows")));
        return implementor.result(rows, code.toBlock());
    }
}
