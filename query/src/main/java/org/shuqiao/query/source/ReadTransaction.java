package org.shuqiao.query.source;

import java.sql.Connection;
import java.sql.SQLException;
import org.shuqiao.query.error.RedactedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the transaction of a borrowed connection and gives it back, or destroys it where it cannot be made clean. */
public final class ReadTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(ReadTransaction.class);

    private ReadTransaction() { }

    /** Never throws: what was read is read, and a connection that does not end cleanly is of no use to anybody. */
    public static void end(Connection connection) {
        try {
            if (connection.isClosed()) {
                return;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            connection.close();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("a connection did not end cleanly and is destroyed: {}", RedactedException.of(e).toString());
            destroy(connection);
        }
    }

    private static void destroy(Connection connection) {
        try {
            connection.abort(Runnable::run);
            connection.close();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("a connection could not be destroyed: {}", RedactedException.of(e).toString());
        }
    }
}
