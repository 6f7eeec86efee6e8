package org.shuqiao.query.source.department;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;
import org.shuqiao.query.sql.PlatformTypes;
import org.shuqiao.query.sql.SqlFlavour;

/** Calcite SQL dialect of PostgreSQL for departmental databases. */
final class DepartmentDialect extends PostgresqlSqlDialect {

    DepartmentDialect() {
        super(PostgresqlSqlDialect.DEFAULT_CONTEXT.withDataTypeSystem(PlatformTypes.SYSTEM));
    }

    /** A cast that was written is made: without it a text is compared with a number, or refused. */
    @Override
    public boolean supportsImplicitTypeCoercion(RexCall call) {
        return false;
    }

    @Override
    public boolean supportsCharSet() {
        return false;
    }

    /** Plain UTF-8; PostgreSQL takes a backslash in it as it is. */
    @Override
    public void quoteStringLiteral(StringBuilder out, String charset, String value) {
        out.append(SqlFlavour.POSTGRES.text(value));
    }
}
