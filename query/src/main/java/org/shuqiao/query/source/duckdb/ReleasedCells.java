package org.shuqiao.query.source.duckdb;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlDialect;
import org.duckdb.DuckDBConnection;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.release.Cell;
import org.shuqiao.query.release.Release;
import org.shuqiao.query.release.ReleaseColumn;
import org.shuqiao.query.source.GrantedColumn;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.SelectText;
import org.shuqiao.query.source.Source;
import org.shuqiao.query.sql.SqlFlavour;

/**
 * Source of a query that reads a release: its cells, in a DuckDB database of their own. Neither the lake nor a
 * department is asked.
 */
public final class ReleasedCells implements Source, AutoCloseable {

    /** Rows of a cell. */
    public static final String ROWS = "shuqiao rows";
    /** Rows of a cell in which the measure of that number has a value. */
    public static final String COUNT = "shuqiao count ";

    private static final DuckDialect DIALECT = new DuckDialect();
    private static final SqlFlavour SQL = SqlFlavour.DUCKDB;
    private static final int CELLS_AT_A_TIME = 500;

    private final Release release;
    private final DuckDBConnection database;

    private ReleasedCells(Release release, DuckDBConnection database) {
        this.release = release;
        this.database = database;
    }

    public static ReleasedCells of(Release release) {
        try {
            DuckDBConnection database = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            ReleasedCells cells = new ReleasedCells(release, database);
            try (Statement statement = database.createStatement()) {
                cells.load(statement);
                statement.execute("SET threads = 1");
                statement.execute("SET temp_directory = ''");
                statement.execute("SET integer_division = true");
                statement.execute("SET enable_external_access = false");
                statement.execute("SET lock_configuration = true");
            } catch (SQLException e) {
                database.close();
                throw e;
            }
            return cells;
        } catch (SQLException e) {
            throw new CodedException(QueryCode.LAKE_UNREADABLE, RedactedException.of(e), "-");
        }
    }

    public Release release() {
        return release;
    }

    private List<GrantedColumn> columns() {
        List<GrantedColumn> columns = new ArrayList<>();
        release.dimensions().forEach(each -> columns.add(new GrantedColumn(each.name(), each.type(), each.scale())));
        release.measures().forEach(each -> columns.add(new GrantedColumn(each.name(), each.type(), each.scale())));
        columns.add(new GrantedColumn(ROWS, ColumnType.INTEGER, 0));
        for (int i = 0; i < release.measures().size(); i++) {
            columns.add(new GrantedColumn(COUNT + i, ColumnType.INTEGER, 0));
        }
        return columns;
    }

    private void load(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE cells (" + columns().stream()
                .map(column -> SQL.name(column.name()) + " " + SQL.type(column.type(), column.scale()))
                .collect(Collectors.joining(", ")) + ")");
        List<Cell> cells = release.cells();
        for (int from = 0; from < cells.size(); from += CELLS_AT_A_TIME) {
            statement.execute("INSERT INTO cells VALUES " + cells
                    .subList(from, Math.min(from + CELLS_AT_A_TIME, cells.size())).stream().map(this::row)
                    .collect(Collectors.joining(", ")));
        }
    }

    private String row(Cell cell) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < release.dimensions().size(); i++) {
            values.add(literal(release.dimensions().get(i), cell.value(i)));
        }
        for (int i = 0; i < release.measures().size(); i++) {
            BigDecimal sum = cell.sums().get(i);
            values.add(literal(release.measures().get(i), sum == null ? null : sum.toPlainString()));
        }
        values.add(Long.toString(cell.rows()));
        cell.counts().forEach(count -> values.add(count.toString()));
        return "(" + String.join(", ", values) + ")";
    }

    private static String literal(ReleaseColumn column, String value) {
        return value == null ? "NULL"
                : "CAST(" + SQL.text(value) + " AS " + SQL.type(column.type(), column.scale()) + ")";
    }

    @Override
    public String name() {
        return "release";
    }

    @Override
    public SqlDialect dialect() {
        return DIALECT;
    }

    @Override
    public SqlFlavour flavour() {
        return SQL;
    }

    /** The rule's columns in its order, then what the cells count. */
    @Override
    public GrantedRelation granted(AccessRule rule) {
        List<GrantedColumn> known = columns();
        List<GrantedColumn> columns = new ArrayList<>();
        for (String name : rule.columns()) {
            columns.add(known.stream().filter(column -> column.name().equals(name)).findFirst()
                    .orElseThrow(() -> new CodedException(QueryCode.BACKING_CHANGED, rule.grant(), name)));
        }
        columns.addAll(known.subList(release.dimensions().size() + release.measures().size(), known.size()));
        SelectText sql = new SelectText(columns.stream().map(column -> SQL.name(column.name())).toList(),
                " FROM cells");
        return new GrantedRelation(rule, this, sql, sql, columns, Map.of(), release.cells().size());
    }

    @Override
    public Connection connect() {
        try {
            Connection connection = database.duplicate();
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN TRANSACTION READ ONLY");
            }
            return connection;
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
        return DuckSession.failure(failure, "-");
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new CodedException(QueryCode.LAKE_UNREADABLE, RedactedException.of(e), "-");
        }
    }
}
