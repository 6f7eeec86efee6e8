package org.shuqiao.query.jdbc;

import static java.util.Objects.requireNonNull;

/**
 * Functions behind the JDBC endpoint.
 *
 * @param tables   list what a connection's metadata shows
 * @param unusable is told of calls that become no query
 */
public record JdbcHandlers(QueryHandler queries, TableLister tables, UnusableCalls unusable) {

    public JdbcHandlers {
        requireNonNull(queries, "queries is null");
        requireNonNull(tables, "tables is null");
        requireNonNull(unusable, "unusable is null");
    }
}
