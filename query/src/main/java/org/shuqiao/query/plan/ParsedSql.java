package org.shuqiao.query.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlShuttle;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.policy.TableName;

/**
 * Holds a text that is asked as SQL, parsed once: the names in it are known before grants are chosen, and the same tree
 * is planned. A text that is not one query keeps its refusal until it is asked.
 */
public final class ParsedSql {

    private final String text;
    private final Set<String> names;
    private final Optional<SqlNode> tree;
    private final Optional<CodedException> refusal;

    private ParsedSql(String text, Set<String> names, Optional<SqlNode> tree, Optional<CodedException> refusal) {
        this.text = text;
        this.names = Set.copyOf(names);
        this.tree = tree;
        this.refusal = refusal;
    }

    /** Parses the text; this is the only place that does. */
    public static ParsedSql of(String text) {
        return SqlReader.read(text);
    }

    /** @param names every name in the text, in lower case */
    static ParsedSql query(String text, Set<String> names, SqlNode tree) {
        return new ParsedSql(text, names, Optional.of(tree), Optional.empty());
    }

    static ParsedSql refused(String text, Set<String> names, CodedException refusal) {
        return new ParsedSql(text, names, Optional.empty(), Optional.of(refusal));
    }

    public String text() {
        return text;
    }

    /**
     * Tells whether the text may name a table. No table that is named is missed; a column of the same name counts too,
     * which does no harm.
     */
    public boolean names(TableName table) {
        return names.contains(table.table().toLowerCase(Locale.ROOT));
    }

    /** Tells whether the text may name a column. No column that is named is missed. */
    public boolean mentions(String column) {
        return names.contains(column.toLowerCase(Locale.ROOT));
    }

    /** @throws CodedException when the text is not one query */
    public void mustBeQuery() {
        refusal.ifPresent(why -> {
            throw why;
        });
    }

    /** @return the tree, of the caller alone: the validator writes into what it is given */
    SqlNode tree() {
        mustBeQuery();
        return tree.orElseThrow().accept(new Copy());
    }

    /** Without the text, which may hold personal values. */
    @Override
    public String toString() {
        return "ParsedSql[]";
    }

    private static final class Copy extends SqlShuttle {

        @Override
        public SqlNode visit(SqlIdentifier identifier) {
            return identifier.clone(identifier.getParserPosition());
        }

        @Override
        public SqlNode visit(SqlCall call) {
            CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
            call.getOperator().acceptCall(this, call, false, copy);
            return copy.result();
        }

        @Override
        public SqlNode visit(SqlNodeList nodes) {
            SqlNodeList copy = new SqlNodeList(nodes.getParserPosition());
            nodes.forEach(node -> copy.add(node == null ? null : node.accept(this)));
            return copy;
        }
    }
}
