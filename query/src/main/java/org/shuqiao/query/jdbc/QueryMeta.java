package org.shuqiao.query.jdbc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ConnectionPropertiesImpl;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.MetaImpl;
import org.apache.calcite.avatica.MissingResultsException;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.error.QueryCode;

/**
 * Avatica server-side {@code Meta} of JDBC sessions, each bound to one user and one purpose. A connection belongs to
 * the user who opened it and to one purpose; its statements are asked, never prepared. Rows travel in frames, and of an
 * answer nothing is kept once its last frame is fetched.
 */
final class QueryMeta extends MetaImpl {

    private final QueryHandler asker;
    private final UnusableCalls unusable;
    private final JdbcSessions sessions = new JdbcSessions();
    private final AtomicInteger statements = new AtomicInteger();

    QueryMeta(QueryHandler asker, UnusableCalls unusable) {
        super(null);
        this.asker = asker;
        this.unusable = unusable;
    }

    @Override
    public void openConnection(ConnectionHandle connection, Map<String, String> properties) {
        // a client without any property of its own sends none at all
        String purpose = properties == null ? "" : properties.getOrDefault("purpose", "").strip();
        if (purpose.isEmpty()) {
            throw told(new CodedException(QueryCode.PURPOSE_MISSING));
        }
        telling(() -> sessions.open(connection.id, new JdbcSession(CurrentUser.get(), purpose)));
    }

    @Override
    public void closeConnection(ConnectionHandle connection) {
        sessions.close(connection.id);
    }

    @Override
    public ConnectionProperties connectionSync(ConnectionHandle connection, ConnectionProperties properties) {
        sessions.session(connection.id);
        return new ConnectionPropertiesImpl(true, true, null, null, null).merge(properties);
    }

    @Override
    public StatementHandle createStatement(ConnectionHandle connection) {
        int statement = statements.incrementAndGet();
        JdbcSession session = sessions.session(connection.id);
        telling(() -> session.open(statement));
        return new StatementHandle(connection.id, statement, null);
    }

    @Override
    public void closeStatement(StatementHandle statement) {
        sessions.session(statement.connectionId).close(statement.id);
    }

    @Override
    public ExecuteResult prepareAndExecute(
            StatementHandle statement, String sql, long maxRows, int firstRows, PrepareCallback callback) {
        JdbcSession session = sessions.session(statement.connectionId);
        session.forget(statement.id);
        Answer answer = ReceiptTable.answer(sql, session.receipts()).orElseGet(() -> ask(session, sql));
        Frame first = AnswerFrames.frame(answer, 0, firstRows);
        if (!first.done) {
            session.keep(statement.id, answer);
        }
        return new ExecuteResult(List.of(MetaResultSet.create(statement.connectionId, statement.id, false,
                AnswerFrames.signature(answer), first)));
    }

    private Answer ask(JdbcSession session, String sql) {
        telling(() -> sessions.checkUnread(session.user()));
        JdbcResult result = asker.handle(session.user(), session.purpose(), sql);
        session.note(result);
        return switch (result) {
            case JdbcResult.Answered answered -> answered.answer();
            case JdbcResult.Refused refused -> throw refused.reason();
        };
    }

    @Override
    public ExecuteResult prepareAndExecute(StatementHandle statement, String sql, long maxRows,
            PrepareCallback callback) {
        return prepareAndExecute(statement, sql, maxRows, -1, callback);
    }

    @Override
    public Frame fetch(StatementHandle statement, long offset, int rows) throws MissingResultsException {
        JdbcSession session = sessions.session(statement.connectionId);
        Answer answer = session.unread(statement.id).orElseThrow(() -> new MissingResultsException(statement));
        Frame frame = AnswerFrames.frame(answer, offset, rows);
        if (frame.done) {
            session.forget(statement.id);
        }
        return frame;
    }

    @Override
    public boolean syncResults(StatementHandle statement, QueryState state, long offset)
            throws NoSuchStatementException {
        if (sessions.session(statement.connectionId).unread(statement.id).isEmpty()) {
            throw new NoSuchStatementException(statement);
        }
        return true;
    }

    /** Nothing is ever changed, so there is nothing to commit. */
    @Override
    public void commit(ConnectionHandle connection) {
        sessions.session(connection.id);
    }

    @Override
    public void rollback(ConnectionHandle connection) {
        sessions.session(connection.id);
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

    private void telling(Runnable step) {
        try {
            step.run();
        } catch (CodedException e) {
            throw told(e);
        }
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
