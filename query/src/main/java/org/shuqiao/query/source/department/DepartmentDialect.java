package org.shuqiao.query.source.department;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlWriter;
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

    /** A pattern without an ESCAPE has no escape at all; here a backslash would be one. */
    @Override
    public void unparseCall(SqlWriter writer, SqlCall call, int left, int right) {
        if (call.getKind() != SqlKind.LIKE || call.operandCount() > 2) {
            super.unparseCall(writer, call, left, right);
            return;
        }
        SqlWriter.Frame frame = writer.startList("(", ")");
        call.operand(0).unparse(writer, 0, 0);
        writer.print(call.getOperator().getName() + " ");
        call.operand(1).unparse(writer, 0, 0);
        writer.print(" ESCAPE ''");
        writer.endList(frame);
    }

    /** Plain UTF-8, read alike under every setting of the server. */
    @Override
    public void quoteStringLiteral(StringBuilder out, String charset, String value) {
        out.append(SqlFlavour.POSTGRES.text(value));
    }
}
