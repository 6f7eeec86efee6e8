package org.shuqiao.nifi.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.nifi.dbcp.DBCPService;
import org.apache.nifi.processor.exception.ProcessException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** Opens connections to sources whose drivers may wait for ever. */
final class SourceConnection {

    private SourceConnection() { }

    /**
     * Opens a connection within some time, and bounds how long its database may say nothing.
     *
     * @throws CodedException {@code SOURCE_SILENT}; what the driver does open later is closed
     */
    static Connection open(DBCPService pool, Duration connect, Duration answer, String source) throws SQLException {
        CompletableFuture<Connection> opening = new CompletableFuture<>();
        // a driver that does not heed an interrupt keeps this thread, never the processor's
        Thread.ofPlatform().daemon().name("connect").start(() -> {
            try {
                Connection connection = pool.getConnection();
                if (!opening.complete(connection)) {
                    connection.close();
                }
            } catch (SQLException | RuntimeException | LinkageError e) {
                opening.completeExceptionally(e);
            }
        });
        Connection connection = await(opening, connect, source);
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(answer.toMillis()));
        } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
            return connection; // an old driver; its URL may bound it
        }
        return connection;
    }

    private static Connection await(CompletableFuture<Connection> opening, Duration connect, String source)
            throws SQLException {
        try {
            return opening.get(connect.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            CodedException silent = new CodedException(CollectCode.SOURCE_SILENT, source, connect.toSeconds());
            if (!opening.completeExceptionally(silent)) {
                return opening.join();
            }
            throw silent;
        } catch (InterruptedException e) {
            opening.completeExceptionally(e);
            Thread.currentThread().interrupt();
            throw new ProcessException("stopped while connecting");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e.getCause() instanceof RuntimeException other ? other : new ProcessException(e.getCause());
        }
    }
}
