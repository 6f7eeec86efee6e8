package org.shuqiao.query.plan;

import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.shuqiao.query.source.GrantedColumn;
import org.shuqiao.query.source.GrantedRelation;

/** Calcite table with the granted columns of one access rule. */
final class GrantedTable extends AbstractTable implements TranslatableTable {

    private static final double FEWEST = 1_000;

    private final GrantedRelation relation;
    private final SourceConvention convention;

    GrantedTable(GrantedRelation relation, SourceConvention convention) {
        this.relation = relation;
        this.convention = convention;
    }

    GrantedRelation relation() {
        return relation;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
        RelDataTypeFactory.Builder row = types.builder();
        for (GrantedColumn column : relation.columns()) {
            row.add(column.name(), ValueTypes.of(column, types));
        }
        return row.build();
    }

    /** A small table counts for more than it has, so that work on it goes to its engine all the same. */
    @Override
    public Statistic getStatistic() {
        return Statistics.of(Math.max(FEWEST, relation.rows()), List.of());
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        return new GrantedScan(context.getCluster(), table, relation, convention);
    }
}
