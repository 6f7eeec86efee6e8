package org.shuqiao.query.source.department;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlDialect;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.GrantedSelect;
import org.shuqiao.query.source.Source;
import org.shuqiao.query.sql.SourceColumn;
import org.shuqiao.query.sql.SqlFlavour;

/**
 * Source of which only the columns are known, as the catalogue has them: a query over it is planned, never run. Nothing
 * is opened, so that no log of a source has anything of it.
 */
public final class DescribedSource implements Source {

    private static final DepartmentDialect DIALECT = new DepartmentDialect();
    private static final int SCALE = 10;
    private static final double ROWS = 10_000;

    private final String name;

    /** @param name as it stands in plans */
    public DescribedSource(String name) {
        this.name = name;
    }

    /** @param columns of the rule's table, by name */
    public GrantedRelation granted(AccessRule rule, Map<String, ColumnType> columns) {
        List<SourceColumn> known = columns.entrySet().stream().map(column -> new SourceColumn(column.getKey(),
                column.getValue(), column.getValue() == ColumnType.DECIMAL ? SCALE : 0,
                SqlFlavour.POSTGRES.name(column.getKey()))).toList();
        return new GrantedSelect(rule, this, SqlFlavour.POSTGRES.name(rule.table().table()), known).relation(ROWS);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SqlDialect dialect() {
        return DIALECT;
    }

    @Override
    public SqlFlavour flavour() {
        return SqlFlavour.POSTGRES;
    }

    @Override
    public GrantedRelation granted(AccessRule rule) {
        throw new CodedException(QueryCode.NOT_EXPLAINED, rule.table());
    }

    @Override
    public Connection connect() {
        throw new CodedException(QueryCode.NOT_EXPLAINED, name);
    }

    @Override
    public int fetchSize() {
        return 0;
    }

    @Override
    public CodedException failure(SQLException failure) {
        return new CodedException(QueryCode.CANNOT_PLAN, RedactedException.of(failure));
    }
}
