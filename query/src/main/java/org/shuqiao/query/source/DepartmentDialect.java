package org.shuqiao.query.source;

import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;

/** The SQL of PostgreSQL. */
final class DepartmentDialect extends PostgresqlSqlDialect {

    DepartmentDialect() {
        super(PostgresqlSqlDialect.DEFAULT_CONTEXT.withDataTypeSystem(PlatformTypes.SYSTEM));
    }

    @Override
    public boolean supportsCharSet() {
        return false;
    }

    /** Plain UTF-8; PostgreSQL takes a backslash in it as it is. */
    @Override
    public void quoteStringLiteral(StringBuilder out, String charset, String value) {
        out.append(Flavour.POSTGRES.text(value));
    }
}
