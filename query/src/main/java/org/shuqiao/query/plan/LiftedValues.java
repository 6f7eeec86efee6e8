package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Finds the values of a statement that may be others. They are operands of a comparison with a column, of IN or of
 * BETWEEN; counts of LIMIT, numbers of columns in ORDER BY and all the rest stay part of the statement. As soon as
 * anything is reckoned in it (arithmetic, casts, functions, LIKE, CASE, windows) none may: the planner puts values in
 * the place of columns that are equal to them and reckons with them itself, so that a plan could hold what follows from
 * one value only.
 */
final class LiftedValues extends SqlBasicVisitor<Void> {

    private static final Set<SqlKind> COMPARISONS = EnumSet.of(SqlKind.EQUALS, SqlKind.NOT_EQUALS, SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL, SqlKind.GREATER_THAN, SqlKind.GREATER_THAN_OR_EQUAL);
    private static final Set<SqlKind> STRUCTURE = EnumSet.of(SqlKind.SELECT, SqlKind.WITH, SqlKind.WITH_ITEM,
            SqlKind.ORDER_BY, SqlKind.AS, SqlKind.JOIN, SqlKind.UNION, SqlKind.INTERSECT, SqlKind.EXCEPT, SqlKind.AND,
            SqlKind.OR, SqlKind.NOT, SqlKind.IN, SqlKind.NOT_IN, SqlKind.BETWEEN, SqlKind.IS_NULL,
            SqlKind.IS_NOT_NULL, SqlKind.DESCENDING, SqlKind.NULLS_FIRST, SqlKind.NULLS_LAST, SqlKind.EXISTS,
            SqlKind.SCALAR_QUERY);
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max");

    private final String sql;
    private final SqlWords.Lines lines;
    private final Map<SqlLiteral, LiftedValue> found = new IdentityHashMap<>();
    private final List<LiftedValue> inOrder = new ArrayList<>();
    private boolean reckons;

    private LiftedValues(String sql) {
        this.sql = sql;
        this.lines = new SqlWords.Lines(sql);
    }

    /** @return all values of the statement, in the order of its tree; nothing where none may be another */
    static Optional<List<LiftedValue>> in(String sql, SqlNode tree) {
        LiftedValues values = new LiftedValues(sql);
        tree.accept(values);
        return values.reckons ? Optional.empty()
                : Optional.of(values.inOrder.stream().map(value -> values.found.get(value.node())).toList());
    }

    @Override
    public Void visit(SqlCall call) {
        boolean comparison = COMPARISONS.contains(call.getKind());
        boolean aggregate = call.getOperator() instanceof SqlFunction
                && AGGREGATES.contains(call.getOperator().getName().toLowerCase(Locale.ROOT));
        if (!comparison && !aggregate && !STRUCTURE.contains(call.getKind())) {
            reckons = true;
            return null;
        }
        super.visit(call);
        List<SqlNode> operands = call.getOperandList();
        if (comparison) {
            open(operands.get(0), operands.get(1));
            open(operands.get(1), operands.get(0));
        } else if (call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN) {
            if (operands.get(1) instanceof SqlNodeList list) {
                list.forEach(each -> open(operands.get(0), each));
            }
        } else if (call.getKind() == SqlKind.BETWEEN) {
            open(operands.get(0), operands.get(1));
            open(operands.get(0), operands.get(2));
        }
        return null;
    }

    @Override
    public Void visit(SqlLiteral literal) {
        Optional<LiftedValue> value = LiftedValue.of(literal);
        if (value.isPresent()) {
            inOrder.add(value.get());
            found.put(literal, value.get());
        } else {
            reckons |= switch (literal.getTypeName()) {
                case SYMBOL, BOOLEAN, NULL -> false;
                default -> true;
            };
        }
        return null;
    }

    private void open(SqlNode column, SqlNode value) {
        if (column instanceof SqlIdentifier && value instanceof SqlLiteral literal && found.containsKey(literal)) {
            int from = lines.offset(literal.getParserPosition().getLineNum(),
                    literal.getParserPosition().getColumnNum());
            int to = lines.offset(literal.getParserPosition().getEndLineNum(),
                    literal.getParserPosition().getEndColumnNum()) + 1;
            found.computeIfPresent(literal, (same, known) -> known.openAt(sql, from, to));
        }
    }
}
