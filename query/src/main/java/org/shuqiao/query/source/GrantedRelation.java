package org.shuqiao.query.source;

import java.util.List;
import org.shuqiao.query.policy.AccessRule;

/**
 * SELECT of a granted table in its engine's SQL, with row filter and masks inside.
 * Everything above it is built from this and cannot reach below it.
 *
 * @param sql a row outside the filter holds nothing but NULL, even for a condition that the engine tries too early
 * @param plainSql the same for queries that cannot fail on a value: engines find rows by it much faster
 */
public record GrantedRelation(AccessRule rule, Source source, String sql, String plainSql, List<GrantedColumn> columns,
        double rows) {

    public GrantedRelation {
        columns = List.copyOf(columns);
    }
}
