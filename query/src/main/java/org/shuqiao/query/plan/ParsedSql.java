package org.shuqiao.query.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
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

    /** @return every name in the text, in lower case: those of tables, columns and others alike */
    public Set<String> names() {
        return names;
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
        return tree.orElseThrow().accept(new TreeCopy(Map.of()));
    }

    /** @return the statement apart from its values, where a plan can be used for others of them */
    Optional<StatementShape> shape() {
        return text.length() > PlanCache.MOST_CHARACTERS ? Optional.empty()
                : tree.flatMap(parsed -> StatementShape.of(text, parsed));
    }

    /** @return the same statement with another tree of its shape */
    ParsedSql over(SqlNode other) {
        return query(text, names, other);
    }

    /** Without the text, which may hold personal values. */
    @Override
    public String toString() {
        return "ParsedSql[]";
    }
}
