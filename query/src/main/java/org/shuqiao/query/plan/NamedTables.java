package org.shuqiao.query.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.shuqiao.query.AccessRule;

/** Finds the rules whose tables a question may name, so that nothing is opened for the others. */
public final class NamedTables {

    private NamedTables() {}

    /**
     * Leaves no rule out whose table is named; a column of the same name keeps a rule in, which does no harm.
     *
     * @throws org.shuqiao.base.error.CodedException when the text is not one query
     */
    public static List<AccessRule> of(String sql, List<AccessRule> rules) {
        Set<String> words = new HashSet<>();
        SqlReader.read(sql).accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier identifier) {
                identifier.names.forEach(name -> words.add(name.toLowerCase(Locale.ROOT)));
                return null;
            }
        });
        return rules.stream().filter(rule -> words.contains(rule.table().table().toLowerCase(Locale.ROOT))).toList();
    }
}
