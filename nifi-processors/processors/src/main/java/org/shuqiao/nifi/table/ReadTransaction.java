package org.shuqiao.nifi.table;

import java.sql.Connection;
import java.sql.SQLException;

/** Read-only transaction with one consistent snapshot, where the database offers it. */
final class ReadTransaction implements AutoCloseable {

    private final Connection connection;
    private final boolean autoCommit;
    private final boolean readOnly;
    private final int isolation;

    ReadTransaction(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        dialect.prepare(connection);
        autoCommit = connection.getAutoCommit();
        readOnly = connection.isReadOnly();
        isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(dialect.isolation(connection));
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    /** Ends it and leaves the connection as it was, for the pool. */
    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        connection.rollback();
        connection.setAutoCommit(autoCommit);
        connection.setReadOnly(readOnly);
        connection.setTransactionIsolation(isolation);
    }
}
