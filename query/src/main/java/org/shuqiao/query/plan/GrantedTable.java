package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.RelOptTableImpl;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
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
        return rowType(relation.visible(), types);
    }

    private static RelDataType rowType(List<GrantedColumn> columns, RelDataTypeFactory types) {
        RelDataTypeFactory.Builder row = types.builder();
        for (GrantedColumn column : columns) {
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
        if (relation.columns().size() > relation.visible().size()) {
            return cells(context.getCluster(), table);
        }
        GrantedScan scan = new GrantedScan(context.getCluster(), table, relation, convention);
        return relation.tokens().isEmpty() ? scan : tokenised(scan);
    }

    /** @return a scan of the same table with other columns of it */
    static GrantedScan scan(GrantedScan like, GrantedRelation relation) {
        return scan(like.getCluster(), like.getTable(), relation, (SourceConvention) like.getConvention());
    }

    private static GrantedScan scan(RelOptCluster cluster, RelOptTable table, GrantedRelation relation,
            SourceConvention convention) {
        RelOptTable whole = RelOptTableImpl.create(table.getRelOptSchema(),
                rowType(relation.columns(), cluster.getTypeFactory()), table.getQualifiedName(), (Expression) null);
        return new GrantedScan(cluster, whole, relation, convention);
    }

    /** What cells count has no name in a query; {@link CellAggregate} alone reads it. */
    private RelNode cells(RelOptCluster cluster, RelOptTable table) {
        GrantedScan scan = scan(cluster, table, relation, convention);
        List<RexNode> items = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (RelDataTypeField field : scan.getRowType().getFieldList().subList(0, relation.visible().size())) {
            items.add(cluster.getRexBuilder().makeInputRef(scan, field.getIndex()));
            names.add(field.getName());
        }
        return LogicalProject.create(scan, List.of(), items, names, Set.of());
    }

    /** Nothing of a query stands below the tokens: the scan has no other parent. */
    private RelNode tokenised(GrantedScan scan) {
        RexBuilder rex = scan.getCluster().getRexBuilder();
        List<RexNode> items = new ArrayList<>();
        for (RelDataTypeField field : scan.getRowType().getFieldList()) {
            RexNode value = rex.makeInputRef(scan, field.getIndex());
            items.add(!relation.tokens().containsKey(field.getName()) ? value : rex.makeCall(field.getType(),
                    new TokenFunction(TokenFunction.variable(relation.rule(), field.getName())), List.of(value)));
        }
        return LogicalProject.create(scan, List.of(), items, scan.getRowType().getFieldNames(), Set.of());
    }
}
