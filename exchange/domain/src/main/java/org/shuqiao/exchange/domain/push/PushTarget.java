package org.shuqiao.exchange.domain.push;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Table of a consumer's own database that rows are pushed into.
 *
 * @param url      JDBC URL
 * @param secret   the name of the password, not the password
 * @param table    {@code table} or {@code schema.table}
 * @param division 6, 9 or 12 digits with which the divisions of its rows begin; blank takes all rows
 */
public record PushTarget(String id, String department, String name, String url, String user, String secret,
        String table, String division, boolean ended) {

    /** Select of all that a row here is made of. */
    public static final String READ = """
            select id, department, name, url, db_user, secret, table_name, division, ended_at from exchange.push_target
            """;

    public static PushTarget of(ResultSet row) throws SQLException {
        return new PushTarget(row.getString("id"), row.getString("department"), row.getString("name"),
                row.getString("url"), row.getString("db_user"), row.getString("secret"), row.getString("table_name"),
                row.getString("division"), row.getTimestamp("ended_at") != null);
    }
}
