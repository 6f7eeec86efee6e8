package org.shuqiao.query.run;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Running query: counts fetched rows and cancels planner, statements and loops on stop.
 */
public final class RunningQuery {

    private static final Logger LOG = LoggerFactory.getLogger(RunningQuery.class);

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong pulled = new AtomicLong();
    private final Set<Statement> statements = new HashSet<>();
    private final long pulledLimit;
    private volatile CodedException reason;

    public RunningQuery(long pulledLimit) {
        this.pulledLimit = pulledLimit;
    }

    /** Ends the query with this error; only the first reason counts. */
    public void stop(CodedException why) {
        synchronized (statements) {
            if (stopped.get()) {
                return;
            }
            reason = why;
            stopped.set(true);
            statements.forEach(RunningQuery::cancel);
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // the statement is over, or its connection is; the loops that read from it stop by the flag
            LOG.debug("a statement could not be cancelled, state {}", e.getSQLState());
        }
    }

    /** @return the flag that the planner asks */
    public AtomicBoolean flag() {
        return stopped;
    }

    /** @return why it was stopped, if it was */
    public Optional<CodedException> reason() {
        return Optional.ofNullable(reason);
    }

    /** Throws the reason when the query was stopped. */
    public void throwIfStopped() {
        if (stopped.get()) {
            throw reason;
        }
    }

    void countRow() {
        throwIfStopped();
        if (pulled.incrementAndGet() > pulledLimit) {
            stop(new CodedException(QueryCode.TOO_HEAVY));
            throwIfStopped();
        }
    }

    /** Notes a statement that has to be cancelled when the query is stopped. */
    public void register(Statement statement) {
        synchronized (statements) {
            throwIfStopped();
            statements.add(statement);
        }
    }

    /** Forgets a statement that ended. */
    public void deregister(Statement statement) {
        synchronized (statements) {
            statements.remove(statement);
        }
    }
}
