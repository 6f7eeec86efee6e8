package org.shuqiao.query.jdbc;

import static java.util.Objects.requireNonNull;

/**
 * Functions behind the JDBC endpoint.
 *
 * @param tables   list what a connection's metadata shows
 * @param plans    describe a query without running it
 * @param unusable is told of calls that become no query
 */
public record JdbcHandlers(QueryHandler queries, TableLister tables, QueryDescriber plans, UnusableCalls unusable) {

    public JdbcHandlers {
        requireNonNull(queries, "queries is null");
        requireNonNull(tables, "tables is null");
        requireNonNull(plans, "plans is null");
        requireNonNull(unusable, "unusable is null");
    }
}
