package org.shuqiao.ledger.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Key-value world state in PostgreSQL, inside one transaction. */
final class WorldState {

    /** Advisory lock of all submissions: the bytes of "sqworlds". */
    private static final long LOCK = 0x7371776f726c6473L;

    private final Connection connection;

    WorldState(Connection connection) {
        this.connection = connection;
    }

    /** One write of a key; {@code value} is empty when it deleted the key. */
    record Write(String tx, Instant time, byte[] value, boolean deletes) { }

    /** Transactions run one after the other, so what one reads no other changes. */
    void lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    /** @return the value, empty when there is none: what a peer answers */
    byte[] read(String key) throws SQLException {
        List<Write> newest = writes(key, 1);
        return newest.isEmpty() ? new byte[0] : newest.getFirst().value();
    }

    /** @return all writes of a key, newest first */
    List<Write> history(String key) throws SQLException {
        return writes(key, Integer.MAX_VALUE);
    }

    /**
     * @return the endorsement policy that was set for a key last: it is kept for whoever reads it, one process endorses
     *     all
     */
    Optional<byte[]> policy(String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT policy FROM ledger_state.protection WHERE key = ? ORDER BY serial DESC LIMIT 1")) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    void protect(String tx, Map<String, byte[]> policies) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO ledger_state.protection (key, tx, policy) VALUES (?, ?, ?)")) {
            for (Map.Entry<String, byte[]> entry : policies.entrySet()) {
                statement.setString(1, entry.getKey());
                statement.setString(2, tx);
                statement.setBytes(3, entry.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private List<Write> writes(String key, int most) throws SQLException {
        List<Write> writes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT tx, time, value FROM ledger_state.write WHERE key = ? ORDER BY serial DESC LIMIT ?")) {
            statement.setString(1, key);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] value = rows.getBytes(3);
                    Instant time = rows.getObject(2, OffsetDateTime.class).toInstant();
                    writes.add(new Write(rows.getString(1), time, value == null ? new byte[0] : value, value == null));
                }
            }
        }
        return writes;
    }

    /** @param values key to value; an empty value deletes the key */
    void write(String tx, Instant time, Map<String, byte[]> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO ledger_state.write (key, tx, time, value) VALUES (?, ?, ?, ?)")) {
            for (Map.Entry<String, byte[]> entry : values.entrySet()) {
                statement.setString(1, entry.getKey());
                statement.setString(2, tx);
                statement.setObject(3, time.atOffset(ZoneOffset.UTC));
                statement.setBytes(4, entry.getValue().length == 0 ? null : entry.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
