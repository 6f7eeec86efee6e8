package org.shuqiao.query.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.source.ReadTransaction;
import org.shuqiao.query.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Running query: counts fetched rows, cancels planner, statements and loops on stop, and gives back every connection.
 * A plan opens its passes over rows one after the other and in code that the planner makes, so what a pass left open
 * when another failed is given back here, at the end, whatever ended it.
 */
public final class RunningQuery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningQuery.class);

    /** Characters of texts that one query may pull out of engines, all sources together. */
    private static final long CHARACTERS = 256L << 20;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong pulled = new AtomicLong();
    private final Set<Statement> statements = new HashSet<>();
    private final Set<Connection> connections = new HashSet<>();
    private final AtomicLong characters = new AtomicLong();
    private final long pulledLimit;
    private final long characterLimit;
    private volatile CodedException reason;

    public RunningQuery(long pulledLimit) {
        this(pulledLimit, CHARACTERS);
    }

    private RunningQuery(long pulledLimit, long characterLimit) {
        this.pulledLimit = pulledLimit;
        this.characterLimit = characterLimit;
    }

    /** @return one whose rows are passed on one by one, so that no number of them fills the memory */
    public static RunningQuery passedOn() {
        return new RunningQuery(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Ends the query with this error; only the first reason counts. */
    public void stop(CodedException why) {
        synchronized (statements) {
            if (stopped.get()) {
                return;
            }
            reason = why;
            stopped.set(true);
            // a database that hangs keeps whoever cancels waiting, and the next query's alarm must not be that
            statements.forEach(statement -> Thread.ofVirtual().start(() -> cancel(statement)));
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

    /** @param texts characters of the row's texts */
    void countRow(long texts) {
        throwIfStopped();
        if (pulled.incrementAndGet() > pulledLimit || characters.addAndGet(texts) > characterLimit) {
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

    /** @return a connection to the source, to be given back by {@link #giveBack} */
    Connection borrow(Source source) {
        throwIfStopped();
        Connection connection = source.connect();
        synchronized (connections) {
            connections.add(connection);
        }
        return connection;
    }

    /** Gives back a connection with nothing on it: no transaction, no statement. */
    void giveBack(Connection connection) {
        synchronized (connections) {
            if (!connections.remove(connection)) {
                return;
            }
        }
        ReadTransaction.end(connection);
    }

    /** Gives back what is left. */
    @Override
    public void close() {
        List<Connection> left;
        synchronized (connections) {
            left = List.copyOf(connections);
        }
        left.forEach(this::giveBack);
    }
}
