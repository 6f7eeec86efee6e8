package org.shuqiao.query.jdbc;

import java.sql.Connection;
import java.sql.Types;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ConnectionPropertiesImpl;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.MetaImpl;
import org.apache.calcite.avatica.MissingResultsException;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.plan.PreparedSql;

/**
 * Avatica server-side {@code Meta} of JDBC sessions, each bound to one user and one purpose. A connection belongs to
 * the user who opened it and to one purpose. The values of a prepared statement are written into its text, so that each
 * run of it is a statement of its own. Rows travel in frames, and of an answer nothing is kept once its last frame is
 * fetched.
 */
final class QueryMeta extends MetaImpl {

    private final JdbcHandlers handlers;
    private final JdbcSessions sessions = new JdbcSessions();
    private final StatementTimes times = new StatementTimes();
    private final AtomicInteger statements = new AtomicInteger();

    QueryMeta(JdbcHandlers handlers) {
        super(null);
        this.handlers = handlers;
    }

    @Override
    public void openConnection(ConnectionHandle connection, Map<String, String> properties) {
        // a client without any property of its own sends none at all
        Map<String, String> given = properties == null ? Map.of() : properties;
        String purpose = given.getOrDefault("purpose", CurrentUser.purpose()).strip();
        Language language = given.containsKey("language") ? JdbcSession.language(given.get("language"))
                : CurrentUser.language();
        CurrentUser.reads(language);
        if (purpose.isEmpty()) {
            throw told(new CodedException(QueryCode.PURPOSE_MISSING));
        }
        telling(() -> sessions.open(connection.id, new JdbcSession(CurrentUser.get(), purpose, language,
                StatementTimes.read(given.getOrDefault("timeout", CurrentUser.timeout())))));
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
        return new StatementHandle(connection.id, opened(connection, Optional.empty()), null);
    }

    private int opened(ConnectionHandle connection, Optional<PreparedSql> prepared) {
        int statement = statements.incrementAndGet();
        JdbcSession session = sessions.session(connection.id);
        telling(() -> session.open(statement, prepared));
        return statement;
    }

    @Override
    public void closeStatement(StatementHandle statement) {
        sessions.session(statement.connectionId).close(statement.id);
    }

    @Override
    public ExecuteResult prepareAndExecute(
            StatementHandle statement, String sql, long maxRows, int firstRows, PrepareCallback callback) {
        return run(statement, maxRows > 0 ? PreparedSql.limited(sql, maxRows) : sql, firstRows);
    }

    private ExecuteResult run(StatementHandle statement, String sql, int firstRows) {
        JdbcSession session = sessions.session(statement.connectionId);
        session.forget(statement.id);
        Answer answer = ReceiptTable.answer(sql, session.receipts())
                .or(() -> ExplainForm.of(sql).map(query -> explained(session, query)))
                .orElseGet(() -> ask(session, statement.id, sql));
        Frame first = AnswerFrames.frame(answer, 0, firstRows);
        if (!first.done) {
            session.keep(statement.id, answer);
        }
        return new ExecuteResult(List.of(MetaResultSet.create(statement.connectionId, statement.id, false,
                AnswerFrames.signature(answer), first)));
    }

    private Answer explained(JdbcSession session, String sql) {
        return ExplainForm.answer(telling(() -> handlers.plans().describe(session.query(sql, new RunningStatement())))
                .plan());
    }

    private Answer ask(JdbcSession session, int statement, String sql) {
        telling(() -> sessions.checkUnread(session.user()));
        RunningStatement running = new RunningStatement();
        session.runs(statement, running);
        JdbcResult result;
        try {
            result = times.within(session.time(), running,
                    () -> handlers.queries().handle(session.query(sql, running)));
        } finally {
            session.ended(running);
        }
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

    @Override
    public StatementHandle prepare(ConnectionHandle connection, String sql, long maxRows) {
        sessions.session(connection.id);
        PreparedSql prepared = telling(() -> PreparedSql.of(maxRows > 0 ? PreparedSql.limited(sql, maxRows) : sql));
        List<AvaticaParameter> parameters = IntStream.rangeClosed(1, prepared.parameters())
                .mapToObj(number -> new AvaticaParameter(true, JdbcTypes.CHARACTERS, 0, Types.VARCHAR, "VARCHAR",
                        String.class.getName(), "?" + number)).toList();
        return new StatementHandle(connection.id, opened(connection, Optional.of(prepared)), Signature.create(
                columns(sessions.session(connection.id), prepared), sql, parameters, CursorFactory.LIST,
                StatementType.SELECT));
    }

    /** @return what it will give, where that can be told without its values; a mistake in it is told when it is run */
    private List<ColumnMetaData> columns(JdbcSession session, PreparedSql prepared) {
        try {
            String sql = prepared.with(Collections.nCopies(prepared.parameters(), "NULL"));
            return AnswerFrames.columns(handlers.plans().describe(session.query(sql, new RunningStatement()))
                    .columns());
        } catch (CodedException e) {
            return List.of();
        }
    }

    @Override
    public ExecuteResult execute(StatementHandle statement, List<TypedValue> values, int firstRows) {
        PreparedSql prepared = sessions.session(statement.connectionId).prepared(statement.id);
        List<TypedValue> given = values == null ? List.of() : values;
        String sql = telling(() -> prepared.with(IntStream.range(0, given.size())
                .mapToObj(i -> ParameterText.of(given.get(i), i + 1)).toList()));
        return run(statement, sql, firstRows);
    }

    @Override
    public ExecuteResult execute(StatementHandle statement, List<TypedValue> values, long firstRows) {
        return execute(statement, values, (int) Math.min(firstRows, Integer.MAX_VALUE));
    }

    @Override
    public MetaResultSet getCatalogs(ConnectionHandle connection) {
        return listed(connection, MetadataRows.catalogs());
    }

    @Override
    public MetaResultSet getSchemas(ConnectionHandle connection, String catalog, Pat schema) {
        return listed(connection, MetadataRows.schemas(tables(connection), schema));
    }

    @Override
    public MetaResultSet getTables(ConnectionHandle connection, String catalog, Pat schema, Pat table,
            List<String> types) {
        return listed(connection, MetadataRows.tables(tables(connection), schema, table, types));
    }

    @Override
    public MetaResultSet getColumns(ConnectionHandle connection, String catalog, Pat schema, Pat table, Pat column) {
        return listed(connection, MetadataRows.columns(tables(connection), schema, table, column));
    }

    @Override
    public MetaResultSet getTableTypes(ConnectionHandle connection) {
        return listed(connection, MetadataRows.tableTypes());
    }

    @Override
    public MetaResultSet getTypeInfo(ConnectionHandle connection) {
        return listed(connection, MetadataRows.typeInfo());
    }

    @Override
    public Map<DatabaseProperty, Object> getDatabaseProperties(ConnectionHandle connection) {
        sessions.session(connection.id);
        return Map.of(DatabaseProperty.GET_DATABASE_PRODUCT_NAME, "Shuqiao",
                DatabaseProperty.GET_S_Q_L_KEYWORDS, "", DatabaseProperty.GET_NUMERIC_FUNCTIONS, "",
                DatabaseProperty.GET_STRING_FUNCTIONS, "", DatabaseProperty.GET_SYSTEM_FUNCTIONS, "",
                DatabaseProperty.GET_TIME_DATE_FUNCTIONS, "",
                DatabaseProperty.GET_DEFAULT_TRANSACTION_ISOLATION, Connection.TRANSACTION_NONE);
    }

    private List<ListedTable> tables(ConnectionHandle connection) {
        JdbcSession session = sessions.session(connection.id);
        return telling(() -> handlers.tables().tables(session.user(), session.purpose()));
    }

    private MetaResultSet listed(ConnectionHandle connection, MetadataRows rows) {
        sessions.session(connection.id);
        return rows.result(connection.id, statements.incrementAndGet());
    }

    private CodedException notOffered() {
        return told(new CodedException(QueryCode.NOT_OFFERED, "1:1"));
    }

    private CodedException told(CodedException refused) {
        handlers.unusable().tell(CurrentUser.get(), refused.code());
        return refused;
    }

    private void telling(Runnable step) {
        telling(() -> {
            step.run();
            return true;
        });
    }

    private <T> T telling(Supplier<T> step) {
        try {
            return step.get();
        } catch (CodedException e) {
            throw told(e);
        }
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
