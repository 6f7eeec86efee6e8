package org.shuqiao.query.jdbc;

/** Handles queries of authenticated JDBC users. Records and limits are its responsibility. */
@FunctionalInterface
public interface QueryHandler {

    /** @throws org.shuqiao.base.error.CodedException for what has no record, which the client sees with its code */
    JdbcResult handle(JdbcQuery query);
}
