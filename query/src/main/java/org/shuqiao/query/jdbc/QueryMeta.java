package org.shuqiao.query.jdbc;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ConnectionPropertiesImpl;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.MetaImpl;
import org.apache.calcite.avatica.MissingResultsException;
import org.apache.calcite.avatica.NoSuchConnectionException;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.error.QueryCode;

/**
 * Avatica server-side {@code Meta} of JDBC sessions, each bound to one user and one purpose. A connection belongs to
 * the user who opened it and to one purpose; its statements are asked, never prepared. Connections that rest for half
 * an hour are dropped with their answers.
 */
final class QueryMeta extends MetaImpl {

    private static final Duration REST = Duration.ofMinutes(30);
    private static final int CONNECTIONS = 1_000;

    private final QueryHandler asker;
    private final UnusableCalls unusable;
    private final Cache<String, Session> sessions =
            CacheBuilder.newBuilder().expireAfterAccess(REST).maximumSize(CONNECTIONS).build();
    private final AtomicInteger statements = new AtomicInteger();

    QueryMeta(QueryHandler asker, UnusableCalls unusable) {
        super(null);
        this.asker = asker;
        this.unusable = unusable;
    }

    private record Session(String user, String purpose, Map<Integer, Answer> answers) { }

    @Override
    public void openConnection(ConnectionHandle connection, Map<String, String> properties) {
        // a client without any property of its own sends none at all
        String purpose = properties == null ? "" : properties.getOrDefault("purpose", "").strip();
        if (purpose.isEmpty()) {
            throw told(new CodedException(QueryCode.PURPOSE_MISSING));
        }
        Session session = new Session(CurrentUser.get(), purpose, new ConcurrentHashMap<>());
        if (sessions.asMap().putIfAbsent(connection.id, session) != null) {
            throw new NoSuchConnectionException(connection.id);
        }
    }

    /** The id of a connection is chosen by its client: it opens nothing for another user. */
    private Session session(String connection) {
        Session session = sessions.getIfPresent(connection);
        if (session == null || !session.user().equals(CurrentUser.get())) {
            throw new NoSuchConnectionException(connection);
        }
        return session;
    }

    @Override
    public void closeConnection(ConnectionHandle connection) {
        session(connection.id);
        sessions.invalidate(connection.id);
    }

    @Override
    public ConnectionProperties connectionSync(ConnectionHandle connection, ConnectionProperties properties) {
        session(connection.id);
        return new ConnectionPropertiesImpl(true, true, null, null, null).merge(properties);
    }

    @Override
    public StatementHandle createStatement(ConnectionHandle connection) {
        session(connection.id);
        return new StatementHandle(connection.id, statements.incrementAndGet(), null);
    }

    @Override
    public void closeStatement(StatementHandle statement) {
        session(statement.connectionId).answers().remove(statement.id);
    }

    @Override
    public ExecuteResult prepareAndExecute(
            StatementHandle statement, String sql, long maxRows, int firstRows, PrepareCallback callback) {
        Session session = session(statement.connectionId);
        Answer answer = asker.handle(session.user(), session.purpose(), sql);
        session.answers().put(statement.id, answer);
        MetaResultSet rows = MetaResultSet.create(statement.connectionId, statement.id, false,
                AnswerFrames.signature(answer), AnswerFrames.frame(answer, 0, firstRows));
        return new ExecuteResult(List.of(rows));
    }

    @Override
    public ExecuteResult prepareAndExecute(StatementHandle statement, String sql, long maxRows,
            PrepareCallback callback) {
        return prepareAndExecute(statement, sql, maxRows, -1, callback);
    }

    @Override
    public Frame fetch(StatementHandle statement, long offset, int rows) throws MissingResultsException {
        Answer answer = session(statement.connectionId).answers().get(statement.id);
        if (answer == null) {
            throw new MissingResultsException(statement);
        }
        return AnswerFrames.frame(answer, offset, rows);
    }

    @Override
    public boolean syncResults(StatementHandle statement, QueryState state, long offset)
            throws NoSuchStatementException {
        if (!session(statement.connectionId).answers().containsKey(statement.id)) {
            throw new NoSuchStatementException(statement);
        }
        return true;
    }

    /** Nothing is ever changed, so there is nothing to commit. */
    @Override
    public void commit(ConnectionHandle connection) {
        session(connection.id);
    }

    @Override
    public void rollback(ConnectionHandle connection) {
        session(connection.id);
    }

    /** Metadata is the catalogue's business; here every list of it is empty. */
    @Override
    protected MetaResultSet createResultSet(Map<String, Object> parameters, List<ColumnMetaData> columns,
            CursorFactory cursor, Frame frame) {
        Signature signature = Signature.create(columns, "", List.of(), CursorFactory.LIST, StatementType.SELECT);
        return MetaResultSet.create("", statements.incrementAndGet(), true, signature, frame);
    }

    private CodedException notOffered() {
        return told(new CodedException(QueryCode.NOT_OFFERED, "1:1"));
    }

    private CodedException told(CodedException refused) {
        unusable.tell(CurrentUser.get(), refused.code());
        return refused;
    }

    @Override
    public StatementHandle prepare(ConnectionHandle connection, String sql, long maxRows) {
        throw notOffered();
    }

    @Override
    public ExecuteResult execute(StatementHandle statement, List<TypedValue> values, long maxRows) {
        throw notOffered();
    }

    @Override
    public ExecuteResult execute(StatementHandle statement, List<TypedValue> values, int maxRows) {
        throw notOffered();
    }

    @Override
    public ExecuteBatchResult prepareAndExecuteBatch(StatementHandle statement, List<String> sql) {
        throw notOffered();
    }

    @Override
    public ExecuteBatchResult executeBatch(StatementHandle statement, List<List<TypedValue>> values) {
        throw notOffered();
    }
}
