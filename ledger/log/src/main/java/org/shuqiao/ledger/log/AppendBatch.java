package org.shuqiao.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.ledger.LedgerCode;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.standards.error.CodedException;

/**
 * One transaction that appends drafts: takes the log's lock, numbers the records within their grants, extends the
 * tree, signs the new checkpoint. Records that the log has already are answered from it.
 */
final class AppendBatch {

    /** Advisory lock of all appends, whichever process they come from: the bytes of "sqledger". */
    private static final long LOCK = 0x73716c6564676572L;

    private final Connection connection;
    private final SigningKey key;

    AppendBatch(Connection connection, SigningKey key) {
        this.connection = connection;
        this.key = key;
    }

    /** Settles each pending draft: a receipt, or the error that concerns it alone. */
    void append(List<Pending> batch) throws SQLException {
        lock();
        long size = Records.size(connection);
        Map<String, ExchangeRecord> present = Records.byId(connection, batch.stream().map(p -> p.draft().id()).toList());
        Map<String, Long> last = lastSequences(batch);
        GrowingTree tree = GrowingTree.resume(size, Nodes.read(connection, GrowingTree.edge(size)));

        Map<String, ExchangeRecord> fresh = new HashMap<>();
        Map<String, Long> indexes = new HashMap<>();
        List<ExchangeRecord> added = new ArrayList<>();
        for (Pending pending : batch) {
            ExchangeRecordDraft draft = pending.draft();
            ExchangeRecord known = present.getOrDefault(draft.id(), fresh.get(draft.id()));
            if (known == null) {
                ExchangeRecord record = ExchangeRecord.of(draft, next(draft, last));
                indexes.put(draft.id(), tree.add(record.leaf()));
                fresh.put(draft.id(), record);
                added.add(record);
            } else if (!known.draft().equals(draft)) {
                pending.fail(new CodedException(LedgerCode.RECORD_CONFLICT, draft.id()));
            }
        }

        Map<String, Receipt> receipts = new HashMap<>();
        if (!added.isEmpty()) {
            Checkpoint checkpoint = Checkpoint.sign(tree.size(), tree.root(), key);
            for (ExchangeRecord record : added) {
                long index = indexes.get(record.id());
                receipts.put(record.id(), new Receipt(record, index, tree.size(), tree.path(index), checkpoint));
            }
            insertRecords(receipts.values());
            insertGrants(added, indexes);
            Nodes.write(connection, tree.drain());
            insertCheckpoint(checkpoint);
        }
        for (Pending pending : batch) {
            if (!pending.settled()) {
                String id = pending.draft().id();
                Receipt receipt = receipts.get(id);
                pending.propose(receipt != null ? receipt : Records.receipt(connection, id).orElseThrow());
            }
        }
    }

    private void lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    private static Map<String, Long> next(ExchangeRecordDraft draft, Map<String, Long> last) {
        Map<String, Long> sequences = new HashMap<>();
        for (GrantUse use : draft.uses()) {
            // several resources of one grant in one record are one use of it, with one number
            sequences.computeIfAbsent(use.grant(), grant -> last.merge(grant, 1L, Long::sum));
        }
        return sequences;
    }

    private Map<String, Long> lastSequences(List<Pending> batch) throws SQLException {
        Set<String> grants = new LinkedHashSet<>();
        batch.forEach(pending -> pending.draft().uses().forEach(use -> grants.add(use.grant())));
        Map<String, Long> last = new HashMap<>();
        if (grants.isEmpty()) {
            return last;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT g.id, (SELECT max(r.sequence) FROM ledger.record_grant r WHERE r.grant_id = g.id)
                FROM unnest(?::text[]) AS g(id)""")) {
            statement.setArray(1, connection.createArrayOf("text", grants.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    last.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return last;
    }

    private void insertRecords(Collection<Receipt> receipts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO ledger.record
                    (index, id, bytes, receipt_size, time, kind, outcome, consumer, provider, resource)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Receipt receipt : receipts) {
                ExchangeRecordDraft draft = receipt.record().draft();
                statement.setLong(1, receipt.index());
                statement.setString(2, draft.id());
                statement.setBytes(3, receipt.record().bytes());
                statement.setLong(4, receipt.size());
                statement.setObject(5, draft.time());
                statement.setString(6, draft.kind().word());
                statement.setString(7, draft.outcome().word());
                statement.setString(8, draft.consumer());
                statement.setArray(9, connection.createArrayOf("text", draft.provider().toArray()));
                statement.setArray(10, connection.createArrayOf("text", resources(draft).toArray()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static Set<String> resources(ExchangeRecordDraft draft) {
        Set<String> resources = new LinkedHashSet<>();
        draft.uses().forEach(use -> resources.add(use.resource()));
        if (draft.outcome() instanceof Outcome.Refused refused) {
            refused.resource().ifPresent(resources::add);
        }
        return resources;
    }

    private void insertGrants(List<ExchangeRecord> added, Map<String, Long> indexes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO ledger.record_grant (grant_id, sequence, record) VALUES (?, ?, ?)")) {
            for (ExchangeRecord record : added) {
                for (Map.Entry<String, Long> use : record.sequences().entrySet()) {
                    statement.setString(1, use.getKey());
                    statement.setLong(2, use.getValue());
                    statement.setLong(3, indexes.get(record.id()));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private void insertCheckpoint(Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO ledger.checkpoint (size, note) VALUES (?, ?)", Statement.NO_GENERATED_KEYS)) {
            statement.setLong(1, checkpoint.size());
            statement.setString(2, checkpoint.format());
            statement.executeUpdate();
        }
    }
}
