package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/**
 * Statement with parameters. Values are written into its text as literals: what is asked, recorded and signed is one
 * statement, and it takes the path of all others.
 */
public final class PreparedSql {

    private final String text;
    private final List<Integer> places;

    private PreparedSql(String text, List<Integer> places) {
        this.text = text;
        this.places = List.copyOf(places);
    }

    /** @throws CodedException where the text is not one query */
    public static PreparedSql of(String text) {
        List<Integer> places = new ArrayList<>();
        SqlReader.readPrepared(text).accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlDynamicParam parameter) {
                places.add(offset(text, parameter.getParserPosition().getLineNum(),
                        parameter.getParserPosition().getColumnNum()));
                return null;
            }
        });
        places.sort(Comparator.naturalOrder());
        return new PreparedSql(text, places);
    }

    /** @return how many values it takes */
    public int parameters() {
        return places.size();
    }

    /** @param literals one for each parameter, in the order of the text, each readable as a literal */
    public String with(List<String> literals) {
        if (literals.size() != places.size()) {
            throw new CodedException(QueryCode.PARAMETER_UNUSABLE, Math.min(literals.size(), places.size()) + 1);
        }
        StringBuilder whole = new StringBuilder();
        int from = 0;
        for (int i = 0; i < places.size(); i++) {
            whole.append(text, from, places.get(i)).append(literals.get(i));
            from = places.get(i) + 1;
        }
        return whole.append(text, from, text.length()).toString();
    }

    /**
     * Bounds the rows of a statement. A text that is no query, or has a lower bound of its own, stays as it is.
     *
     * @param rows at most, from 1
     */
    public static String limited(String sql, long rows) {
        SqlNode query;
        try {
            query = SqlReader.readPrepared(sql);
        } catch (CodedException e) {
            return sql; // it is refused where it is asked
        }
        if (!(query instanceof SqlOrderBy order) || order.fetch == null) {
            return SqlReader.withoutEnd(sql) + "\nFETCH NEXT " + rows + " ROWS ONLY";
        }
        if (!(order.fetch instanceof SqlLiteral literal) || literal.longValue(false) <= rows) {
            return sql;
        }
        SqlParserPos at = literal.getParserPosition();
        return sql.substring(0, offset(sql, at.getLineNum(), at.getColumnNum())) + rows
                + sql.substring(offset(sql, at.getEndLineNum(), at.getEndColumnNum()) + 1);
    }

    /** Without the text, which may hold personal values. */
    @Override
    public String toString() {
        return "PreparedSql[" + places.size() + "]";
    }

    /** @return the place in the text of a line and column as the parser counts them: from 1, and a tab as one */
    static int offset(String text, int line, int column) {
        int at = 0;
        for (int current = 1; current < line; at++) {
            char each = text.charAt(at);
            if (each == '\n' || each == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n')) {
                current++;
            }
        }
        return at + column - 1;
    }
}
