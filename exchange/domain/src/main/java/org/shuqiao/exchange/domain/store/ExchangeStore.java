package org.shuqiao.exchange.domain.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.shuqiao.catalog.waiting.PublishQueue;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** SQL access, transactions and clock of the exchange's services. */
public final class ExchangeStore {

    /** Legal periods and days of quota are those of the capital. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** How often a transaction is run again that lost a deadlock. */
    private static final int DEADLOCKS = 5;

    /** The longest pause before it, in milliseconds; random, so that the winner is through before the loser returns. */
    private static final long LONGEST_PAUSE = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final PublishQueue waiting;
    private final Clock clock;

    public ExchangeStore(DataSource source, Clock clock) {
        this.jdbc = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        this.waiting = new PublishQueue(jdbc, transactions);
        this.clock = clock;
    }

    /** @return what waits to be published elsewhere, written in the transaction of what it tells */
    public PublishQueue waiting() {
        return waiting;
    }

    /** Starts a statement; table names carry their schema. */
    public JdbcClient.StatementSpec sql(String sql) {
        return jdbc.sql(sql);
    }

    /**
     * Runs the work in a transaction, or in the one that is already running. A transaction that PostgreSQL ends because
     * it and another wait for each other is run again, so the work may do nothing that a roll-back does not undo.
     */
    public <T> T inTransaction(Supplier<T> work) {
        for (int again = inTransaction() ? 0 : DEADLOCKS; ; again--) {
            try {
                return transactions.execute(status -> work.get());
            } catch (PessimisticLockingFailureException e) {
                if (again == 0) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE)));
            }
        }
    }

    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /** @return whether this thread runs a transaction */
    public boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** Runs the work once the running transaction is on disk; at once where none runs. */
    public void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /** @return now, to the microsecond that the store keeps */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public LocalDate today() {
        return day(now());
    }

    public static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZONE);
    }

    /** @return the form in which JDBC takes an instant */
    public static OffsetDateTime column(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** @return the number that {@link #nextNumber} would give now; nothing is taken */
    public String comingNumber(String kind) {
        return comingNumber(kind, 0);
    }

    /** @return the number that comes once so many others were taken */
    public String comingNumber(String kind, int others) {
        int year = today().getYear();
        int last = sql("select last from exchange.numbering where kind = :kind and year = :year")
                .param("kind", kind).param("year", year).query(Integer.class).optional().orElse(0);
        return "%s-%d-%06d".formatted(kind, year, last + 1 + others);
    }

    /** Takes the next number of a kind in the running year: {@code R-2026-000007}. */
    public String nextNumber(String kind) {
        int year = today().getYear();
        int last = sql("""
                insert into exchange.numbering (kind, year, last) values (:kind, :year, 1)
                on conflict (kind, year) do update set last = exchange.numbering.last + 1
                returning last""")
                .param("kind", kind).param("year", year)
                .query(Integer.class).single();
        return "%s-%d-%06d".formatted(kind, year, last);
    }
}
