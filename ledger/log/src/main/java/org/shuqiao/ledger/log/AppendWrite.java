package org.shuqiao.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Outcome;

/**
 * Rows that a batch writes to the log.
 *
 * @param receipts of the new records; all of the same size
 * @param nodes the subtrees that they completed
 */
record AppendWrite(List<Receipt> receipts, Map<NodeId, Hash> nodes, Checkpoint checkpoint) {

    /** One round trip. An array holds no arrays of different lengths, so providers and resources go as literals. */
    private static final String WRITE = """
            INSERT INTO ledger.record
                (index, id, bytes, time, kind, outcome, consumer, provider, resource, receipt_size)
            SELECT index, id, bytes, time, kind, outcome, consumer, provider::text[], resource::text[], ?
            FROM unnest(?::bigint[], ?::text[], ?::bytea[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], \
            ?::text[],
                ?::text[]) AS new(index, id, bytes, time, kind, outcome, consumer, provider, resource);
            INSERT INTO ledger.record_grant (grant_id, sequence, record)
            SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[]);
            INSERT INTO ledger.node (level, index, hash)
            SELECT * FROM unnest(?::int[], ?::bigint[], ?::bytea[]);
            INSERT INTO ledger.checkpoint (size, note) VALUES (?, ?)""";

    /** Only for batches that need it: most records concern a grant, and each statement costs every append. */
    private static final String WRITE_CONSUMERS = """
            ;
            INSERT INTO ledger.consumer_sequence (consumer, sequence, record)
            SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[])""";

    void write(Connection connection) throws SQLException {
        List<Receipt> counted = receipts.stream()
                .filter(receipt -> receipt.record().consumerSequence().isPresent()).toList();
        try (PreparedStatement statement = connection.prepareStatement(
                counted.isEmpty() ? WRITE : WRITE + WRITE_CONSUMERS)) {
            Parameters parameters = new Parameters(connection, statement);
            parameters.add(checkpoint.size());
            parameters.add("int8", receipts, Receipt::index);
            parameters.add("text", records(), ExchangeRecord::id);
            parameters.addBytes(records(), ExchangeRecord::bytes);
            parameters.add("timestamptz", drafts(), ExchangeRecordDraft::time);
            parameters.add("text", drafts(), draft -> draft.kind().word());
            parameters.add("text", drafts(), draft -> draft.outcome().word());
            parameters.add("text", drafts(), ExchangeRecordDraft::consumer);
            parameters.addLiterals(drafts(), ExchangeRecordDraft::provider);
            parameters.addLiterals(drafts(), AppendWrite::resources);

            List<Numbered> numbers = receipts.stream().flatMap(Numbered::of).toList();
            parameters.add("text", numbers, Numbered::grant);
            parameters.add("int8", numbers, Numbered::sequence);
            parameters.add("int8", numbers, Numbered::record);

            List<Map.Entry<NodeId, Hash>> entries = List.copyOf(nodes.entrySet());
            parameters.add("int4", entries, node -> node.getKey().level());
            parameters.add("int8", entries, node -> node.getKey().index());
            parameters.addBytes(entries, node -> node.getValue().bytes());

            parameters.add(checkpoint.size());
            parameters.add(checkpoint.format());

            if (!counted.isEmpty()) {
                parameters.add("text", counted, receipt -> receipt.record().draft().consumer());
                parameters.add("int8", counted, receipt -> receipt.record().consumerSequence().getAsLong());
                parameters.add("int8", counted, Receipt::index);
            }
            statement.execute();
        }
    }

    /** A record's number within a grant. */
    private record Numbered(String grant, long sequence, long record) {

        static Stream<Numbered> of(Receipt receipt) {
            return receipt.record().sequences().entrySet().stream()
                    .map(use -> new Numbered(use.getKey(), use.getValue(), receipt.index()));
        }
    }

    private List<ExchangeRecord> records() {
        return receipts.stream().map(Receipt::record).toList();
    }

    private List<ExchangeRecordDraft> drafts() {
        return receipts.stream().map(receipt -> receipt.record().draft()).toList();
    }

    static Set<String> resources(ExchangeRecordDraft draft) {
        Set<String> resources = new LinkedHashSet<>();
        draft.uses().forEach(use -> resources.add(use.resource()));
        if (draft.outcome() instanceof Outcome.Refused refused) {
            refused.resource().ifPresent(resources::add);
        }
        return resources;
    }
}
