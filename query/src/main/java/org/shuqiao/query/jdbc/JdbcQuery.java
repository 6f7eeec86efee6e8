package org.shuqiao.query.jdbc;

import static java.util.Objects.requireNonNull;

import org.shuqiao.base.error.Language;

/**
 * Statement of an authenticated JDBC user.
 *
 * @param purpose  of the connection
 * @param language of the words that its user reads
 * @param running  by which it is stopped
 */
public record JdbcQuery(String user, String purpose, Language language, String sql, RunningStatement running) {

    public JdbcQuery {
        requireNonNull(user, "user is null");
        requireNonNull(purpose, "purpose is null");
        requireNonNull(language, "language is null");
        requireNonNull(sql, "sql is null");
        requireNonNull(running, "running is null");
    }

    /** Leaves out the statement, which may hold personal values. */
    @Override
    public String toString() {
        return "JdbcQuery[" + user + "]";
    }
}
