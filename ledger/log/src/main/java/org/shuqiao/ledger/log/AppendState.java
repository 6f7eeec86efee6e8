package org.shuqiao.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.record.ExchangeRecord;

/**
 * Locked state of the log that a batch appends to.
 *
 * @param tree as the last batch left it
 * @param present those of the batch's records that the log has, by id
 * @param last the highest number of each grant that the batch uses; none for a grant that was not used yet
 * @param lastOfConsumer the highest number of each consumer in the batch whose record concerns no grant
 */
record AppendState(GrowingTree tree, Map<String, ExchangeRecord> present, Map<String, Long> last,
        Map<String, Long> lastOfConsumer) {

    /** Advisory lock of all appends, whichever process they come from: the bytes of "sqledger". */
    static final long LOCK = 0x73716c6564676572L;

    /**
     * One round trip, but a statement each: a statement sees what was committed when it began, so the reads must begin
     * after the lock is had. Of the tree's nodes only the right edge is read: a full subtree of level l for each bit l
     * of the size. Whatever is asked for is looked up by its key (see {@link StoredNodes#find}), so that one plan is
     * right for any number of records; left to itself PostgreSQL would plan these anew for each batch.
     */
    private static final String TAKE = """
            SET LOCAL plan_cache_mode = force_generic_plan;
            SELECT pg_advisory_xact_lock(?);
            SELECT head.size, bit.level, (head.size >> bit.level) - 1,
                (SELECT n.hash FROM ledger.node n WHERE n.level = bit.level AND n.index = (head.size >> bit.level) - 1)
            FROM (SELECT size FROM ledger.checkpoint ORDER BY size DESC LIMIT 1) AS head,
                generate_series(0, 62) AS bit(level)
            WHERE (head.size >> bit.level) & 1 = 1;
            SELECT asked.id, (SELECT r.bytes FROM ledger.record r WHERE r.id = asked.id) FROM unnest(?::text[]) AS \
            asked(id);
            SELECT used.id, (SELECT max(r.sequence) FROM ledger.record_grant r WHERE r.grant_id = used.id)
            FROM unnest(?::text[]) AS used(id)""";

    /** Only for batches that need it: most records concern a grant, and each statement costs every append. */
    private static final String TAKE_CONSUMERS = """
            ;
            SELECT asking.id, (SELECT max(r.sequence) FROM ledger.consumer_sequence r WHERE r.consumer = asking.id)
            FROM unnest(?::text[]) AS asking(id)""";

    /** Waits until no other batch is under way, and reads what it left. The lock goes with the transaction. */
    static AppendState take(Connection connection, Collection<String> records, Set<String> grants,
            Set<String> consumers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                consumers.isEmpty() ? TAKE : TAKE + TAKE_CONSUMERS)) {
            statement.setLong(1, LOCK);
            statement.setArray(2, connection.createArrayOf("text", records.toArray()));
            statement.setArray(3, connection.createArrayOf("text", grants.toArray()));
            if (!consumers.isEmpty()) {
                statement.setArray(4, connection.createArrayOf("text", consumers.toArray()));
            }
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            GrowingTree tree = tree(statement);
            statement.getMoreResults();
            Map<String, ExchangeRecord> present = present(statement);
            statement.getMoreResults();
            Map<String, Long> last = last(statement);
            Map<String, Long> lastOfConsumer = statement.getMoreResults() ? last(statement) : Map.of();
            return new AppendState(tree, present, last, lastOfConsumer);
        }
    }

    private static GrowingTree tree(PreparedStatement statement) throws SQLException {
        long size = 0;
        Map<NodeId, Hash> edge = new HashMap<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                size = rows.getLong(1);
                byte[] hash = rows.getBytes(4);
                if (hash == null) {
                    throw new CodedException(LedgerCode.STORE_DAMAGED, "node");
                }
                edge.put(new NodeId(rows.getInt(2), rows.getLong(3)), Hash.of(hash));
            }
        }
        return GrowingTree.resume(size, edge);
    }

    private static Map<String, ExchangeRecord> present(PreparedStatement statement) throws SQLException {
        Map<String, ExchangeRecord> present = new HashMap<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                byte[] bytes = rows.getBytes(2);
                if (bytes != null) {
                    present.put(rows.getString(1), ExchangeRecord.parse(bytes));
                }
            }
        }
        return present;
    }

    private static Map<String, Long> last(PreparedStatement statement) throws SQLException {
        Map<String, Long> last = new HashMap<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                long sequence = rows.getLong(2);
                if (!rows.wasNull()) {
                    last.put(rows.getString(1), sequence);
                }
            }
        }
        return last;
    }
}
