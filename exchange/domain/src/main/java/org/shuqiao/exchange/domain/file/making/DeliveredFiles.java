package org.shuqiao.exchange.domain.file.making;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.PassedOn;
import org.shuqiao.exchange.domain.delivery.Settled;
import org.shuqiao.exchange.domain.delivery.SignedAttempt;
import org.shuqiao.exchange.domain.file.FileCode;
import org.shuqiao.exchange.domain.file.FileFolder;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.quality.DataAges;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.retention.SealedSalts;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.trace.TraceKeys;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.query.answer.StreamedAnswer;

/**
 * Makes files for consumers and hands them out, whole or in pieces, as long as they are kept and their grants stand.
 * The record of the delivery is written when a file is made; what is fetched of it afterwards is looked at each time.
 */
public final class DeliveredFiles {

    /** Time for which a file can be fetched. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int AT_ONCE = 4;
    /** From then on a file that is still being made was left by a process that died. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Deliveries deliveries;
    private final TraceKeys keys;
    private final RecordOutbox records;
    private final SealedSalts salts;
    private final RecordId ids;
    private final Path folder;
    private final SecurityJournal journal;
    private final DataAges ages;
    private final Semaphore making = new Semaphore(AT_ONCE);

    public DeliveredFiles(ExchangeStore store, Permissions permissions, Deliveries deliveries, TraceKeys keys,
            RecordOutbox records, SealedSalts salts, RecordId ids, FileFolder folder, SecurityJournal journal,
            DataAges ages) {
        this.store = store;
        this.permissions = permissions;
        this.deliveries = deliveries;
        this.keys = keys;
        this.records = records;
        this.salts = salts;
        this.ids = ids;
        this.folder = folder.path();
        this.journal = journal;
        this.ages = ages;
    }

    /**
     * Makes a file of what was granted; returns when it is whole.
     *
     * @param signed the consumer's own signature of {@link FileOrder#asked}
     * @return of a file: its {@link #get id} is that of the receipt's record
     */
    public Settled<StreamedAnswer> make(Actor actor, FileOrder order, Optional<SignedAttempt> signed) {
        if (!making.tryAcquire()) {
            throw new CodedException(FileCode.MAKING_BUSY);
        }
        String id = ids.next();
        VisibleMark mark = new VisibleMark(id, actor.department(), order.purpose().strip(), order.resource(),
                PolicyJson.time(store.now()), ages.of(order.resource()).map(age -> age.line(Language.ZH) + " "
                        + age.line(Language.EN)).orElse(""));
        boolean open = false;
        try (MakingFile file = new MakingFile(folder, mark, order, keys, whole -> whole(id, whole))) {
            begin(id, actor, order);
            Settled<StreamedAnswer> settled = deliveries.passOn(actor, new PassedOn(id, Mode.FILE, order.purpose(),
                    order.resource(), order.items(), order.asked(), file), signed);
            if (settled instanceof Settled.Given<StreamedAnswer> made) {
                open = true; // the record says so: the file stays whatever happens now
                ready(id, made.what().grantsUsed(), made.what().rowCount(), made.salt());
            }
            return settled;
        } catch (CodedException e) {
            open = e.code() == ExchangeCode.LEDGER_WAITING; // what comes of it is known once the log has it
            throw e;
        } finally {
            making.release();
            if (!open) {
                forget(id);
            }
        }
    }

    private void begin(String id, Actor actor, FileOrder order) {
        store.sql("""
                insert into exchange.file (id, state, consumer, ordered_by, purpose, resource, format, encrypted,
                    ordered_at)
                values (:id, 'making', :consumer, :by, :purpose, :resource, :format, :encrypted, :at)""")
                .param("id", id).param("consumer", actor.department()).param("by", actor.login())
                .param("purpose", order.purpose().strip()).param("resource", order.resource())
                .param("format", order.format().id()).param("encrypted", order.recipient().isPresent())
                .param("at", ExchangeStore.column(store.now())).update();
    }

    /** Notes that the file is whole on the disk, by which it is finished after a crash. */
    private void whole(String id, MakingFile file) {
        store.sql("update exchange.file set bytes = :bytes, sha256 = :sha256, sketch = :sketch where id = :id")
                .param("bytes", size(id)).param("sha256", file.digest(new byte[0])).param("sketch", file.sketch())
                .param("id", id).update();
    }

    private void ready(String id, Set<String> grants, long rows, String salt) {
        Instant now = store.now();
        store.sql("""
                update exchange.file set state = 'ready', grants = :grants, rows = :rows, salt = :salt, made_at = :at,
                    keep_until = :until
                where id = :id and state = 'making'""")
                .param("id", id).param("grants", grants.toArray(String[]::new)).param("rows", rows)
                .param("salt", salt).param("at", ExchangeStore.column(now))
                .param("until", ExchangeStore.column(now.plus(KEPT))).update();
    }

    private long size(String id) {
        try {
            return Files.size(MakingFile.whole(folder, id));
        } catch (IOException e) {
            throw new CodedException(FileCode.FILE_NOT_WRITTEN);
        }
    }

    /** @return the files of the actor's department, newest first; those that were removed too */
    public List<DeliveredFile> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER);
        return store.sql(DeliveredFile.READ + "and consumer = :consumer order by ordered_at desc limit 200")
                .param("consumer", actor.department()).query((row, number) -> DeliveredFile.of(row)).list();
    }

    /** @throws CodedException {@code FILE_UNKNOWN}, also for those of other departments */
    public DeliveredFile get(Actor actor, String id) {
        permissions.require(actor, Role.REQUESTER);
        return store.sql(DeliveredFile.READ + "and consumer = :consumer and id = :id")
                .param("consumer", actor.department()).param("id", id)
                .query((row, number) -> DeliveredFile.of(row)).optional()
                .orElseThrow(() -> new CodedException(FileCode.FILE_UNKNOWN, id));
    }

    /**
     * Hands a file out, whole or the rest of it, where its grants still stand; a refusal is recorded.
     *
     * @throws CodedException {@code FILE_REMOVED}
     */
    public FileHandOut handOut(Actor actor, String id) {
        DeliveredFile file = get(actor, id);
        if (!file.ready() || !store.now().isBefore(file.keepUntil())) {
            throw new CodedException(FileCode.FILE_REMOVED, id, PolicyJson.time(file.keepUntil()));
        }
        String asked = "{\"file\":\"" + id + "\"}";
        return deliveries.stopped(actor, Mode.FILE, file.purpose(), asked, file.grants(), file.madeAt())
                .<FileHandOut>map(FileHandOut.Stopped::new)
                .orElseGet(() -> new FileHandOut.Ready(file, MakingFile.whole(folder, id), () ->
                        deliveries.stopped(actor, Mode.FILE, file.purpose(), asked, file.grants(), file.madeAt())));
    }

    /** Removes files whose time is over, and ends what a process left that died while it made one. */
    public void tend() {
        Instant now = store.now();
        store.sql("select id, sha256, bytes from exchange.file where state = 'ready' and keep_until <= :now")
                .param("now", ExchangeStore.column(now)).query((row, number) -> new Removed(row.getString("id"),
                        row.getString("sha256"), row.getLong("bytes"))).list().forEach(this::remove);
        settleMaking(now.minus(ABANDONED));
    }

    /** Ends, when the platform starts and nobody makes any, what a process left that died. */
    public void tendAtStart() {
        settleMaking(store.now());
    }

    /** A file whose record is in the log is finished; one without a record is given up. */
    private void settleMaking(Instant abandoned) {
        making(store.now()).forEach(id -> records.logged(id).ifPresent(receipt ->
                settle(id, receipt.record().draft())));
        making(abandoned).stream().filter(id -> !records.written(id)).forEach(this::forget);
    }

    private List<String> making(Instant before) {
        return store.sql("select id from exchange.file where state = 'making' and ordered_at <= :before")
                .param("before", ExchangeStore.column(before)).query(String.class).list();
    }

    private void settle(String id, ExchangeRecordDraft draft) {
        switch (draft.outcome()) {
            case Outcome.Refused refused -> forget(id);
            case Outcome.Delivered delivered -> ready(id, draft.uses().stream().map(GrantUse::grant)
                    .collect(Collectors.toSet()), delivered.rows(), salts.open(id, YearMonth.from(draft.time()))
                    .orElse(""));
        }
    }

    private record Removed(String id, String digest, long bytes) { }

    /** The entry of its erasing is there before it goes; what a process left that died then goes the next time. */
    private void remove(Removed file) {
        store.inTransaction(() -> {
            store.sql("update exchange.file set state = 'removed', salt = '' where id = :id").param("id", file.id())
                    .update();
            journal.enter(SecurityKind.ERASED, "platform", file.id(), Map.of("what", "file", "name", file.id(),
                    "digest", file.digest(), "bytes", String.valueOf(file.bytes())));
            store.afterCommit(() -> delete(MakingFile.whole(folder, file.id())));
        });
    }

    private void forget(String id) {
        delete(MakingFile.whole(folder, id));
        delete(folder.resolve(id + ".part"));
        delete(folder.resolve(id + ".duckdb"));
        delete(folder.resolve(id + ".parquet"));
        store.sql("delete from exchange.file where id = :id and state = 'making'").param("id", id).update();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
