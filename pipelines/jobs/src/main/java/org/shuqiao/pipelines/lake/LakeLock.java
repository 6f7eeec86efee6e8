package org.shuqiao.pipelines.lake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.pipelines.error.PipelinesCode;

/**
 * PostgreSQL advisory lock that admits one writing worker to a lake. The lock holds across machines, and the database
 * releases it when the worker dies.
 */
public final class LakeLock implements AutoCloseable {

    private static final int NAMESPACE = 0x5348_5551;
    /** A killed worker's lock is gone when the database has noticed the closed socket. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private static final int VALIDATION_SECONDS = 5;

    private final Connection connection;
    private final String place;

    private LakeLock(Connection connection, String place) {
        this.connection = connection;
        this.place = place;
    }

    /** @throws CodedException {@code SQ-PIP-0009} if another worker holds it, {@code SQ-PIP-0010} without database */
    public static LakeLock acquire(CatalogConnection access, String warehouse) {
        Properties properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "shuqiao-lake");
        try {
            Connection connection = DriverManager.getConnection(access.url(), properties);
            if (!locked(connection, warehouse)) {
                connection.close();
                throw new CodedException(PipelinesCode.LAKE_BUSY);
            }
            return new LakeLock(connection, access.place());
        } catch (SQLException e) {
            throw new CodedException(PipelinesCode.STORE_UNREACHABLE, e, access.place(), e.getSQLState());
        }
    }

    /**
     * Refuses ({@code SQ-PIP-0010}) to go on once the database let go of the lock, which it does when it restarts:
     * another worker may hold the lake by now.
     */
    public void check() {
        try {
            if (!connection.isValid(VALIDATION_SECONDS)) {
                throw new CodedException(PipelinesCode.STORE_UNREACHABLE, place, "lock");
            }
        } catch (SQLException e) {
            throw new CodedException(PipelinesCode.STORE_UNREACHABLE, e, place, e.getSQLState());
        }
    }

    private static boolean locked(Connection connection, String warehouse) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
            statement.setInt(1, NAMESPACE);
            statement.setInt(2, warehouse.hashCode());
            while (true) {
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    if (result.getBoolean(1)) {
                        return true;
                    }
                }
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new CodedException(PipelinesCode.STORE_UNREACHABLE, e, place, e.getSQLState());
        }
    }
}
