package org.shuqiao.query.plan;

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

/** A table of the question's schema: the columns that the rule grants and no others. */
final class GrantedTable extends AbstractTable implements TranslatableTable {

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

    @Override
    public Statistic getStatistic() {
        return Statistics.of(Math.max(1, relation.rows()), java.util.List.of());
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        return new GrantedScan(context.getCluster(), table, relation, convention);
    }
}
