package org.shuqiao.ledger.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.merkle.ProofPlan;

/** Reads and writes the security log's tree, entries and checkpoints. */
final class SecurityTree {

    /** Advisory lock of all appends, whichever process they come from: the bytes of "sqsecure". */
    private static final long LOCK = 0x7371736563757265L;

    private SecurityTree() { }

    /** Waits for the lock, which goes with the transaction. What is read afterwards is what the last holder left. */
    static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    static Optional<Checkpoint> newest(Connection connection) throws SQLException {
        return checkpoint(connection, "SELECT note FROM security.checkpoint ORDER BY size DESC LIMIT 1", -1);
    }

    static Optional<Checkpoint> checkpoint(Connection connection, long size) throws SQLException {
        return checkpoint(connection, "SELECT note FROM security.checkpoint WHERE size = ?", size);
    }

    private static Optional<Checkpoint> checkpoint(Connection connection, String sql, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (size >= 0) {
                statement.setLong(1, size);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(Checkpoint.parse(rows.getString(1))) : Optional.empty();
            }
        }
    }

    static GrowingTree grow(Connection connection, long size) throws SQLException {
        Map<NodeId, Hash> edge = size == 0 ? Map.of() : nodes(connection, ProofPlan.root(size).nodes());
        return GrowingTree.resume(size, edge);
    }

    static List<Hash> hashes(Connection connection, ProofPlan plan) throws SQLException {
        return plan.hashes(nodes(connection, plan.nodes())::get);
    }

    /** All of these; one that is missing means a damaged store. */
    private static Map<NodeId, Hash> nodes(Connection connection, Collection<NodeId> wanted) throws SQLException {
        Map<NodeId, Hash> found = find(connection, wanted);
        if (found.size() != wanted.size()) {
            throw new CodedException(LedgerCode.STORE_DAMAGED, "security.node");
        }
        return found;
    }

    static Map<NodeId, Hash> find(Connection connection, Collection<NodeId> wanted) throws SQLException {
        Map<NodeId, Hash> nodes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT w.level, w.index, n.hash FROM unnest(?::int[], ?::bigint[]) AS w(level, index)
                JOIN security.node n ON n.level = w.level AND n.index = w.index""")) {
            statement.setArray(1, connection.createArrayOf("int4", wanted.stream().map(NodeId::level).toArray()));
            statement.setArray(2, connection.createArrayOf("int8", wanted.stream().map(NodeId::index).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    nodes.put(new NodeId(rows.getInt(1), rows.getLong(2)), Hash.of(rows.getBytes(3)));
                }
            }
        }
        return nodes;
    }

    static void write(Connection connection, SecurityEntry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO security.entry (index, bytes, time, kind, account, about) VALUES (?, ?, ?, ?, ?, ?)""")) {
            statement.setLong(1, entry.index());
            statement.setBytes(2, entry.bytes());
            statement.setObject(3, entry.event().time());
            statement.setString(4, entry.event().kind().word());
            statement.setString(5, entry.event().account());
            statement.setString(6, entry.event().about());
            statement.executeUpdate();
        }
    }

    static void write(Connection connection, Map<NodeId, Hash> nodes, Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO security.node (level, index, hash) VALUES (?, ?, ?)")) {
            for (Map.Entry<NodeId, Hash> node : nodes.entrySet()) {
                statement.setInt(1, node.getKey().level());
                statement.setLong(2, node.getKey().index());
                statement.setBytes(3, node.getValue().bytes());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO security.checkpoint (size, note) VALUES (?, ?)")) {
            statement.setLong(1, checkpoint.size());
            statement.setString(2, checkpoint.format());
            statement.executeUpdate();
        }
    }
}
