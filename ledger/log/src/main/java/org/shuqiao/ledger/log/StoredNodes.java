package org.shuqiao.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.merkle.ProofPlan;

/** Reads the stored subtree hashes of the Merkle tree (RFC 6962). */
final class StoredNodes {

    private StoredNodes() { }

    /** All of these; one that is missing means a damaged store. */
    static Map<NodeId, Hash> read(Connection connection, Collection<NodeId> wanted) throws SQLException {
        Map<NodeId, Hash> nodes = find(connection, wanted);
        if (nodes.size() != wanted.size()) {
            throw new CodedException(LedgerCode.STORE_DAMAGED, "node");
        }
        return nodes;
    }

    /**
     * Those of these that there are, in one round trip. One look-up each instead of a join: PostgreSQL keeps a plan for
     * as long as nothing was analyzed, and the join that is right for an empty table reads the whole of a grown one.
     */
    static Map<NodeId, Hash> find(Connection connection, Collection<NodeId> wanted) throws SQLException {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<NodeId, Hash> nodes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT w.level, w.index,
                    (SELECT n.hash FROM ledger.node n WHERE n.level = w.level AND n.index = w.index)
                FROM unnest(?::int[], ?::bigint[]) AS w(level, index)""")) {
            statement.setArray(1, connection.createArrayOf("int4", wanted.stream().map(NodeId::level).toArray()));
            statement.setArray(2, connection.createArrayOf("int8", wanted.stream().map(NodeId::index).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] hash = rows.getBytes(3);
                    if (hash != null) {
                        nodes.put(new NodeId(rows.getInt(1), rows.getLong(2)), Hash.of(hash));
                    }
                }
            }
        }
        return nodes;
    }

    static List<Hash> hashes(Connection connection, ProofPlan plan) throws SQLException {
        return plan.hashes(read(connection, plan.nodes())::get);
    }
}
