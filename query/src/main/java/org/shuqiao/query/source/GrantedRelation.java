package org.shuqiao.query.source;

import java.util.List;
import org.shuqiao.query.AccessRule;

/**
 * What a grant leaves of a table: a SELECT in the SQL of its engine, with row filter and masks inside.
 * Everything above it is built from this and cannot reach below it.
 */
public record GrantedRelation(AccessRule rule, Source source, String sql, List<GrantedColumn> columns, double rows) {

    public GrantedRelation {
        columns = List.copyOf(columns);
    }
}
