package org.shuqiao.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.CheckpointSignatures;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Recomputes leaves, nodes, checkpoints, search columns and sequence numbers from the records and compares them.
 * Whoever cuts off the newest records together with their checkpoints is found by anchors and receipts, not here.
 */
public final class SelfCheck {

    /** Findings told at most; more would only repeat the same damage. */
    private static final int MOST = 100;
    private static final int FETCH = 500;

    private final Connection connection;
    private final PublicKeys keys;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> lastSequence = new HashMap<>();
    private final Map<String, Long> lastOfConsumer = new HashMap<>();
    private final Map<Long, Checkpoint> checkpoints = new HashMap<>();

    SelfCheck(Connection connection, VerificationKey key) {
        this.connection = connection;
        this.keys = new PublicKeys(List.of(key), Map.of());
    }

    /** What is wrong with what. */
    public enum Damage {
        RECORD_MISSING, RECORD_UNREADABLE, RECORD_CHANGED, RECORD_MOVED, RECORD_BEYOND_CHECKPOINT, COPY_CHANGED,
        NODE_MISSING, NODE_CHANGED, NODE_EXTRA, SEQUENCE_BROKEN, CHECKPOINT_BROKEN, CHECKPOINT_ROOT
    }

    /** @param place a record's index, a node's level and index, a checkpoint's size, a grant's or a consumer's id */
    public record Finding(Damage damage, String place) { }

    /** @param size how many records the newest checkpoint speaks for */
    public record Result(long size, List<Finding> findings) {

        public boolean sound() {
            return findings.isEmpty();
        }
    }

    Result run() throws SQLException {
        long size = StoredRecords.size(connection);
        readCheckpoints();
        GrowingTree tree = GrowingTree.empty();
        long nodes = 0;
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT r.index, r.id, r.bytes, r.receipt_size, r.kind, r.outcome, r.consumer, r.provider, r.resource,
                    r.time, n.hash,
                    ARRAY(SELECT g.grant_id || ' ' || g.sequence FROM ledger.record_grant g WHERE g.record = r.index),
                    (SELECT c.consumer || ' ' || c.sequence FROM ledger.consumer_sequence c WHERE c.record = r.index)
                FROM ledger.record r LEFT JOIN ledger.node n ON n.level = 0 AND n.index = r.index
                ORDER BY r.index""")) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && findings.size() < MOST) {
                    checkRecord(rows, tree);
                    if (checkpoints.containsKey(tree.size())) {
                        checkRoot(tree);
                    }
                    if (tree.size() % FETCH == 0) {
                        nodes += checkNodes(tree.drain());
                    }
                }
            }
        }
        nodes += checkNodes(tree.drain());
        if (tree.size() < size) {
            found(Damage.RECORD_MISSING, String.valueOf(tree.size()));
        } else if (tree.size() > size) {
            found(Damage.RECORD_BEYOND_CHECKPOINT, String.valueOf(size));
        }
        checkCounts(nodes);
        return new Result(size, List.copyOf(findings));
    }

    private void checkRecord(ResultSet row, GrowingTree tree) throws SQLException {
        String place = row.getString(1);
        if (row.getLong(1) != tree.size()) {
            found(Damage.RECORD_MISSING, String.valueOf(tree.size()));
        }
        byte[] bytes = row.getBytes(3);
        Hash leaf = Hash.leaf(bytes);
        tree.add(leaf);
        byte[] stored = row.getBytes(11);
        if (stored != null && !Arrays.equals(stored, leaf.bytes())) {
            found(isElsewhere(leaf) ? Damage.RECORD_MOVED : Damage.RECORD_CHANGED, place);
        }
        ExchangeRecord record;
        try {
            record = ExchangeRecord.parse(bytes);
        } catch (CodedException e) {
            found(Damage.RECORD_UNREADABLE, place);
            return;
        }
        if (!sameCopies(row, record) || !checkpoints.containsKey(row.getLong(4))) {
            found(Damage.COPY_CHANGED, place);
        }
        record.sequences().forEach((grant, sequence) -> {
            long expected = lastSequence.merge(grant, 1L, Long::sum);
            if (sequence != expected) {
                found(Damage.SEQUENCE_BROKEN, grant);
            }
        });
        record.consumerSequence().ifPresent(sequence -> {
            String consumer = record.draft().consumer();
            if (sequence != lastOfConsumer.merge(consumer, 1L, Long::sum)) {
                found(Damage.SEQUENCE_BROKEN, consumer);
            }
        });
    }

    /** A record whose leaf stands at another index was moved, not edited. */
    private boolean isElsewhere(Hash leaf) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT FROM ledger.node WHERE level = 0 AND "
                + "hash = ?")) {
            statement.setBytes(1, leaf.bytes());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean sameCopies(ResultSet row, ExchangeRecord record) throws SQLException {
        ExchangeRecordDraft draft = record.draft();
        Set<String> grants = new HashSet<>();
        record.sequences().forEach((grant, sequence) -> grants.add(grant + " " + sequence));
        Optional<String> consumer = record.consumerSequence().stream().mapToObj(n -> draft.consumer() + " " + n)
                .findFirst();
        return row.getString(2).equals(draft.id())
                && row.getString(5).equals(draft.kind().word())
                && row.getString(6).equals(draft.outcome().word())
                && row.getString(7).equals(draft.consumer())
                && List.of((String[]) row.getArray(8).getArray()).equals(draft.provider())
                && Set.of((String[]) row.getArray(9).getArray()).equals(AppendWrite.resources(draft))
                && row.getObject(10, OffsetDateTime.class).isEqual(draft.time())
                && Set.of((String[]) row.getArray(12).getArray()).equals(grants)
                && Optional.ofNullable(row.getString(13)).equals(consumer);
    }

    private long checkNodes(Map<NodeId, Hash> computed) throws SQLException {
        Map<NodeId, Hash> stored = StoredNodes.find(connection, computed.keySet());
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
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM ledger.node");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            if (findings.isEmpty() && rows.getLong(1) != nodes) {
                found(Damage.NODE_EXTRA, rows.getString(1));
            }
        }
    }

    private void readCheckpoints() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT size, note FROM ledger.checkpoint "
                + "ORDER BY size");
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

    private void checkRoot(GrowingTree tree) {
        if (!checkpoints.get(tree.size()).root().equals(tree.root())) {
            found(Damage.CHECKPOINT_ROOT, String.valueOf(tree.size()));
        }
    }

    private void found(Damage damage, String place) {
        if (findings.size() < MOST) {
            findings.add(new Finding(damage, place));
        }
    }
}
