package org.shuqiao.exchange.domain.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.EventJson;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.record.RecordId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactional outbox of life-cycle events for the ledger. They are written in the transaction of what they tell, sent
 * right after it in their order, and sent again until the ledger has them: a process that dies in between loses none.
 * An event that the contract refuses stays here with the code, is counted, and lets the others pass.
 */
public final class EventOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(EventOutbox.class);
    private static final Duration AFTER_COMMIT = Duration.ofSeconds(2);

    private final ExchangeStore store;
    private final RecordId ids;
    private final Ledger ledger;
    private final LedgerChangeCheck known;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean away;

    public EventOutbox(ExchangeStore store, RecordId ids, Ledger ledger) {
        this.store = store;
        this.ids = ids;
        this.ledger = ledger;
        this.known = new LedgerChangeCheck(store, ledger);
    }

    /**
     * Writes an event down within the caller's transaction.
     *
     * @param department which submits it
     * @param event      makes the event from its id and time
     */
    public void add(String department, BiFunction<String, OffsetDateTime, LifeCycleEvent> event) {
        OffsetDateTime now = store.now().atZone(ExchangeStore.ZONE).toOffsetDateTime().truncatedTo(ChronoUnit.MILLIS);
        LifeCycleEvent made = event.apply(ids.next(), now);
        store.sql("""
                insert into exchange.outbox (event, department, type, subject, body, at)
                values (:event, :department, :type, :subject, :body, :at)""")
                .param("event", made.event()).param("department", department).param("type", made.type().word())
                .param("subject", made.subject())
                .param("body", new String(EventJson.write(made), StandardCharsets.UTF_8)).param("at", now)
                .update();
    }

    /**
     * Sends what waits right after a commit. Whoever made the commit waits for the ledger only so long, and not at all
     * for one that did not answer the last time: that it is back is found out by the call that is made now and then.
     */
    public int drain() {
        return away ? 0 : drain(AFTER_COMMIT);
    }

    /**
     * Sends what waits, oldest first, and stops at the first that the ledger cannot take now, or when its time is over.
     * Call it now and then.
     *
     * @return how many were sent
     */
    public int drain(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        // one thread at a time: others would wait with a connection in hand that the ledger needs
        if (!taken(atMost)) {
            return 0; // whoever sends now sends these too
        }
        try {
            int sent = 0;
            Sent last = recognised() ? next() : Sent.WAITS;
            while (last == Sent.RECORDED || last == Sent.REFUSED) {
                sent += last == Sent.RECORDED ? 1 : 0;
                if (System.nanoTime() - end > 0) {
                    break;
                }
                last = next();
            }
            away = last == Sent.WAITS;
            return sent;
        } finally {
            sending.unlock();
        }
    }

    private boolean taken(Duration atMost) {
        try {
            return sending.tryLock(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean recognised() {
        try {
            known.resendIfChanged();
            return true;
        } catch (CodedException e) {
            LOG.warn("the ledger is not known yet: {}", e.code().id());
            return false;
        }
    }

    /** @return how many events the ledger does not have yet */
    public long waiting() {
        return store.sql("select count(*) from exchange.outbox where sent_at is null and refused_at is null")
                .query(Long.class).single();
    }

    /** @return when the oldest event was made that the ledger was offered and did not take */
    Optional<Instant> failingSince() {
        return store.sql("""
                select at from exchange.outbox where sent_at is null and refused_at is null and failure is not null
                order by id limit 1""")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant()).optional();
    }

    /** @return how many events the contract refused: in a sound platform none */
    public long refused() {
        return store.sql("select count(*) from exchange.outbox where refused_at is not null")
                .query(Long.class).single();
    }

    /** What came of sending the oldest event. */
    private enum Sent {
        RECORDED, REFUSED, WAITS, NONE
    }

    /** Sends one event. Whoever sends holds the head of the line, so the order is kept among processes too. */
    private Sent next() {
        return store.inTransaction(() -> {
            List<Row> rows = store.sql("""
                    select id, department, body from exchange.outbox where sent_at is null and refused_at is null
                    order by id limit 1 for update""")
                    .query((row, number) -> new Row(row.getLong(1), row.getString(2), row.getString(3))).list();
            return rows.isEmpty() ? Sent.NONE : send(rows.getFirst());
        });
    }

    private Sent send(Row row) {
        try {
            ledger.submit(row.department(), EventJson.read(row.body().getBytes(StandardCharsets.UTF_8)));
        } catch (CodedException e) {
            boolean refused = e.code() instanceof LedgerCode code && !code.isTransient();
            LOG.warn("ledger event {} {}: {}", row.id(), refused ? "refused" : "waits", e.code().id());
            mark(row, refused ? "refused_at = :at, failure = :code" : "failure = :code", e.code().id());
            return refused ? Sent.REFUSED : Sent.WAITS;
        }
        mark(row, "sent_at = :at, failure = :code", null);
        return Sent.RECORDED;
    }

    private void mark(Row row, String what, String code) {
        store.sql("update exchange.outbox set attempts = attempts + 1, " + what + " where id = :id")
                .param("at", ExchangeStore.column(store.now())).param("code", code).param("id", row.id())
                .update();
    }

    private record Row(long id, String department, String body) { }
}
