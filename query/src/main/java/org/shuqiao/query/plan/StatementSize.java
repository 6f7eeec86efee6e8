package org.shuqiao.query.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlPivot;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.impl.SqlParserImpl;
import org.apache.calcite.sql.parser.impl.SqlParserImplConstants;
import org.apache.calcite.sql.parser.impl.Token;
import org.apache.calcite.sql.parser.impl.TokenMgrError;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/**
 * Bounds the length, nesting and number of parts of a statement, by loops alone. Parser, validator and planner call
 * themselves for every level of a statement, and copy what a WITH names for every use of it, so what they are given is
 * measured first: the words of the text before it is parsed, the tree before anything else walks it.
 */
final class StatementSize {

    /** A longer statement would cost more to read than any query is worth. */
    static final int CHARACTERS = 200_000;

    private static final int WORDS = 60_000;
    private static final int BRACKETS = 60;
    private static final int SIGNS = 40;
    private static final int PARTS = 60_000;
    private static final int LEVELS = 600;
    private static final int GROUPINGS = 300;
    static final int COLUMNS = 1_000;
    /** Tables, joins and SELECTs, those of a WITH once for each use. */
    private static final int RELATIONS = 250;

    private StatementSize() { }

    /** Checks length, number of words, and how deep brackets, CASE and signs before an expression nest. */
    static void checkText(String sql, SqlParser.Config config) {
        if (sql.length() > CHARACTERS) {
            throw new CodedException(QueryCode.TOO_LONG, CHARACTERS);
        }
        SqlParserImpl lexer = SqlWords.lexer(sql, config);
        int words = 0;
        int open = 0;
        int signs = 0;
        int[] chain = new int[BRACKETS + 1];
        try {
            for (Token token = lexer.getNextToken(); token.kind != SqlParserImplConstants.EOF;
                    token = lexer.getNextToken()) {
                int opens = opens(token.kind);
                open = Math.max(0, open + opens);
                signs = sign(token.kind) ? signs + 1 : 0;
                if (++words > WORDS || open > BRACKETS || signs > SIGNS) {
                    throw new CodedException(QueryCode.TOO_COMPLEX);
                }
                chain[open] = opens > 0 || parts(token.kind) ? 0 : chain[open] + (joins(token.kind) ? 1 : 0);
                if (chain[open] > LEVELS) {
                    throw new CodedException(QueryCode.TOO_COMPLEX);
                }
            }
        } catch (TokenMgrError e) {
            // the parser meets the same character, and says where it is
        }
    }

    private static int opens(int kind) {
        return switch (kind) {
            case SqlParserImplConstants.LPAREN, SqlParserImplConstants.LBRACKET, SqlParserImplConstants.CASE -> 1;
            case SqlParserImplConstants.RPAREN, SqlParserImplConstants.RBRACKET, SqlParserImplConstants.END -> -1;
            default -> 0;
        };
    }

    private static boolean sign(int kind) {
        return switch (kind) {
            case SqlParserImplConstants.NOT, SqlParserImplConstants.PLUS, SqlParserImplConstants.MINUS -> true;
            default -> false;
        };
    }

    /** Words that join what is before them with what comes after, each a level of its own in the parsed statement. */
    private static boolean joins(int kind) {
        return switch (kind) {
            case SqlParserImplConstants.PLUS, SqlParserImplConstants.MINUS, SqlParserImplConstants.STAR,
                    SqlParserImplConstants.SLASH, SqlParserImplConstants.PERCENT_REMAINDER,
                    SqlParserImplConstants.CONCAT, SqlParserImplConstants.AND, SqlParserImplConstants.OR,
                    SqlParserImplConstants.UNION, SqlParserImplConstants.INTERSECT, SqlParserImplConstants.EXCEPT,
                    SqlParserImplConstants.SET_MINUS, SqlParserImplConstants.IS -> true;
            default -> false;
        };
    }

    private static boolean parts(int kind) {
        return switch (kind) {
            case SqlParserImplConstants.COMMA, SqlParserImplConstants.WHEN, SqlParserImplConstants.THEN,
                    SqlParserImplConstants.ELSE -> true;
            default -> false;
        };
    }

    /** Checks depth and number of parts of a parsed statement, and what it would be with every WITH written out. */
    static void checkTree(SqlNode tree) {
        record Part(SqlNode node, int level) { }
        Deque<Part> open = new ArrayDeque<>();
        open.push(new Part(tree, 1));
        int parts = 0;
        while (!open.isEmpty()) {
            Part part = open.pop();
            if (++parts > PARTS || part.level() > LEVELS) {
                throw new CodedException(QueryCode.TOO_COMPLEX);
            }
            if (columns(part.node()) > COLUMNS || part.node() instanceof SqlSelect select && select.getGroup() != null
                    && product(select.getGroup()) > GROUPINGS) {
                throw new CodedException(QueryCode.TOO_COMPLEX);
            }
            for (SqlNode child : children(part.node())) {
                if (child != null) {
                    open.push(new Part(child, part.level() + 1));
                }
            }
        }
        writtenOut(tree, Map.of());
    }

    /** Engines take as long to plan some thousand columns as to read many rows, and do not stop meanwhile. */
    private static long columns(SqlNode node) {
        return switch (node) {
            case SqlSelect select -> select.getSelectList().size();
            case SqlPivot pivot -> (long) pivot.inList.size() * pivot.aggList.size();
            case null, default -> 0;
        };
    }

    /** @return how many groupings a GROUP BY asks for at once */
    private static double product(List<SqlNode> groups) {
        return groups.stream().mapToDouble(StatementSize::groupings).reduce(1, (a, b) -> a * b);
    }

    private static double groupings(SqlNode group) {
        return switch (group.getKind()) {
            case CUBE -> Math.pow(2, ((SqlCall) group).operandCount());
            case ROLLUP -> 1 + ((SqlCall) group).operandCount();
            case GROUPING_SETS -> ((SqlCall) group).getOperandList().stream().mapToDouble(StatementSize::groupings)
                    .sum();
            default -> 1;
        };
    }

    private static Iterable<SqlNode> children(SqlNode node) {
        return switch (node) {
            case SqlCall call -> call.getOperandList();
            case SqlNodeList list -> list;
            default -> List.of();
        };
    }

    /** @return relations of the tree, each name of a WITH counted with what it stands for */
    private static long writtenOut(SqlNode node, Map<String, Long> named) {
        long relations = switch (node) {
            case null -> 0;
            case SqlWith with -> with(with, named);
            case SqlIdentifier identifier -> identifier.isSimple()
                    ? named.getOrDefault(identifier.getSimple().toLowerCase(Locale.ROOT), 0L) : 0;
            default -> {
                long sum = node.getKind() == SqlKind.SELECT || node.getKind() == SqlKind.JOIN ? 1 : 0;
                for (SqlNode child : children(node)) {
                    sum += writtenOut(child, named);
                }
                yield sum;
            }
        };
        if (relations > RELATIONS) {
            throw new CodedException(QueryCode.TOO_COMPLEX);
        }
        return relations;
    }

    private static long with(SqlWith with, Map<String, Long> outer) {
        Map<String, Long> named = new HashMap<>(outer);
        for (SqlNode each : with.withList) {
            SqlWithItem item = (SqlWithItem) each;
            named.put(item.name.getSimple().toLowerCase(Locale.ROOT), writtenOut(item.query, named));
        }
        return writtenOut(with.body, named);
    }
}
