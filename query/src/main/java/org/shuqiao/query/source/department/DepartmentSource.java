package org.shuqiao.query.source.department;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.calcite.sql.SqlDialect;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.GrantedSelect;
import org.shuqiao.query.source.ReadTransaction;
import org.shuqiao.query.source.Source;
import org.shuqiao.query.source.SourceReading;
import org.shuqiao.query.sql.SourceColumn;
import org.shuqiao.query.sql.SqlFlavour;

/** Departmental PostgreSQL database, read in place in read-only transactions with a statement timeout. */
public final class DepartmentSource implements Source {

    private static final DepartmentDialect DIALECT = new DepartmentDialect();
    private static final int ROWS_AT_A_TIME = 1_000;
    private static final int UNSCALED = 10;
    private static final int DIGITS = 38;

    private final String name;
    private final DataSource database;
    private final SourceReading reading;

    /** @param reading how long a statement may take until the database itself stops it, and who reads */
    public DepartmentSource(String name, DataSource database, SourceReading reading) {
        this.name = name;
        this.database = database;
        this.reading = reading;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SqlDialect dialect() {
        return DIALECT;
    }

    @Override
    public SqlFlavour flavour() {
        return SqlFlavour.POSTGRES;
    }

    @Override
    public GrantedRelation granted(AccessRule rule) {
        Backing.DepartmentTable table = (Backing.DepartmentTable) rule.backing();
        String from = SqlFlavour.POSTGRES.name(table.schema()) + "." + SqlFlavour.POSTGRES.name(table.table());
        Connection connection = connect();
        try {
            List<SourceColumn> columns = columns(connection.getMetaData(), table);
            double rows = estimate(connection, from);
            return new GrantedSelect(rule, this, from, columns).relation(rows);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            ReadTransaction.end(connection);
        }
    }

    private static List<SourceColumn> columns(DatabaseMetaData data, Backing.DepartmentTable table)
            throws SQLException {
        List<SourceColumn> columns = new ArrayList<>();
        String escape = data.getSearchStringEscape();
        try (ResultSet rows = data.getColumns(null, literal(table.schema(), escape), literal(table.table(), escape),
                "%")) {
            while (rows.next()) {
                String type = rows.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
                column(rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"), type, rows.getInt("COLUMN_SIZE"),
                        rows.getInt("DECIMAL_DIGITS"))
                        .ifPresent(columns::add);
            }
        }
        return columns;
    }

    private static String literal(String name, String escape) {
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    private static Optional<SourceColumn> column(String name, int jdbc, String type, int size, int digits) {
        String value = SqlFlavour.POSTGRES.name(name);
        return Optional.ofNullable(switch (jdbc) {
            case Types.VARCHAR -> new SourceColumn(name, ColumnType.TEXT, 0,
                    type.equals("text") || type.equals("varchar") ? value : "CAST(" + value + " AS TEXT)");
            case Types.CHAR -> new SourceColumn(name, ColumnType.TEXT, 0, "CAST(" + value + " AS TEXT)");
            case Types.BIGINT -> new SourceColumn(name, ColumnType.INTEGER, 0, value);
            case Types.SMALLINT, Types.INTEGER ->
                    new SourceColumn(name, ColumnType.INTEGER, 0, "CAST(" + value + " AS BIGINT)");
            case Types.NUMERIC -> decimal(name, value, size, digits);
            case Types.DOUBLE -> type.equals("money") ? null : new SourceColumn(name, ColumnType.DOUBLE, 0, value);
            case Types.REAL -> new SourceColumn(name, ColumnType.DOUBLE, 0, "CAST(" + value + " AS DOUBLE PRECISION)");
            case Types.BIT -> type.equals("bool") ? new SourceColumn(name, ColumnType.BOOLEAN, 0, value) : null;
            case Types.DATE -> new SourceColumn(name, ColumnType.DATE, 0, value,
                    Optional.of(SqlFlavour.POSTGRES.commonDate(value)), true);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> time(name, value, type.equals("timestamptz"));
            case Types.OTHER -> type.equals("uuid")
                    ? new SourceColumn(name, ColumnType.TEXT, 0, "CAST(" + value + " AS TEXT)") : null;
            default -> null;
        });
    }

    /** An instant near the ends of time has no civil time at +08:00, so reading it may fail. */
    private static SourceColumn time(String name, String value, boolean instant) {
        return new SourceColumn(name, ColumnType.TIMESTAMP, 0, SqlFlavour.POSTGRES.localTime(value, instant),
                Optional.of(SqlFlavour.POSTGRES.commonTime(value, instant)), !instant);
    }

    /**
     * A numeric without a scale keeps ten digits after the point. It may hold more than the platform's 38 digits, and
     * so may one of a great precision; a numeric that cannot is read by a cast that never fails.
     *
     * @param size digits in all, 0 or more than a numeric has when the column does not limit them
     */
    private static SourceColumn decimal(String name, String value, int size, int digits) {
        int scale = digits > 0 ? digits : UNSCALED;
        String expression = "CAST(" + value + " AS DECIMAL(38, " + scale + "))";
        boolean total = size > 0 && digits >= 0 && size - digits + scale <= DIGITS;
        String most = "9".repeat(Math.max(1, DIGITS - scale));
        return new SourceColumn(name, ColumnType.DECIMAL, scale, expression,
                total ? Optional.empty() : Optional.of(value + " BETWEEN -" + most + " AND " + most), total);
    }

    /** What the database's own statistics say; the planner needs no more than the order of magnitude. */
    private static double estimate(Connection connection, String from) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT reltuples FROM pg_class WHERE oid = to_regclass(" + SqlFlavour.POSTGRES.text(from)
                                + ")")) {
            double known = rows.next() ? rows.getDouble(1) : -1;
            return known < 0 ? 10_000 : known;
        }
    }

    @Override
    public Connection connect() {
        Connection connection;
        try {
            connection = database.getConnection();
        } catch (SQLException e) {
            throw failure(e);
        }
        boolean ready = false;
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            SessionSettings.begin(connection, name, reading);
            ready = true;
            return connection;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            if (!ready) {
                ReadTransaction.end(connection);
            }
        }
    }

    @Override
    public int fetchSize() {
        return ROWS_AT_A_TIME;
    }

    @Override
    public CodedException failure(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (state.equals("57014")) {
            return new CodedException(QueryCode.STOPPED, RedactedException.of(failure));
        }
        if (state.startsWith("22")) {
            return new CodedException(QueryCode.VALUE_DOES_NOT_FIT, RedactedException.of(failure));
        }
        if (state.startsWith("53") || state.startsWith("54")) {
            return new CodedException(QueryCode.TOO_HEAVY, RedactedException.of(failure));
        }
        boolean statement = state.startsWith("42") && !state.equals("42501") && !state.equals("42P01");
        return statement ? new CodedException(QueryCode.CANNOT_PLAN, RedactedException.of(failure))
                : new CodedException(QueryCode.SOURCE_UNAVAILABLE, RedactedException.of(failure), name);
    }
}
