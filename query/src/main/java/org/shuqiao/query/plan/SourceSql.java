package org.shuqiao.query.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.adapter.jdbc.JdbcImplementor;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.shuqiao.query.source.GrantedRelation;

/** Generates the SQL of the part of a plan that one engine runs. */
public final class SourceSql extends JdbcImplementor {

    private final boolean harmless;
    private final NamedColumns named;

    private SourceSql(SourceConvention convention, JavaTypeFactory types, RelNode rel) {
        super(convention.dialect, types);
        this.harmless = LeakproofCheck.isLeakproof(rel);
        this.named = NamedColumns.in(rel);
    }

    static String of(RelNode rel, SourceConvention convention) {
        SourceSql writer = new SourceSql(convention, (JavaTypeFactory) rel.getCluster().getTypeFactory(), rel);
        return convention.open().marked(writer.visitRoot(rel).asStatement()).toSqlString(convention.dialect).getSql();
    }

    /** A table is its granted relation, nothing less: a scan of anything else has no place in a plan. */
    @Override
    public Result visit(TableScan scan) {
        GrantedScan granted = (GrantedScan) scan;
        GrantedRelation relation = granted.relation();
        SqlCall text = new Text((harmless ? relation.plain() : relation.guarded()).of(named.of(granted)))
                .createCall(SqlParserPos.ZERO);
        SqlIdentifier alias = new SqlIdentifier("t", SqlParserPos.ZERO);
        SqlCall from = SqlStdOperatorTable.AS.createCall(SqlParserPos.ZERO, text, alias);
        return result(from, Set.of(Clause.FROM), scan, null);
    }

    /**
     * Rows without columns, which no engine writes, get one that nothing names; no rows keep the types of their
     * columns, which a bare NULL has not.
     */
    @Override
    public Result visit(Values values) {
        if (values.getRowType().getFieldCount() > 0 && !values.getTuples().isEmpty()) {
            return super.visit(values);
        }
        RexBuilder rex = values.getCluster().getRexBuilder();
        RelDataType integer = rex.getTypeFactory().createSqlType(SqlTypeName.INTEGER);
        RelDataType row = rex.getTypeFactory().builder().add("nothing", integer).build();
        ImmutableList<RexLiteral> zero = ImmutableList.of((RexLiteral) rex.makeZeroLiteral(integer));
        if (!values.getTuples().isEmpty()) {
            return super.visit(LogicalValues.create(values.getCluster(), row, values.getTuples().stream()
                    .map(tuple -> zero).collect(ImmutableList.toImmutableList())));
        }
        RelNode one = LogicalValues.create(values.getCluster(), row, ImmutableList.of(zero));
        List<RexNode> nulls = values.getRowType().getFieldList().stream().map(field -> (RexNode) rex.makeNullLiteral(
                field.getType())).toList();
        RelNode typed = nulls.isEmpty() ? one
                : LogicalProject.create(one, List.of(), nulls, values.getRowType().getFieldNames());
        return dispatch(LogicalFilter.create(typed, rex.makeLiteral(false)));
    }

    /** Verbatim SQL of an engine. */
    private static final class Text extends SqlSpecialOperator {
        private final String sql;

        Text(String sql) {
            super("GRANTED", SqlKind.OTHER);
            this.sql = sql;
        }

        @Override
        public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
            SqlWriter.Frame parentheses = writer.startList("(", ")");
            writer.literal(sql);
            writer.endList(parentheses);
        }
    }
}
