package org.shuqiao.query.plan;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.Lex;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;

/**
 * Parses consumer SQL as one single query, folding unquoted names to lower case. Names without quotes are taken in
 * lower case.
 */
final class SqlReader {

    static final SqlConformance CONFORMANCE = SqlConformanceEnum.LENIENT;

    static final SqlParser.Config CONFIG = SqlParser.config()
            .withLex(Lex.JAVA)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.TO_LOWER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(false)
            .withConformance(CONFORMANCE);

    private static final Set<SqlKind> STRUCTURES = EnumSet.of(SqlKind.TABLESAMPLE, SqlKind.COLLECTION_TABLE,
            SqlKind.MATCH_RECOGNIZE, SqlKind.SNAPSHOT, SqlKind.UNNEST, SqlKind.EXTEND, SqlKind.NEXT_VALUE,
            SqlKind.CURRENT_VALUE, SqlKind.CURSOR, SqlKind.DESCRIPTOR, SqlKind.HINT, SqlKind.EXPLICIT_TABLE,
            SqlKind.LATERAL, SqlKind.ARRAY_VALUE_CONSTRUCTOR, SqlKind.MULTISET_QUERY_CONSTRUCTOR,
            SqlKind.MULTISET_VALUE_CONSTRUCTOR, SqlKind.MAP_VALUE_CONSTRUCTOR, SqlKind.ARRAY_QUERY_CONSTRUCTOR,
            SqlKind.MAP_QUERY_CONSTRUCTOR, SqlKind.JSON_VALUE_EXPRESSION);

    private static final String CHANGES =
            "create|drop|alter|truncate|copy|grant|revoke|call|set|attach|detach|install|load"
            + "|pragma|vacuum|begin|commit|rollback|do|lock|export|import|use|replace";

    private SqlReader() { }

    /** Whatever the parser does with the text, an Error too, is the refusal of that text. */
    static ParsedSql read(String sql) {
        SqlNodeList statements;
        try {
            Literals.checkText(sql);
            StatementSize.checkText(sql, CONFIG);
            statements = statements(sql);
            StatementSize.checkTree(statements);
        } catch (CodedException e) {
            return ParsedSql.refused(sql, namesOf(sql), e);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return ParsedSql.refused(sql, namesOf(sql),
                    new CodedException(QueryCode.TOO_COMPLEX, RedactedException.of(e)));
        }
        Set<String> names = SqlNames.in(statements);
        try {
            return ParsedSql.query(sql, names, query(statements));
        } catch (CodedException e) {
            return ParsedSql.refused(sql, names, e);
        }
    }

    private static Set<String> namesOf(String sql) {
        return SqlNames.ofUnreadable(sql.substring(0, Math.min(sql.length(), StatementSize.CHARACTERS)), CONFIG);
    }

    private static SqlNodeList statements(String sql) {
        try {
            return SqlParser.create(sql, CONFIG).parseStmtList();
        } catch (SqlParseException e) {
            if (e.getCause() instanceof StackOverflowError deep) {
                throw new CodedException(QueryCode.TOO_COMPLEX, RedactedException.of(deep));
            }
            throw unreadable(sql, e.getPos());
        } catch (RuntimeException | AssertionError e) {
            // the parser's own checks, of a literal or a name, for example; their words may quote the statement
            throw new CodedException(QueryCode.SYNTAX, RedactedException.of(e), "1:1");
        }
    }

    private static SqlNode query(SqlNodeList statements) {
        if (statements.size() != 1) {
            throw new CodedException(QueryCode.SEVERAL_STATEMENTS);
        }
        SqlNode query = statements.get(0);
        if (!query.isA(SqlKind.QUERY)) {
            throw new CodedException(QueryCode.NOT_A_QUERY);
        }
        query.accept(new Structures());
        return query;
    }

    /** Statements of other kinds are not even read, so they are told by where reading stopped. */
    private static CodedException unreadable(String sql, SqlParserPos stop) {
        if (stop == null) {
            return new CodedException(QueryCode.SYNTAX, "1:1");
        }
        String read = sql.lines().limit(stop.getLineNum()).collect(Collectors.joining("\n"));
        int lastLine = read.lastIndexOf('\n') + 1;
        String before = read.substring(0, Math.min(read.length(), lastLine + stop.getColumnNum() - 1)).strip();
        if (before.endsWith(";")) {
            return new CodedException(QueryCode.SEVERAL_STATEMENTS);
        }
        return sql.strip().matches("(?is)(" + CHANGES + ")\\b.*")
                ? new CodedException(QueryCode.NOT_A_QUERY)
                : new CodedException(QueryCode.SYNTAX, place(stop));
    }

    /** @return {@code line:column} */
    static String place(SqlParserPos position) {
        return position == null ? "1:1" : position.getLineNum() + ":" + position.getColumnNum();
    }

    /** Refuses syntax without an operator, which {@link AllowedOperators} does not cover. */
    private static final class Structures extends SqlBasicVisitor<Void> {

        @Override
        public Void visit(SqlCall call) {
            boolean recursive = call instanceof SqlWithItem item && item.recursive != null
                    && item.recursive.booleanValue();
            boolean hinted = call instanceof SqlSelect select && select.hasHints();
            if (recursive || hinted || STRUCTURES.contains(call.getKind())) {
                throw new CodedException(QueryCode.NOT_OFFERED, place(call.getParserPosition()));
            }
            return super.visit(call);
        }

        @Override
        public Void visit(SqlLiteral literal) {
            Literals.check(literal);
            return null;
        }

        @Override
        public Void visit(SqlIdentifier identifier) {
            Literals.check(identifier);
            return null;
        }

        @Override
        public Void visit(SqlDynamicParam parameter) {
            throw new CodedException(QueryCode.NOT_OFFERED, place(parameter.getParserPosition()));
        }
    }
}
