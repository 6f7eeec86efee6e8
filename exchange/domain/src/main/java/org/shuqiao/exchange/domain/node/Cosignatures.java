package org.shuqiao.exchange.domain.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.Cosignature;
import org.shuqiao.ledger.signature.SignedNote;
import org.shuqiao.ledger.signature.VerificationKey;

/** Keeps the witnesses' signatures over checkpoints of the record log. */
public final class Cosignatures {

    private final ExchangeStore store;
    private final DepartmentKeys keys;
    private final RecordLog log;

    public Cosignatures(ExchangeStore store, DepartmentKeys keys, RecordLog log) {
        this.store = store;
        this.keys = keys;
        this.log = log;
    }

    /**
     * Keeps what a department's node signed.
     *
     * @param note the checkpoint with the witness's line alone
     * @throws CodedException {@code COSIGNATURE_REFUSED} for a checkpoint that is not this log's, or a line that no
     *     witness of the department signed
     */
    public void accept(String department, String note) {
        Checkpoint cosigned = Checkpoint.parse(note);
        if (cosigned.note().lines().size() != 1 || cosigned.size() < 1 || cosigned.size() > log.size()
                || !log.checkpoint(cosigned.size()).note().text().equals(cosigned.note().text())) {
            throw new CodedException(NodeCode.COSIGNATURE_REFUSED, "checkpoint");
        }
        SignedNote.Line line = cosigned.note().lines().getFirst();
        VerificationKey witness = line.key(keys.witnesses())
                .filter(key -> key.name().endsWith("/" + NodeRegistry.witnessName(department)))
                .filter(key -> cosigned.note().verifies(line, key))
                .orElseThrow(() -> new CodedException(NodeCode.COSIGNATURE_REFUSED, "signature"));
        store.sql("""
                insert into exchange.cosignature (size, witness, root, line, at)
                values (:size, :witness, :root, :line, :at) on conflict do nothing""")
                .param("size", cosigned.size()).param("witness", witness.text())
                .param("root", cosigned.root().base64()).param("line", line.base64())
                .param("at", ExchangeStore.column(Cosignature.time(line))).update();
    }

    /**
     * A cosignature as it is kept.
     *
     * @param witness name of the witness's key
     * @param root    that it signed, in base64
     * @param sound   whether an admitted witness's signature over size and root verifies
     */
    public record Kept(long size, String witness, String root, Instant at, boolean sound) { }

    /** @return all, by size; also those of sizes that the log does not have */
    public List<Kept> kept() {
        String origin = log.checkpoint().origin();
        return store.sql("select size, witness, root, line from exchange.cosignature order by size, witness")
                .query((row, number) -> kept(origin, row.getLong("size"), row.getString("witness"),
                        row.getString("root"), row.getString("line"))).list();
    }

    private Kept kept(String origin, long size, String witness, String root, String base64) {
        try {
            VerificationKey key = VerificationKey.parse(witness);
            SignedNote.Line line = new SignedNote.Line(key.name(), base64);
            Checkpoint signed = Checkpoint.parse(new SignedNote(origin + "\n" + size + "\n" + root
                    + "\n", List.of(line)).format());
            return new Kept(size, key.name(), root, Cosignature.time(line),
                    keys.witnesses().contains(key) && signed.note().verifies(line, key));
        } catch (RuntimeException e) { // whatever somebody wrote there
            return new Kept(size, "?", "", Instant.EPOCH, false);
        }
    }

    /**
     * @param size least size of the log
     * @return the smallest checkpoint of at least that size that most witnesses cosigned, with the log's line first;
     *     nothing where there is none
     */
    public Optional<Checkpoint> covering(long size) {
        Optional<Long> found = store.sql("""
                select size from exchange.cosignature where size >= :size
                group by size order by count(*) desc, size limit 1""")
                .param("size", size).query(Long.class).optional();
        return found.filter(at -> at <= log.size()).map(this::cosigned);
    }

    private Checkpoint cosigned(long size) {
        Checkpoint own = log.checkpoint(size);
        List<SignedNote.Line> lines = store.sql("""
                select witness, line from exchange.cosignature where size = :size and root = :root order by witness""")
                .param("size", size).param("root", own.root().base64())
                .query((row, number) -> new SignedNote.Line(
                        VerificationKey.parse(row.getString("witness")).name(), row.getString("line"))).list();
        SignedNote note = new SignedNote(own.note().text(),
                Stream.concat(own.note().lines().stream(), lines.stream()).toList());
        return Checkpoint.parse(note.format());
    }
}
