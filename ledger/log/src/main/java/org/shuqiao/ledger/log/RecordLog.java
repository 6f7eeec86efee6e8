package org.shuqiao.ledger.log;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.ConsistencyProof;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.ProofPlan;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.store.LedgerStore;
import org.shuqiao.ledger.tile.TilePath;

/**
 * Log of exchange records: a Merkle tree (RFC 6962) over PostgreSQL. Any number of threads and processes may
 * append to one log; drafts that wait for the same lock share one transaction and one checkpoint.
 */
public final class RecordLog {

    /** Records in one transaction at most. */
    private static final int BATCH = 256;

    private final LedgerStore store;
    private final SigningKey key;
    private final NewestHead newest = new NewestHead();
    private final GroupCommit commits;

    private RecordLog(LedgerStore store, SigningKey key) {
        this.store = store;
        this.key = key;
        this.commits = new GroupCommit(BATCH, batch -> store
                .append(connection -> new AppendBatch(connection, key, newest).append(batch))
                .ifPresent(newest::saw));
    }

    /**
     * Opens the log in a store that {@link LedgerSchema#migrate} prepared. Refuses a server that does not force its
     * writes to disk, and a key that did not sign the log's newest checkpoint.
     *
     * @param key the log's key; its name is the origin of all checkpoints
     */
    public static RecordLog open(DataSource source, SigningKey key) {
        LedgerStore store = new LedgerStore(source);
        store.requireDurable();
        RecordLog log = new RecordLog(store, key);
        Checkpoint newest = log.checkpoint();
        boolean own = newest.origin().equals(key.name()) && newest.note().lines().stream()
                .anyMatch(line -> line.key(List.of(key.verification())).isPresent()
                        && newest.note().verifies(line, key.verification()));
        if (!own) {
            throw new CodedException(LedgerCode.KEY_CHANGED, key.name());
        }
        log.newest.saw(newest);
        return log;
    }

    /**
     * Appends a record: when this returns, it is on disk and in the tree, numbered within its grants. Repeating the
     * call with the same draft gives the same receipt.
     *
     * @throws CodedException {@code RECORD_CONFLICT} when the id stands for another record already;
     *     {@code STORE_FAILED} when the store did not confirm: repeat with the same draft; {@code LOG_CUT} when the
     *     store holds less than this process has handed out
     */
    public Receipt append(ExchangeRecordDraft draft) {
        PendingAppend own = new PendingAppend(draft);
        commits.commit(own);
        return own.result();
    }

    /** @return the receipt of a record, byte for byte as it was first handed out */
    public Receipt receipt(String id) {
        return store.read(connection -> StoredRecords.receipt(connection, id))
                .orElseThrow(() -> new CodedException(LedgerCode.RECORD_UNKNOWN, id));
    }

    /** @return matching records, newest first */
    public List<LoggedRecord> find(RecordFilter filter, PageRequest page) {
        return store.read(connection -> new RecordSearch(connection).find(filter, page));
    }

    /** @return records from an index on, oldest first, at most so many: how others follow the log */
    public List<LoggedRecord> from(long index, int most) {
        return store.read(connection -> new RecordSearch(connection).from(index, most));
    }

    /**
     * Reads from the records themselves, all of them, which snapshots of which tables they say were read.
     *
     * @return by table, and then by the snapshot's id, the time of the newest record that names it
     */
    public Map<String, Map<String, OffsetDateTime>> snapshotsRead() {
        return store.read(connection -> new RecordSearch(connection).snapshotsRead());
    }

    /** @return how many records match */
    public long count(RecordFilter filter) {
        return store.read(connection -> new RecordSearch(connection).count(filter));
    }

    /** @return how many records the log holds */
    public long size() {
        return store.read(StoredRecords::size);
    }

    /** @return the newest signed checkpoint */
    public Checkpoint checkpoint() {
        Optional<Checkpoint> newest = store.read(connection -> {
            long size = StoredRecords.size(connection);
            return size == 0 ? Optional.empty() : StoredRecords.checkpoint(connection, size);
        });
        return newest.orElseGet(() -> Checkpoint.sign(0, Hash.empty(), key));
    }

    /** @return the checkpoint of this size; sizes inside of a batch are signed on demand */
    public Checkpoint checkpoint(long size) {
        return store.read(connection -> {
            requireWithin(size, StoredRecords.size(connection));
            if (size == 0) {
                return Checkpoint.sign(0, Hash.empty(), key);
            }
            Optional<Checkpoint> stored = StoredRecords.checkpoint(connection, size);
            if (stored.isPresent()) {
                return stored.get();
            }
            return Checkpoint.sign(size, StoredNodes.hashes(connection, ProofPlan.root(size)).getFirst(), key);
        });
    }

    /** @return the root hash over the first {@code size} records, as the stored nodes give it */
    public Hash root(long size) {
        return store.read(connection -> {
            requireWithin(size, StoredRecords.size(connection));
            return size == 0 ? Hash.empty() : StoredNodes.hashes(connection, ProofPlan.root(size)).getFirst();
        });
    }

    /** @return the proof that the log at size {@code to} begins with the log at size {@code from} */
    public ConsistencyProof consistency(long from, long to) {
        return store.read(connection -> {
            requireWithin(to, StoredRecords.size(connection));
            requireWithin(from, to);
            return new ConsistencyProof(from, to, StoredNodes.hashes(connection, ProofPlan.consistency(from, to)));
        });
    }

    /** @return both checkpoints and the proof between them, for an auditor */
    public ConsistencyFile consistencyFile(long from, long to) {
        return new ConsistencyFile(checkpoint(from), checkpoint(to), consistency(from, to));
    }

    /**
     * @return a tile's bytes, by which anybody follows the log (C2SP tlog-tiles); a tile never changes
     * @throws CodedException {@code SIZE_OUT_OF_RANGE} for one that the log has not reached
     */
    public byte[] tile(TilePath path) {
        return store.read(connection -> {
            requireWithin(path.leaves(), StoredRecords.size(connection));
            return StoredTiles.read(connection, path);
        });
    }

    /** @return the numbers missing below the highest one of a grant; none in a sound log */
    public List<SequenceGap> gaps(String grant) {
        return store.read(connection -> new RecordSearch(connection).gaps(grant));
    }

    /** @return the numbers missing below the highest one of a consumer's records that concern no grant */
    public List<SequenceGap> consumerGaps(String consumer) {
        return store.read(connection -> new RecordSearch(connection).consumerGaps(consumer));
    }

    /** Recomputes tree, numbers and checkpoints from the records and compares them with what is stored. */
    public SelfCheck.Result selfCheck() {
        return store.read(connection -> new SelfCheck(connection, key.verification()).run());
    }

    private static void requireWithin(long size, long most) {
        if (size < 0 || size > most) {
            throw new CodedException(LedgerCode.SIZE_OUT_OF_RANGE, size, most);
        }
    }
}
