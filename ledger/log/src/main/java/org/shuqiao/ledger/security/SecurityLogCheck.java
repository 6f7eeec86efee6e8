package org.shuqiao.ledger.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.CheckpointSignatures;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Recomputes the security log from its entries and compares it with what is stored: a removed, changed, inserted or
 * back-dated entry is found. Whoever cuts off the newest entries together with their checkpoints is found by a
 * checkpoint that somebody else kept, not here.
 */
public final class SecurityLogCheck {

    /** Findings told at most; more would only repeat the same damage. */
    private static final int MOST = 100;
    private static final int FETCH = 500;

    private final Connection connection;
    private final PublicKeys keys;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Long, Checkpoint> checkpoints = new HashMap<>();
    private Optional<OffsetDateTime> last = Optional.empty();

    SecurityLogCheck(Connection connection, VerificationKey key) {
        this.connection = connection;
        this.keys = new PublicKeys(List.of(key), Map.of());
    }

    /** What is wrong with what. */
    public enum Damage {
        ENTRY_MISSING, ENTRY_UNREADABLE, ENTRY_CHANGED, ENTRY_BEYOND_CHECKPOINT, ENTRY_BACK_DATED, COPY_CHANGED,
        NODE_MISSING, NODE_CHANGED, NODE_EXTRA, CHECKPOINT_MISSING, CHECKPOINT_BROKEN, CHECKPOINT_ROOT
    }

    /** @param place an entry's index, a node's level and index, or a checkpoint's size */
    public record Finding(Damage damage, String place) { }

    /** @param size how many entries the newest checkpoint speaks for */
    public record Result(long size, List<Finding> findings) {

        public Result {
            findings = List.copyOf(findings);
        }

        public boolean sound() {
            return findings.isEmpty();
        }
    }

    Result run() throws SQLException {
        readCheckpoints();
        long size = checkpoints.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        GrowingTree tree = GrowingTree.empty();
        long nodes = 0;
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT e.index, e.bytes, e.time, e.kind, e.account, e.about, n.hash
                FROM security.entry e LEFT JOIN security.node n ON n.level = 0 AND n.index = e.index
                ORDER BY e.index""")) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && findings.size() < MOST) {
                    checkEntry(rows, tree);
                    checkRoot(tree);
                    if (tree.size() % FETCH == 0) {
                        nodes += checkNodes(tree.drain());
                    }
                }
            }
        }
        nodes += checkNodes(tree.drain());
        if (tree.size() < size) {
            found(Damage.ENTRY_MISSING, String.valueOf(tree.size()));
        } else if (tree.size() > size) {
            found(Damage.ENTRY_BEYOND_CHECKPOINT, String.valueOf(size));
        }
        checkCounts(nodes);
        return new Result(size, findings);
    }

    private void checkEntry(ResultSet row, GrowingTree tree) throws SQLException {
        String place = row.getString(1);
        if (row.getLong(1) != tree.size()) {
            found(Damage.ENTRY_MISSING, String.valueOf(tree.size()));
        }
        byte[] bytes = row.getBytes(2);
        Hash leaf = Hash.leaf(bytes);
        tree.add(leaf);
        byte[] stored = row.getBytes(7);
        if (stored != null && !Hash.of(stored).equals(leaf)) {
            found(Damage.ENTRY_CHANGED, place);
        }
        SecurityEntry entry;
        try {
            entry = SecurityEntry.parse(bytes);
        } catch (CodedException e) {
            found(Damage.ENTRY_UNREADABLE, place);
            return;
        }
        SecurityEvent event = entry.event();
        boolean same = entry.index() == row.getLong(1)
                && row.getObject(3, OffsetDateTime.class).isEqual(event.time())
                && row.getString(4).equals(event.kind().word()) && row.getString(5).equals(event.account())
                && row.getString(6).equals(event.about());
        if (!same) {
            found(Damage.COPY_CHANGED, place);
        }
        if (last.filter(before -> before.isAfter(event.time())).isPresent()) {
            found(Damage.ENTRY_BACK_DATED, place);
        }
        last = Optional.of(event.time());
    }

    private void checkRoot(GrowingTree tree) {
        Checkpoint checkpoint = checkpoints.get(tree.size());
        if (checkpoint == null) {
            found(Damage.CHECKPOINT_MISSING, String.valueOf(tree.size()));
        } else if (!checkpoint.root().equals(tree.root())) {
            found(Damage.CHECKPOINT_ROOT, String.valueOf(tree.size()));
        }
    }

    private long checkNodes(Map<NodeId, Hash> computed) throws SQLException {
        Map<NodeId, Hash> stored = SecurityTree.find(connection, computed.keySet());
        computed.forEach((id, hash) -> {
            String place = id.level() + "/" + id.index();
            if (!stored.containsKey(id)) {
                found(Damage.NODE_MISSING, place);
            } else if (!stored.get(id).equals(hash)) {
                found(Damage.NODE_CHANGED, place);
            }
        });
        return computed.size();
    }

    private void checkCounts(long nodes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM security.node");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            if (findings.isEmpty() && rows.getLong(1) != nodes) {
                found(Damage.NODE_EXTRA, rows.getString(1));
            }
        }
    }

    private void readCheckpoints() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT size, note FROM security.checkpoint");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                try {
                    Checkpoint checkpoint = Checkpoint.parse(rows.getString(2));
                    CheckpointSignatures.verify(checkpoint, keys);
                    if (checkpoint.size() != rows.getLong(1)) {
                        found(Damage.CHECKPOINT_BROKEN, rows.getString(1));
                    }
                    checkpoints.put(rows.getLong(1), checkpoint);
                } catch (CodedException e) {
                    found(Damage.CHECKPOINT_BROKEN, rows.getString(1));
                }
            }
        }
    }

    private void found(Damage damage, String place) {
        if (findings.size() < MOST) {
            findings.add(new Finding(damage, place));
        }
    }
}
