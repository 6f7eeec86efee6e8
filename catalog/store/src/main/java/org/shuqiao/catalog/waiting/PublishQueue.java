package org.shuqiao.catalog.waiting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Queue of changed objects for publication to Atlas, one row per object, written in the changing transaction. Each
 * subject waits at most once, so the list is never longer than the catalogue, even where nobody takes from it. It is
 * written in the transaction of what it tells of; who takes from it reads the subject as it stands, publishes it, and
 * strikes it off unless it changed again.
 */
public final class PublishQueue {

    /** The number of the advisory lock of the one process that takes from the list. */
    private static final long LOCK = 0x5351574149L;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public PublishQueue(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Puts a subject on the list within the caller's transaction. */
    public void add(ChangeKind subject, String key) {
        jdbc.sql("""
                INSERT INTO catalog.waiting (subject, key) VALUES (?, ?)
                ON CONFLICT (subject, key) DO UPDATE SET change = catalog.waiting.change + 1, refused = NULL
                """).params(word(subject), key).update();
    }

    /** Puts everything of the catalogue on the list: departments, datasets, and entries that were ever published. */
    public void addAll() {
        transactions.executeWithoutResult(status -> {
            addAll(ChangeKind.DEPARTMENT, "SELECT id FROM catalog.department ORDER BY id");
            addAll(ChangeKind.DATASET, "SELECT dataset FROM catalog.dataset_run GROUP BY dataset ORDER BY "
                    + "min(ended_at), dataset");
            addAll(ChangeKind.ENTRY, "SELECT code FROM catalog.announcement GROUP BY code ORDER BY min(sequence)");
        });
    }

    /** @return up to {@code most} that wait, in order */
    public List<QueuedChange> first(int most) {
        return jdbc.sql("SELECT * FROM catalog.waiting WHERE refused IS NULL ORDER BY id LIMIT ?").param(most)
                .query(PublishQueue::read).list();
    }

    /** Strikes off what was published, unless it changed again meanwhile. */
    public void remove(List<QueuedChange> published) {
        transactions.executeWithoutResult(status -> published.forEach(one ->
                jdbc.sql("DELETE FROM catalog.waiting WHERE subject = ? AND key = ? AND change = ?")
                        .params(word(one.subject()), one.key(), one.change()).update()));
    }

    /** Passes one over until it changes, because it was refused. */
    public void markRefused(QueuedChange one, String code) {
        jdbc.sql("UPDATE catalog.waiting SET refused = ? WHERE subject = ? AND key = ? AND change = ?")
                .params(code, word(one.subject()), one.key(), one.change()).update();
    }

    public QueueStatus count() {
        return jdbc.sql("""
                SELECT count(*) FILTER (WHERE refused IS NULL) AS waiting, min(since) FILTER (WHERE refused IS NULL) \
                AS since,
                       count(refused) AS refused FROM catalog.waiting
                """).query((row, i) -> new QueueStatus(row.getLong("waiting"), instant(row), row.getLong("refused")))
                .single();
    }

    /** Does the work while no other process takes from the list; empty where another does. */
    public <T> Optional<T> withLock(Supplier<T> work) {
        return transactions.execute(status -> {
            boolean mine = jdbc.sql("SELECT pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single();
            return mine ? Optional.of(work.get()) : Optional.empty();
        });
    }

    private void addAll(ChangeKind subject, String keys) {
        jdbc.sql(keys).query(String.class).list().forEach(key -> add(subject, key));
    }

    private static QueuedChange read(ResultSet row, int number) throws SQLException {
        return new QueuedChange(ChangeKind.valueOf(row.getString("subject").toUpperCase(Locale.ROOT)),
                row.getString("key"), row.getLong("change"), instant(row).orElseThrow());
    }

    private static Optional<Instant> instant(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("since", OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static String word(ChangeKind subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }
}
