package org.shuqiao.query.source.duckdb;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.source.TableSnapshots;

/**
 * Pool of idle DuckDB databases, each reused only for a query over the same table snapshots. One is locked for good
 * over the files that it was opened for, and serves one query at a time, so the next query finds what a fresh one
 * would give it: the same views, the same settings, all of the memory. What waits holds no file open and nothing of the
 * files.
 */
final class DatabasePool implements AutoCloseable {

    /** One that waits takes about four MiB; making one takes as long as some point queries. */
    private static final int MOST = 16;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration LOOKED_AFTER = Duration.ofSeconds(10);

    private final DatabaseFactory fresh;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lake-engines-kept").daemon(true).factory());
    private boolean closed;

    private record Kept(DuckDBConnection database, TableSnapshots tables, long since) { }

    DatabasePool(EngineSettings settings) {
        this.fresh = new DatabaseFactory(settings);
        clock.scheduleWithFixedDelay(() -> evictIdle(System.nanoTime()), LOOKED_AFTER.toMillis(),
                LOOKED_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Ends those that have one of the tables at another snapshot.
     *
     * @return one that is open over these very tables at these snapshots, and locked; nobody else has it
     */
    Optional<DuckDBConnection> borrow(TableSnapshots tables) {
        List<Kept> over = new ArrayList<>();
        Optional<Kept> found;
        synchronized (this) {
            kept.removeIf(candidate -> candidate.tables().contradicts(tables) && over.add(candidate));
            found = kept.stream().filter(candidate -> candidate.tables().equals(tables)).findFirst();
            found.ifPresent(kept::remove);
        }
        end(over);
        return found.map(Kept::database);
    }

    /** @return one that nobody has used, over nothing yet */
    DuckDBConnection fresh() {
        return fresh.create();
    }

    /** Takes back one whose query was answered whole. */
    void giveBack(DuckDBConnection database, TableSnapshots tables) {
        List<Kept> over = new ArrayList<>();
        synchronized (this) {
            Kept back = new Kept(database, tables, System.nanoTime());
            if (closed) {
                over.add(back);
            } else {
                kept.addFirst(back);
                if (kept.size() > MOST) {
                    over.add(kept.removeLast());
                }
            }
        }
        end(over);
    }

    /** Ends one whose query came to nothing: it may be in any state. */
    void end(DuckDBConnection database) {
        fresh.end(database);
    }

    private void end(List<Kept> over) {
        over.forEach(last -> fresh.end(last.database()));
    }

    /** @param now by {@link System#nanoTime()} */
    void evictIdle(long now) {
        List<Kept> over = new ArrayList<>();
        synchronized (this) {
            kept.removeIf(idle -> now - idle.since() >= IDLE.toNanos() && over.add(idle));
        }
        end(over);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        List<Kept> over;
        synchronized (this) {
            closed = true;
            over = List.copyOf(kept);
            kept.clear();
        }
        end(over);
        fresh.close();
    }
}
