package org.shuqiao.query.source;

import java.util.List;
import org.shuqiao.query.policy.AccessRule;

/**
 * SELECT of a granted table in its engine's SQL, with row filter and masks inside.
 * Everything above it is built from this and cannot reach below it.
 *
 * @param sql nothing of the query is evaluated on a row outside the filter
 * @param plainSql the same for queries that cannot fail on a value: engines find rows by it much faster. A column whose
 *     own reading may fail is NULL outside the filter
 */
public record GrantedRelation(AccessRule rule, Source source, String sql, String plainSql, List<GrantedColumn> columns,
        double rows) {

    public GrantedRelation {
        columns = List.copyOf(columns);
    }
}
