package org.shuqiao.ledger.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.ConsistencyProof;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.ProofPlan;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.store.LedgerStore;

/**
 * Log of security events: a Merkle tree (RFC 6962) over PostgreSQL with signed checkpoints, beside the record log and
 * under a key of its own. Entries are numbered without gaps, and their times never go back.
 */
public final class SecurityLog {

    private static final int MOST = 1000;

    private final LedgerStore store;
    private final SigningKey key;

    private SecurityLog(LedgerStore store, SigningKey key) {
        this.store = store;
        this.key = key;
    }

    /**
     * Opens the log in a store that {@link SecurityLogSchema#migrate} prepared. Refuses a key that did not sign the
     * newest checkpoint.
     *
     * @param key the log's key; its name is the origin of all checkpoints
     */
    public static SecurityLog open(DataSource source, SigningKey key) {
        LedgerStore store = new LedgerStore(source);
        store.requireDurable();
        SecurityLog log = new SecurityLog(store, key);
        Checkpoint newest = log.checkpoint();
        boolean own = newest.origin().equals(key.name()) && newest.note().lines().stream()
                .anyMatch(line -> line.key(List.of(key.verification())).isPresent()
                        && newest.note().verifies(line, key.verification()));
        if (!own) {
            throw new CodedException(LedgerCode.KEY_CHANGED, key.name());
        }
        return log;
    }

    /** Appends in a transaction of its own: on disk when this returns. */
    public SecurityEntry append(SecurityEvent event) {
        return store.append(connection -> append(connection, event));
    }

    /**
     * Appends in the caller's transaction (READ COMMITTED), so that a change and its entry are there both or not at
     * all. Holds the log's lock until that transaction ends: it has to be the last thing that it does.
     */
    public SecurityEntry append(Connection connection, SecurityEvent event) throws SQLException {
        SecurityTree.lock(connection);
        long size = SecurityTree.newest(connection).map(Checkpoint::size).orElse(0L);
        GrowingTree tree = SecurityTree.grow(connection, size);
        SecurityEntry entry = new SecurityEntry(size, forward(event, lastTime(connection, size)));
        tree.add(entry.leaf());
        SecurityTree.write(connection, entry);
        SecurityTree.write(connection, tree.drain(), Checkpoint.sign(tree.size(), tree.root(), key));
        return entry;
    }

    private static SecurityEvent forward(SecurityEvent event, Optional<OffsetDateTime> last) {
        return last.filter(before -> before.isAfter(event.time()))
                .map(before -> new SecurityEvent(
                        before.withOffsetSameInstant(event.time().getOffset()), event.kind(), event.account(),
                        event.about(), event.details()))
                .orElse(event);
    }

    private static Optional<OffsetDateTime> lastTime(Connection connection, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT time FROM security.entry WHERE index = ?")) {
            statement.setLong(1, size - 1);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getObject(1, OffsetDateTime.class)) : Optional.empty();
            }
        }
    }

    /**
     * @param before only entries with a smaller index
     * @param rows   1 to 1000
     * @return matching entries, newest first
     */
    public List<SecurityEntry> find(SecurityFilter filter, OptionalLong before, int rows) {
        if (rows < 1 || rows > MOST) {
            throw new CodedException(LedgerCode.SIZE_OUT_OF_RANGE, rows, MOST);
        }
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        before.ifPresent(index -> add(conditions, "index < ?", values, index));
        filter.from().ifPresent(from -> add(conditions, "time >= ?", values, from.atOffset(ZoneOffset.UTC)));
        filter.to().ifPresent(to -> add(conditions, "time < ?", values, to.atOffset(ZoneOffset.UTC)));
        filter.kind().ifPresent(kind -> add(conditions, "kind = ?", values, kind.word()));
        filter.account().ifPresent(account -> {
            add(conditions, "(account = ? OR about = ?)", values, account);
            values.add(account);
        });
        return entries("SELECT bytes FROM security.entry WHERE " + String.join(" AND ", conditions)
                + " ORDER BY index DESC LIMIT " + rows, values);
    }

    /** @return entries from an index on, oldest first, at most so many: how others follow the log */
    public List<SecurityEntry> from(long index, int most) {
        return entries("SELECT bytes FROM security.entry WHERE index >= ? ORDER BY index LIMIT ?",
                List.of(index, most));
    }

    private List<SecurityEntry> entries(String sql, List<Object> values) {
        return store.read(connection -> {
            List<SecurityEntry> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        found.add(SecurityEntry.parse(result.getBytes(1)));
                    }
                }
            }
            return List.copyOf(found);
        });
    }

    private static void add(List<String> conditions, String condition, List<Object> values, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    /** @return the newest signed checkpoint */
    public Checkpoint checkpoint() {
        return store.read(SecurityTree::newest).orElseGet(() -> Checkpoint.sign(0, Hash.empty(), key));
    }

    /** @return both checkpoints and the proof that the later log begins with the earlier one */
    public ConsistencyFile consistency(long from, long to) {
        return store.read(connection -> {
            long size = SecurityTree.newest(connection).map(Checkpoint::size).orElse(0L);
            if (from < 0 || from > to || to > size) {
                throw new CodedException(LedgerCode.SIZE_OUT_OF_RANGE, from < 0 || from > to ? from : to, size);
            }
            return new ConsistencyFile(at(connection, from), at(connection, to), new ConsistencyProof(from, to,
                    SecurityTree.hashes(connection, ProofPlan.consistency(from, to))));
        });
    }

    private Checkpoint at(Connection connection, long size) throws SQLException {
        return size == 0 ? Checkpoint.sign(0, Hash.empty(), key) : SecurityTree.checkpoint(connection, size)
                .orElseThrow(() -> new CodedException(LedgerCode.STORE_DAMAGED, "security.checkpoint " + size));
    }

    /** @return the name and public half of the key, as {@code name+hash+base64} */
    public String key() {
        return key.verification().text();
    }

    /** Recomputes tree, numbers, times and checkpoints from the entries and compares them with what is stored. */
    public SecurityLogCheck.Result check() {
        return store.read(connection -> new SecurityLogCheck(connection, key.verification()).run());
    }
}
