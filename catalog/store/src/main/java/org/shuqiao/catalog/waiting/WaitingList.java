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
 * What waits to be published elsewhere, in the order in which it began to wait. Each subject waits at most once, so the
 * list is never longer than the catalogue, even where nobody takes from it. It is written in the transaction of what it
 * tells of; who takes from it reads the subject as it stands, publishes it, and strikes it off unless it changed again.
 */
public final class WaitingList {

    /** The number of the advisory lock of the one process that takes from the list. */
    private static final long LOCK = 0x5351574149L;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public WaitingList(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Puts a subject on the list within the caller's transaction. */
    public void add(Subject subject, String key) {
        jdbc.sql("""
                INSERT INTO catalog.waiting (subject, key) VALUES (?, ?)
                ON CONFLICT (subject, key) DO UPDATE SET change = catalog.waiting.change + 1, refused = NULL
                """).params(word(subject), key).update();
    }

    /** Puts everything of the catalogue on the list: departments, datasets, and entries that were ever published. */
    public void addAll() {
        transactions.executeWithoutResult(status -> {
            addAll(Subject.DEPARTMENT, "SELECT id FROM catalog.department ORDER BY id");
            addAll(Subject.DATASET, "SELECT dataset FROM catalog.dataset_run GROUP BY dataset ORDER BY min(ended_at), dataset");
            addAll(Subject.ENTRY, "SELECT code FROM catalog.announcement GROUP BY code ORDER BY min(sequence)");
        });
    }

    /** @return up to {@code most} that wait, in order */
    public List<Waiting> first(int most) {
        return jdbc.sql("SELECT * FROM catalog.waiting WHERE refused IS NULL ORDER BY id LIMIT ?").param(most)
                .query(WaitingList::read).list();
    }

    /** Strikes off what was published, unless it changed again meanwhile. */
    public void strike(List<Waiting> published) {
        transactions.executeWithoutResult(status -> published.forEach(one ->
                jdbc.sql("DELETE FROM catalog.waiting WHERE subject = ? AND key = ? AND change = ?")
                        .params(word(one.subject()), one.key(), one.change()).update()));
    }

    /** Passes one over until it changes, because it was refused. */
    public void refuse(Waiting one, String code) {
        jdbc.sql("UPDATE catalog.waiting SET refused = ? WHERE subject = ? AND key = ? AND change = ?")
                .params(code, word(one.subject()), one.key(), one.change()).update();
    }

    public WaitingCount count() {
        return jdbc.sql("""
                SELECT count(*) FILTER (WHERE refused IS NULL) AS waiting, min(since) FILTER (WHERE refused IS NULL) AS since,
                       count(refused) AS refused FROM catalog.waiting
                """).query((row, i) -> new WaitingCount(row.getLong("waiting"), instant(row), row.getLong("refused"))).single();
    }

    /** Does the work while no other process takes from the list; empty where another does. */
    public <T> Optional<T> alone(Supplier<T> work) {
        return transactions.execute(status -> {
            boolean mine = jdbc.sql("SELECT pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single();
            return mine ? Optional.of(work.get()) : Optional.empty();
        });
    }

    private void addAll(Subject subject, String keys) {
        jdbc.sql(keys).query(String.class).list().forEach(key -> add(subject, key));
    }

    private static Waiting read(ResultSet row, int number) throws SQLException {
        return new Waiting(Subject.valueOf(row.getString("subject").toUpperCase(Locale.ROOT)), row.getString("key"),
                row.getLong("change"), instant(row).orElseThrow());
    }

    private static Optional<Instant> instant(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("since", OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static String word(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }
}
