package org.shuqiao.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.shuqiao.ledger.checkpoint.Checkpoint;

/** A moment in which nothing is appended to the log, by any process: a back-up is of such a moment. */
public final class AppendPause implements AutoCloseable {

    private final Connection connection;

    private AppendPause(Connection connection) {
        this.connection = connection;
    }

    /** Waits until no append is under way; others wait from now on. It ends with the connection at the latest. */
    public static AppendPause begin(Connection connection) throws SQLException {
        lock(connection, "SELECT pg_advisory_lock(?)");
        return new AppendPause(connection);
    }

    /** @return the newest checkpoint; nothing while the log has no record */
    public Optional<Checkpoint> checkpoint() throws SQLException {
        long size = StoredRecords.size(connection);
        return size == 0 ? Optional.empty() : StoredRecords.checkpoint(connection, size);
    }

    private static void lock(Connection connection, String statement) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(statement)) {
            call.setLong(1, AppendState.LOCK);
            call.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        lock(connection, "SELECT pg_advisory_unlock(?)");
    }
}
