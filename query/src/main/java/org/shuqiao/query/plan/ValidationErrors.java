package org.shuqiao.query.plan;

import java.util.Optional;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/**
 * Converts Calcite validation errors to coded errors without values of the statement. Its words quote names and values
 * of the statement, so none of them are passed on: only the place, and the name there when it is a plain word of ASCII
 * letters, which no personal value is.
 */
final class ValidationErrors {

    private ValidationErrors() { }

    static CodedException of(CalciteContextException failure, SqlNode query) {
        String place = failure.getPosLine() + ":" + failure.getPosColumn();
        String words = failure.getCause() == null ? "" : String.valueOf(failure.getCause().getMessage());
        if (words.startsWith("Object '") || words.startsWith("Table '")) {
            // the validator points at the last part; the name is the whole of it
            return new CodedException(QueryCode.TABLE_NOT_GRANTED, name(query, failure, true), place);
        }
        if (words.startsWith("Column '") && words.contains("not found")) {
            return new CodedException(QueryCode.COLUMN_NOT_GRANTED, name(query, failure, false), place);
        }
        if (words.startsWith("No match found for function") || words.startsWith("Function '")) {
            return new CodedException(QueryCode.NOT_OFFERED, place);
        }
        return new CodedException(QueryCode.NOT_VALID, place);
    }

    private static String name(SqlNode query, CalciteContextException failure, boolean whole) {
        return query.accept(new At(failure.getPosLine(), failure.getPosColumn(), whole)) instanceof Optional<?> found
                && found.isPresent() ? found.get().toString() : "?";
    }

    /** Finds the unquoted identifier at a position of the SQL. */
    private static final class At extends SqlBasicVisitor<Object> {
        private final int line;
        private final int column;
        private final boolean whole;
        private Optional<String> found = Optional.empty();

        At(int line, int column, boolean whole) {
            this.line = line;
            this.column = column;
            this.whole = whole;
        }

        @Override
        public Object visit(SqlCall call) {
            super.visit(call);
            return found;
        }

        @Override
        public Object visit(SqlNodeList nodes) {
            super.visit(nodes);
            return found;
        }

        @Override
        public Object visit(SqlIdentifier identifier) {
            if (found.isEmpty() && covers(identifier.getParserPosition()) && plain(identifier)) {
                found = Optional.of(whole ? identifier.toString() : identifier.names.getLast());
            }
            return found;
        }

        private boolean covers(SqlParserPos position) {
            return position.getLineNum() == line && position.getEndLineNum() == line
                    && position.getColumnNum() <= column && column <= position.getEndColumnNum();
        }

        private static boolean plain(SqlIdentifier identifier) {
            for (int i = 0; i < identifier.names.size(); i++) {
                if (identifier.isComponentQuoted(i) || !identifier.names.get(i).matches("[a-z_][a-z0-9_]{0,63}")) {
                    return false;
                }
            }
            return true;
        }
    }
}
