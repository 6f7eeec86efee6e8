package org.shuqiao.query.source.hive;

import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAlienSystemTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.SparkSqlDialect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.sql.PlatformTypes;
import org.shuqiao.query.sql.SqlFlavour;

/** Calcite SQL dialect of Spark with the operator semantics of the other engines. */
final class SparkDialect extends SparkSqlDialect {

    /** No pattern holds this character, so no other character escapes. */
    private static final String NO_ESCAPE = "'\u0001'";

    SparkDialect() {
        super(SparkSqlDialect.DEFAULT_CONTEXT
                .withIdentifierQuoteString("`")
                .withNullCollation(NullCollation.LOW)
                .withDataTypeSystem(PlatformTypes.SYSTEM));
    }

    /** A cast that was written is made: without it a text is compared with a number, or refused. */
    @Override
    public boolean supportsImplicitTypeCoercion(RexCall call) {
        return false;
    }

    @Override
    public boolean supportsAliasedValues() {
        return true;
    }

    @Override
    public boolean supportsGroupByWithRollup() {
        return false; // ROLLUP (…) and GROUPING SETS are understood as the standard has them
    }

    @Override
    public boolean supportsGroupByWithCube() {
        return false;
    }

    @Override
    public void quoteStringLiteral(StringBuilder out, String charset, String value) {
        out.append(SqlFlavour.SPARK.text(value));
    }

    @Override
    public SqlNode getCastSpec(RelDataType type) {
        SqlTypeName name = type.getSqlTypeName();
        if (name == SqlTypeName.VARCHAR || name == SqlTypeName.CHAR) {
            return new SqlDataTypeSpec(new SqlAlienSystemTypeNameSpec("STRING", name, SqlParserPos.ZERO),
                    SqlParserPos.ZERO);
        }
        return super.getCastSpec(type);
    }

    @Override
    public void unparseCall(SqlWriter writer, SqlCall call, int left, int right) {
        switch (call.getKind()) {
            case LIKE -> like(writer, call);
            default -> super.unparseCall(writer, call, left, right);
        }
    }

    /** A pattern without an ESCAPE has no escape at all; here a backslash would be one. */
    private static void like(SqlWriter writer, SqlCall call) {
        SqlWriter.Frame frame = writer.startList("(", ")");
        call.operand(0).unparse(writer, 0, 0);
        writer.print(call.getOperator().getName() + " ");
        call.operand(1).unparse(writer, 0, 0);
        writer.print(" ESCAPE ");
        if (call.operandCount() > 2) {
            writer.print(escape(call.operand(2)));
        } else {
            writer.print(NO_ESCAPE);
        }
        writer.endList(frame);
    }

    /** The grammar takes a literal here and no expression; how it reads a backslash the session's settings say. */
    private static String escape(SqlNode operand) {
        String character = operand instanceof SqlCharStringLiteral text ? text.getValueAs(String.class) : "";
        return switch (character) {
            case "\\" -> "'\\\\'";
            case "'" -> "'\\''";
            default -> {
                if (character.length() != 1 || character.charAt(0) < ' ') {
                    throw new CodedException(QueryCode.NOT_OFFERED, "-");
                }
                yield "'" + character + "'";
            }
        };
    }

    @Override
    public RexNode prepareUnparse(RexNode node) {
        return node instanceof RexCall call ? SparkOperators.of(call) : node;
    }
}
