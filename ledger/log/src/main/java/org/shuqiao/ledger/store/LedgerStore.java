package org.shuqiao.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs transactions on the ledger's PostgreSQL. */
public final class LedgerStore {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerStore.class);

    private final DataSource source;

    public LedgerStore(DataSource source) {
        this.source = source;
    }

    /** Work inside one transaction. */
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** A server that answers before its disk does would make receipts for records that a power cut takes away. */
    public void requireDurable() {
        read(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String setting : new String[] {"fsync", "full_page_writes"}) {
                    try (ResultSet rows = statement.executeQuery("SHOW " + setting)) {
                        if (!rows.next() || !rows.getString(1).equals("on")) {
                            throw new CodedException(LedgerCode.STORE_NOT_DURABLE, setting);
                        }
                    }
                }
            }
            return true;
        });
    }

    /** One snapshot for all reads of the work. */
    public <T> T read(Work<T> work) {
        return transaction("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY", work);
    }

    /** Committed to disk when this returns. */
    public <T> T append(Work<T> work) {
        return transaction("SET LOCAL synchronous_commit = on", work);
    }

    private <T> T transaction(String opening, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            boolean auto = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                try (PreparedStatement statement = connection.prepareStatement(opening)) {
                    statement.execute();
                }
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            } finally {
                restore(connection, auto);
            }
        } catch (SQLException e) {
            LOG.warn("ledger store failed, SQL state {}", e.getSQLState());
            throw new CodedException(LedgerCode.STORE_FAILED, e, "SQLSTATE " + e.getSQLState());
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void restore(Connection connection, boolean auto) {
        try {
            connection.setAutoCommit(auto);
        } catch (SQLException e) {
            // the connection is lost; the pool drops it, and the first failure is the one that is told
            LOG.debug("connection lost, SQL state {}", e.getSQLState());
        }
    }
}
