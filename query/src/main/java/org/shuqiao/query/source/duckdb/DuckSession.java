package org.shuqiao.query.source.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlDialect;
import org.duckdb.DuckDBConnection;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.lake.LakeSnapshot;
import org.shuqiao.query.lake.ParquetScan;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.GrantedSelect;
import org.shuqiao.query.source.LakeSession;
import org.shuqiao.query.source.TableSnapshots;
import org.shuqiao.query.sql.LakeColumns;
import org.shuqiao.query.sql.SourceColumn;
import org.shuqiao.query.sql.SqlFlavour;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lake session on one in-memory DuckDB, with a view over the Parquet files of each lake table. It is locked before the
 * first rule is planned: it opens no file but these, writes nothing, loads nothing, and its settings stay. Each pass
 * over rows has a connection to itself that ends with the query. So a database that answered may serve a later
 * query over the very same files, and so may one that was asked nothing; one whose query failed ends.
 */
final class DuckSession implements LakeSession {

    private static final Logger LOG = LoggerFactory.getLogger(DuckSession.class);
    private static final DuckDialect DIALECT = new DuckDialect();

    private final DatabasePool databases;
    private final DuckDBConnection database;
    private final TableSnapshots tables;
    private final Map<Backing.LakeTable, List<SourceColumn>> columns = new HashMap<>();
    private final List<Connection> passes = new ArrayList<>();
    private final Consumer<Map<String, String>> reads;
    private final boolean piecemeal;
    private boolean created;
    private boolean told;
    private boolean answered;

    private DuckSession(DatabasePool databases, DuckDBConnection database, TableSnapshots tables,
            Consumer<Map<String, String>> reads, boolean piecemeal) {
        this.reads = reads;
        this.piecemeal = piecemeal;
        this.databases = databases;
        this.database = database;
        this.tables = tables;
        tables.snapshots().forEach((table, plan) ->
                columns.put(table, LakeColumns.of(plan.fields(), SqlFlavour.DUCKDB)));
    }

    /** Plans the files of the tables and opens the engine over them. */
    static DuckSession open(LakeFiles lake, Set<Backing.LakeTable> tables, DatabasePool databases,
            Consumer<Map<String, String>> reads) {
        TableSnapshots planned = TableSnapshots.of(lake, tables);
        Optional<DuckDBConnection> kept = databases.borrow(planned);
        if (kept.isPresent()) {
            DuckSession again = new DuckSession(databases, kept.get(), planned, reads, false);
            again.created = true;
            return again;
        }
        return opened(new DuckSession(databases, databases.fresh(), planned, reads, false), planned);
    }

    /** The same with a database of its own, that hands out a result while it makes it and keeps none of it. */
    static DuckSession openToPassOn(LakeFiles lake, Set<Backing.LakeTable> tables, DatabasePool databases,
            Consumer<Map<String, String>> reads) {
        TableSnapshots planned = TableSnapshots.of(lake, tables);
        return opened(new DuckSession(databases, databases.fresh(), planned, reads, true), planned);
    }

    private static DuckSession opened(DuckSession session, TableSnapshots planned) {
        try {
            session.create(planned.snapshots());
            session.created = true;
        } catch (CodedException | SQLException e) {
            session.close();
            throw e instanceof CodedException coded
                    ? coded
                    : new CodedException(QueryCode.LAKE_UNREADABLE, RedactedException.of(e), planned.labels());
        }
        return session;
    }

    private void create(Map<Backing.LakeTable, LakeSnapshot> plans) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (Map.Entry<Backing.LakeTable, LakeSnapshot> plan : plans.entrySet()) {
                view(statement, plan.getKey(), plan.getValue());
            }
            String files = plans.values().stream().flatMap(plan -> plan.allFiles().stream())
                    .map(SqlFlavour.DUCKDB::text).distinct().collect(Collectors.joining(", "));
            statement.execute("SET allowed_paths = [" + files + "]");
            statement.execute("SET enable_external_access = false");
            if (piecemeal) {
                statement.execute("SET GLOBAL jdbc_stream_results = true");
            }
            statement.execute("SET lock_configuration = true");
        }
    }

    /** Files written before a column was added do not have it: the column is NULL there. */
    private void view(Statement statement, Backing.LakeTable table, LakeSnapshot plan) throws SQLException {
        List<SourceColumn> known = columns.get(table);
        String name = SqlFlavour.DUCKDB.name(table.label());
        if (plan.files().isEmpty()) {
            String nulls = known.stream().map(DuckSession::typedNull).collect(Collectors.joining(", "));
            statement.execute("CREATE VIEW " + name + " AS SELECT " + nulls + " WHERE false");
            return;
        }
        String scan = scan(statement, table, plan);
        Set<String> present = plan.uniform() ? Set.of() : present(statement, scan);
        List<String> items = new ArrayList<>();
        for (SourceColumn column : known) {
            items.add(plan.uniform() || present.contains(column.name()) ? SqlFlavour.DUCKDB.name(column.name())
                    : typedNull(column));
        }
        statement.execute("CREATE VIEW " + name + " AS SELECT " + String.join(", ", items) + " FROM " + scan);
    }

    /** Rows that are gone are marked in few bytes: they are read once for all queries of this database. */
    private static String scan(Statement statement, Backing.LakeTable table, LakeSnapshot plan) throws SQLException {
        if (plan.marks().isEmpty()) {
            return ParquetScan.of(plan);
        }
        String gone = SqlFlavour.DUCKDB.name("gone " + table.label());
        statement.execute("CREATE TABLE " + gone + " AS FROM " + ParquetScan.marked(plan));
        return ParquetScan.of(plan, gone);
    }

    private static Set<String> present(Statement statement, String scan) throws SQLException {
        Set<String> present = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        try (ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + scan)) {
            while (rows.next()) {
                present.add(rows.getString(1));
            }
        }
        return present;
    }

    private static String typedNull(SourceColumn column) {
        return "CAST(NULL AS " + SqlFlavour.DUCKDB.type(column.type(), column.scale()) + ") AS "
                + SqlFlavour.DUCKDB.name(column.name());
    }

    @Override
    public Map<String, String> snapshots(Set<Backing> read) {
        return tables.read(read);
    }

    @Override
    public String name() {
        return "lake";
    }

    @Override
    public SqlDialect dialect() {
        return DIALECT;
    }

    @Override
    public SqlFlavour flavour() {
        return SqlFlavour.DUCKDB;
    }

    @Override
    public GrantedRelation granted(AccessRule rule) {
        Backing.LakeTable table = (Backing.LakeTable) rule.backing();
        String from = SqlFlavour.DUCKDB.name(table.label());
        return new GrantedSelect(rule, this, from, columns.get(table)).relation(tables.of(table).rows());
    }

    /** Only what a transaction writes could stay in the database for the next query, so none may write. */
    @Override
    public Connection connect() {
        if (!told) {
            reads.accept(tables.read(Set.copyOf(tables.snapshots().keySet())));
            told = true;
        }
        try {
            for (Iterator<Connection> earlier = passes.iterator(); earlier.hasNext();) {
                if (earlier.next().isClosed()) {
                    earlier.remove();
                }
            }
            Connection pass = database.duplicate();
            passes.add(pass);
            try (Statement statement = pass.createStatement()) {
                statement.execute("BEGIN TRANSACTION READ ONLY");
            }
            return pass;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public int fetchSize() {
        return 0;
    }

    @Override
    public CodedException failure(SQLException failure) {
        return failure(failure, tables.labels());
    }

    /** @param read what was read, for the error that tells of files */
    static CodedException failure(SQLException failure, String read) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (words.startsWith("out of memory")) {
            return new CodedException(QueryCode.TOO_HEAVY, RedactedException.of(failure));
        }
        if (words.startsWith("interrupt")) {
            return new CodedException(QueryCode.STOPPED, RedactedException.of(failure));
        }
        Set<String> data = new HashSet<>(List.of("conversion", "out of range", "invalid input"));
        // what ends a result before its first piece, the driver does not say where it is handed out piece by piece
        boolean untold = words.contains("invalid result set");
        if (!untold && data.stream().anyMatch(words::startsWith)) {
            return new CodedException(QueryCode.VALUE_DOES_NOT_FIT, RedactedException.of(failure));
        }
        boolean file = untold || words.startsWith("io error") || words.startsWith("permission")
                || words.startsWith("http");
        return file ? new CodedException(QueryCode.LAKE_UNREADABLE, RedactedException.of(failure), read)
                : new CodedException(QueryCode.CANNOT_PLAN, RedactedException.of(failure));
    }

    @Override
    public List<LakeSnapshot> tables() {
        return List.copyOf(tables.snapshots().values());
    }

    @Override
    public void markComplete() {
        answered = true;
    }

    @Override
    public void close() {
        boolean untouched = created && passes.isEmpty() && !told; // a query that was refused has asked nothing of it
        if (passesEnd() && (answered || untouched) && !piecemeal) {
            databases.giveBack(database, tables);
        } else {
            databases.end(database);
        }
    }

    /** A pass that was not read to its end still holds rows. */
    private boolean passesEnd() {
        try {
            for (Connection pass : passes) {
                pass.close();
            }
            return true;
        } catch (SQLException e) {
            LOG.warn("a pass over the lake did not close: {}", RedactedException.of(e).toString());
            return false;
        }
    }
}
