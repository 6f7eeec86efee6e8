package org.shuqiao.nifi.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;

/** SQL dialect differences that a pull depends on. */
enum Dialect {
    /** The SQL standard: PostgreSQL, KingbaseES, GaussDB, and those that follow them. */
    STANDARD("OFFSET %d ROWS FETCH NEXT 1 ROWS ONLY", "LOCALTIMESTAMP", "CURRENT_TIMESTAMP"),

    /**
     * MySQL, MariaDB, and those that speak as they do. Values that a driver would interpret come as the server writes
     * them: a zero date is a date there and none in Java, a {@code TINYINT(1)} may be 2, a {@code FLOAT} loses digits.
     */
    MYSQL("LIMIT 1 OFFSET %d", "CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone)", "UTC_TIMESTAMP(6)") {
        @Override
        void stream(Statement statement, int rows) throws SQLException {
            String driver = statement.getConnection().getMetaData().getDriverName().toLowerCase(Locale.ROOT);
            // MySQL's own driver holds the whole result unless told to stream row by row
            statement.setFetchSize(driver.contains("mariadb") ? rows : Integer.MIN_VALUE);
        }

        @Override
        void prepare(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                // what a server's settings could change: CHAR padding, dates that are none, a limit that cuts results
                statement.execute("SET SESSION sql_mode = '', time_zone = '+00:00',"
                        + " sql_select_limit = 18446744073709551615");
                statement.execute("SET NAMES utf8mb4");
            }
        }

        @Override
        String selected(String name, TableColumn column) {
            return switch (column.jdbcType()) {
                case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DATE, Types.TIME, Types.TINYINT,
                        Types.SMALLINT -> "CAST(" + name + " AS CHAR)";
                case Types.REAL -> name + " + 0e0";
                case Types.BIT -> name + " + 0";
                default -> name;
            };
        }

        @Override
        Optional<String> unordered() {
            return Optional.of("SELECT column_name FROM information_schema.columns WHERE table_schema ="
                    + " COALESCE(?, DATABASE()) AND table_name = ? AND data_type IN ('enum', 'set')");
        }

        @Override
        boolean writesTimes() {
            return true;
        }

        @Override
        boolean schemasAreCatalogs() {
            return true;
        }
    },

    /** Oracle 12c and later, DM: a read-only transaction is its snapshot. */
    ORACLE("OFFSET %d ROWS FETCH NEXT 1 ROWS ONLY", "LOCALTIMESTAMP", "CURRENT_TIMESTAMP"),

    /** SQL Server 2016 and later: a snapshot that locks nobody out has to be allowed in the database. */
    SQLSERVER("OFFSET %d ROWS FETCH NEXT 1 ROWS ONLY", "SYSDATETIME()", "SYSDATETIMEOFFSET()") {
        private static final int SNAPSHOT = 4096;

        @Override
        int isolation(Connection connection) {
            return SNAPSHOT;
        }

        @Override
        String bound(TableColumn column) {
            // a datetime is a multiple of 1/300 s: its own text is never equal to it as a datetime2
            return switch (column.typeName()) {
                case "datetime", "smalldatetime" -> "CAST(? AS " + column.typeName() + ")";
                default -> "?";
            };
        }
    };

    private final String nth;
    private final String local;
    private final String instant;

    Dialect(String nth, String local, String instant) {
        this.nth = nth;
        this.local = local;
        this.instant = instant;
    }

    static Dialect of(Connection connection) throws SQLException {
        return named(connection.getMetaData().getDatabaseProductName());
    }

    /** @param product what a driver calls its database */
    static Dialect named(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        if (name.contains("mysql") || name.contains("mariadb") || name.equals("oceanbase")) {
            return MYSQL;
        }
        if (name.contains("sql server")) {
            return SQLSERVER;
        }
        return name.contains("oracle") || name.startsWith("dm") ? ORACLE : STANDARD;
    }

    /** @return the clause behind ORDER BY that leaves one row, counted from 0 */
    String nth(long index) {
        return nth.formatted(index);
    }

    /** @return the expression of the server's local time */
    String localTime() {
        return local;
    }

    /** @return the expression of the present as an instant */
    String instant() {
        return instant;
    }

    /** Makes a result stream instead of being held in memory; the connection must not commit by itself. */
    void stream(Statement statement, int rows) throws SQLException {
        statement.setFetchSize(rows);
    }

    /** Fixes what a server's or user's settings could change about values; before the transaction begins. */
    void prepare(Connection connection) throws SQLException { }

    /** @return the level of isolation that gives one snapshot without keeping writers out */
    int isolation(Connection connection) throws SQLException {
        return connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)
                ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_SERIALIZABLE;
    }

    /** @return the expression by which a column is read */
    String selected(String name, TableColumn column) {
        return name;
    }

    /** @return the placeholder of a bound on a column */
    String bound(TableColumn column) {
        return "?";
    }

    /** @return a query for the columns of a schema's table that are ordered otherwise than they compare */
    Optional<String> unordered() {
        return Optional.empty();
    }

    /** @return whether times are read and bound as the server writes them */
    boolean writesTimes() {
        return false;
    }

    /** @return whether what stands before a table's name is a catalog to JDBC */
    boolean schemasAreCatalogs() {
        return false;
    }
}
