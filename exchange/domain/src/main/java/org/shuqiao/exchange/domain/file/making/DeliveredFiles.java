package org.shuqiao.exchange.domain.file.making;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
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
import org.shuqiao.exchange.domain.quality.DataAges;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.trace.TraceKeys;
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
    private final RecordId ids;
    private final Path folder;
    private final SecurityJournal journal;
    private final DataAges ages;
    private final Semaphore making = new Semaphore(AT_ONCE);

    public DeliveredFiles(ExchangeStore store, Permissions permissions, Deliveries deliveries, TraceKeys keys,
            RecordId ids, FileFolder folder, SecurityJournal journal, DataAges ages) {
        this.store = store;
        this.permissions = permissions;
        this.deliveries = deliveries;
        this.keys = keys;
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
        boolean given = false;
        try (MakingFile file = new MakingFile(folder, mark, order, keys)) {
            begin(id, actor, order);
            Settled<StreamedAnswer> settled = deliveries.passOn(actor, new PassedOn(id, Mode.FILE, order.purpose(),
                    order.resource(), order.items(), order.asked(), file), signed);
            if (settled instanceof Settled.Given<StreamedAnswer> made) {
                given = true; // the record says so: the file stays whatever happens now
                ready(id, made, file);
            }
            return settled;
        } finally {
            making.release();
            if (!given) {
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

    private void ready(String id, Settled.Given<StreamedAnswer> made, MakingFile file) {
        Instant now = store.now();
        store.sql("""
                update exchange.file set state = 'ready', grants = :grants, rows = :rows, bytes = :bytes,
                    sha256 = :sha256, salt = :salt, made_at = :at, keep_until = :until, sketch = :sketch
                where id = :id""")
                .param("id", id).param("grants", made.what().grantsUsed().toArray(String[]::new))
                .param("rows", made.what().rowCount()).param("bytes", size(id))
                .param("sha256", file.digest(new byte[0])).param("salt", made.salt())
                .param("at", ExchangeStore.column(now)).param("until", ExchangeStore.column(now.plus(KEPT)))
                .param("sketch", file.sketch()).update();
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

    /** Removes files whose time is over, and what a process left that died while it made one. */
    public void tend() {
        Instant now = store.now();
        store.sql("select id, sha256, bytes from exchange.file where state = 'ready' and keep_until <= :now")
                .param("now", ExchangeStore.column(now)).query((row, number) -> new Removed(row.getString("id"),
                        row.getString("sha256"), row.getLong("bytes"))).list().forEach(this::remove);
        store.sql("select id from exchange.file where state = 'making' and ordered_at <= :before")
                .param("before", ExchangeStore.column(now.minus(ABANDONED))).query(String.class).list()
                .forEach(this::forget);
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
