package org.shuqiao.query.source.duckdb;

import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.shuqiao.query.sql.PlatformTypes;
import org.shuqiao.query.sql.SqlFlavour;

/** Calcite SQL dialect of DuckDB. */
final class DuckDialect extends DuckDBSqlDialect {

    DuckDialect() {
        super(DuckDBSqlDialect.DEFAULT_CONTEXT
                .withIdentifierQuoteString("\"")
                .withNullCollation(NullCollation.LAST)
                .withDataTypeSystem(PlatformTypes.SYSTEM));
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

    /** Plain UTF-8: no {@code u&'…'} and no character set in front. */
    @Override
    public void quoteStringLiteral(StringBuilder out, String charset, String value) {
        out.append(SqlFlavour.DUCKDB.text(value));
    }
}
