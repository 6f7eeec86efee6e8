package org.shuqiao.query.plan;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/**
 * Operator allow-list of consumer SQL: deterministic functions with the same meaning in every engine. Whatever is not
 * listed does not exist.
 */
final class AllowedOperators implements SqlOperatorTable {

    static final SqlOperatorTable TABLE = new AllowedOperators();

    private static final Set<SqlOperator> ALLOWED = Set.of(
            // structure
            AS, ROW, CASE, CAST, EXISTS, IN, NOT_IN, SCALAR_QUERY, UNION, UNION_ALL, INTERSECT, INTERSECT_ALL, EXCEPT,
            EXCEPT_ALL, VALUES, OVER, FILTER, DESC, NULLS_FIRST, NULLS_LAST, DEFAULT,
            SOME_EQ, SOME_NE, SOME_LT, SOME_LE, SOME_GT, SOME_GE, ALL_EQ, ALL_NE, ALL_LT, ALL_LE, ALL_GT, ALL_GE,
            // logic and comparison
            AND, OR, NOT, EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL,
            BETWEEN, NOT_BETWEEN, LIKE, NOT_LIKE, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE,
            IS_UNKNOWN, IS_NOT_UNKNOWN, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM, COALESCE, NULLIF,
            // numbers
            PLUS, MINUS, MULTIPLY, DIVIDE, UNARY_MINUS, UNARY_PLUS, MOD, PERCENT_REMAINDER, ABS, FLOOR, CEIL, SIGN,
            // texts
            CONCAT, SUBSTRING, UPPER, LOWER, TRIM, CHAR_LENGTH, CHARACTER_LENGTH, POSITION,
            // dates and times
            EXTRACT, YEAR, MONTH, DAYOFMONTH, DATETIME_PLUS, MINUS_DATE,
            // aggregates
            COUNT, SUM, SUM0, AVG, MIN, MAX, GROUPING, ROLLUP, CUBE, GROUPING_SETS,
            // windows
            ROW_NUMBER, RANK, DENSE_RANK, LAG, LEAD, FIRST_VALUE, LAST_VALUE);

    private AllowedOperators() { }

    @Override
    public void lookupOperatorOverloads(SqlIdentifier name, SqlFunctionCategory category, SqlSyntax syntax,
            List<SqlOperator> found, SqlNameMatcher matcher) {
        List<SqlOperator> known = new ArrayList<>();
        SqlStdOperatorTable.instance().lookupOperatorOverloads(name, category, syntax, known, matcher);
        known.stream().filter(ALLOWED::contains).forEach(found::add);
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return List.copyOf(ALLOWED);
    }
}
