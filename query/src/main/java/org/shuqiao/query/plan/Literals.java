package org.shuqiao.query.plan;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.NlsString;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.sql.SqlFlavour;

/**
 * Refuses texts and names in a statement that engines could take for something else: NUL, at which some end a
 * statement; half of a surrogate pair, which drivers replace; a character set of its own.
 */
final class Literals {

    private Literals() { }

    static void checkText(String sql) {
        if (!SqlFlavour.isText(sql)) {
            throw new CodedException(QueryCode.NOT_TEXT, "1:1");
        }
    }

    /** What stands there with escapes, for example {@code U&'\\0000'}, is looked at as the text that it means. */
    static void check(SqlLiteral literal) {
        if (literal.getValue() instanceof NlsString text
                && (text.getCharsetName() != null || !SqlFlavour.isText(text.getValue()))) {
            throw refused(literal);
        }
    }

    static void check(SqlIdentifier identifier) {
        if (!identifier.names.stream().allMatch(SqlFlavour::isName)) {
            throw refused(identifier);
        }
    }

    private static CodedException refused(SqlNode node) {
        SqlParserPos at = node.getParserPosition();
        return new CodedException(QueryCode.NOT_TEXT, SqlReader.place(at));
    }
}
