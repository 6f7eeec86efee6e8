package org.shuqiao.nifi.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** SQL dialect differences that a pull depends on. */
enum Dialect {
    /** The SQL standard: PostgreSQL, Oracle 12c, SQL Server 2012, and those that follow them. */
    STANDARD("OFFSET %d ROWS FETCH NEXT 1 ROWS ONLY") {
        @Override
        void stream(Statement statement, int rows) throws SQLException {
            statement.setFetchSize(rows);
        }
    },
    /** MySQL: its driver holds the whole result unless told to stream row by row. */
    MYSQL("LIMIT 1 OFFSET %d") {
        @Override
        void stream(Statement statement, int rows) throws SQLException {
            statement.setFetchSize(Integer.MIN_VALUE);
        }
    };

    private final String nth;

    Dialect(String nth) {
        this.nth = nth;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        return product.contains("mysql") || product.contains("mariadb") ? MYSQL : STANDARD;
    }

    /** @return the clause behind ORDER BY that leaves one row, counted from 0 */
    String nth(long index) {
        return nth.formatted(index);
    }

    /** Makes a result stream instead of being held in memory; the connection must not commit by itself. */
    abstract void stream(Statement statement, int rows) throws SQLException;
}
