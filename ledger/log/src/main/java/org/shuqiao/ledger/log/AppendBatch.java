package org.shuqiao.ledger.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.signature.SigningKey;

/**
 * Appends drafts in one transaction: locks the log, numbers the records, extends the tree, signs the checkpoint.
 * Records that the log has already are answered from it.
 */
final class AppendBatch {

    private final Connection connection;
    private final SigningKey key;

    AppendBatch(Connection connection, SigningKey key) {
        this.connection = connection;
        this.key = key;
    }

    /** Settles each pending draft: a receipt, or the error that concerns it alone. */
    void append(List<PendingAppend> batch) throws SQLException {
        AppendState head = AppendState.take(connection, batch.stream().map(pending -> pending.draft().id()).toList(),
                grants(batch), consumers(batch));
        GrowingTree tree = head.tree();

        Map<String, Long> last = new HashMap<>(head.last());
        Map<String, Long> lastOfConsumer = new HashMap<>(head.lastOfConsumer());
        Map<String, ExchangeRecord> fresh = new HashMap<>();
        Map<String, Long> indexes = new LinkedHashMap<>();
        for (PendingAppend pending : batch) {
            ExchangeRecordDraft draft = pending.draft();
            ExchangeRecord known = head.present().getOrDefault(draft.id(), fresh.get(draft.id()));
            if (known == null) {
                ExchangeRecord record = ExchangeRecord.of(draft, next(draft, last),
                        nextOfConsumer(draft, lastOfConsumer));
                indexes.put(draft.id(), tree.add(record.leaf()));
                fresh.put(draft.id(), record);
            } else if (!known.draft().equals(draft)) {
                pending.fail(new CodedException(LedgerCode.RECORD_CONFLICT, draft.id()));
            }
        }

        Map<String, Receipt> receipts = new LinkedHashMap<>();
        if (!fresh.isEmpty()) {
            Checkpoint checkpoint = Checkpoint.sign(tree.size(), tree.root(), key);
            indexes.forEach((id, index) ->
                    receipts.put(id, new Receipt(fresh.get(id), index, tree.size(), tree.path(index), checkpoint)));
            new AppendWrite(List.copyOf(receipts.values()), tree.drain(), checkpoint).write(connection);
        }
        for (PendingAppend pending : batch) {
            if (!pending.settled()) {
                String id = pending.draft().id();
                Receipt receipt = receipts.get(id);
                pending.propose(receipt != null ? receipt : StoredRecords.receipt(connection, id).orElseThrow());
            }
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

    private static OptionalLong nextOfConsumer(ExchangeRecordDraft draft, Map<String, Long> last) {
        return draft.countsForConsumer() ? OptionalLong.of(last.merge(draft.consumer(), 1L, Long::sum))
                : OptionalLong.empty();
    }

    private static Set<String> consumers(List<PendingAppend> batch) {
        return batch.stream().map(PendingAppend::draft).filter(ExchangeRecordDraft::countsForConsumer)
                .map(ExchangeRecordDraft::consumer).collect(Collectors.toSet());
    }

    private static Set<String> grants(List<PendingAppend> batch) {
        return batch.stream().flatMap(pending -> pending.draft().uses().stream()).map(GrantUse::grant)
                .collect(Collectors.toSet());
    }
}
