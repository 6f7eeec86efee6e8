package org.shuqiao.query.source.duckdb;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;
import org.shuqiao.query.limit.EngineSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates and closes in-memory DuckDB databases in the background. Making one and ending one take longer than many a
 * query, so the next ones are made, and used ones ended, beside the queries.
 */
final class DatabaseFactory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFactory.class);
    private static final int AHEAD = 2;
    /** Used databases that may wait for their end; each still holds memory. */
    private static final int WAITING = 4;

    private final EngineSettings settings;
    private final BlockingQueue<DuckDBConnection> ready = new ArrayBlockingQueue<>(AHEAD);
    private final ThreadPoolExecutor beside = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(AHEAD + WAITING), Thread.ofPlatform().name("lake-engines").daemon(true).factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());

    DatabaseFactory(EngineSettings settings) {
        this.settings = settings;
    }

    /** @return a database that nobody has used, with the limits of one query */
    DuckDBConnection create() {
        Optional<DuckDBConnection> made = Optional.ofNullable(ready.poll());
        DuckDBConnection database = made.orElseGet(this::make);
        if (beside.getQueue().isEmpty()) {
            beside.execute(this::prepare);
        }
        return database;
    }

    /** Ends one that was used. */
    void end(DuckDBConnection used) {
        if (beside.isShutdown()) {
            close(used);
        } else {
            beside.execute(() -> close(used));
        }
    }

    private void prepare() {
        try {
            while (ready.remainingCapacity() > 0 && !beside.isShutdown()) {
                DuckDBConnection next = make();
                if (!ready.offer(next)) {
                    close(next);
                }
            }
        } catch (CodedException e) {
            LOG.warn("no database could be made ahead: {}", e.getMessage()); // the next query tells its asker
        }
    }

    private DuckDBConnection make() {
        try {
            DuckDBConnection database = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            try (Statement statement = database.createStatement()) {
                statement.execute("SET memory_limit = '" + settings.lakeMemoryMiB() + "MiB'");
                statement.execute("SET threads = " + settings.lakeThreads());
                statement.execute("SET temp_directory = ''");
                statement.execute("SET integer_division = true");
                statement.execute("SET autoinstall_known_extensions = false");
                statement.execute("SET autoload_known_extensions = false");
            } catch (SQLException e) {
                database.close();
                throw e;
            }
            return database;
        } catch (SQLException e) {
            throw new CodedException(QueryCode.LAKE_UNREADABLE, RedactedException.of(e), "-");
        }
    }

    private static void close(DuckDBConnection database) {
        try {
            database.close();
        } catch (SQLException e) {
            LOG.warn("a lake engine did not close: {}", RedactedException.of(e).toString());
        }
    }

    @Override
    public void close() {
        beside.shutdown();
        try {
            if (!beside.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("lake engines did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (DuckDBConnection database = ready.poll(); database != null; database = ready.poll()) {
            close(database);
        }
    }
}
