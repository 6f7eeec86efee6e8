package org.shuqiao.query.source.duckdb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.shuqiao.query.release.Release;

/** Keeps the databases of the releases that were read last, each loaded once. Safe for use by many threads. */
public final class ReleaseDatabases implements AutoCloseable {

    private static final int MOST = 16;

    private final Deque<ReleasedCells> kept = new ArrayDeque<>();

    public synchronized ReleasedCells of(Release release) {
        Optional<ReleasedCells> found = kept.stream().filter(each -> each.release().equals(release)).findFirst();
        found.ifPresent(kept::remove);
        ReleasedCells cells = found.orElseGet(() -> ReleasedCells.of(release));
        kept.addFirst(cells);
        if (kept.size() > MOST) {
            // a query that still reads it has a connection of its own, which keeps the database until it ends
            kept.removeLast().close();
        }
        return cells;
    }

    @Override
    public synchronized void close() {
        kept.forEach(ReleasedCells::close);
        kept.clear();
    }
}
