package org.shuqiao.exchange.domain.push.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.exchange.domain.push.PushTarget;
import org.shuqiao.query.answer.AnswerColumn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer's database. Its table holds the rows of one receipt after the other, each whole: readers see the old rows
 * until the new ones are committed. Beside it a table of ours, {@value #BOOK}, says of which receipt the rows are.
 *
 * <p>Where the columns are those of the last time, rows are replaced in place by one transaction, and indexes, views
 * and permissions stay. Otherwise a new table takes the place of the old one: in the same transaction, or, where
 * changes of tables are not taken back (MariaDB, MySQL), by one RENAME once the new one is full.
 */
public final class TargetDatabase {

    /** Table of the platform in each target database. */
    public static final String BOOK = "shuqiao_push";

    private static final Logger LOG = LoggerFactory.getLogger(TargetDatabase.class);
    private static final int BATCH = 1000;

    private final PushTarget target;
    private final TargetKind kind;
    private final String password;

    private TargetDatabase(PushTarget target, TargetKind kind, String password) {
        this.target = target;
        this.kind = kind;
        this.password = password;
    }

    public static TargetDatabase of(PushTarget target, String password) {
        return new TargetDatabase(target, kind(target.url()), password);
    }

    /** @throws CodedException {@code TARGET_URL} for a kind of database that is not pushed into */
    public static void requireKnown(String url) {
        kind(url);
    }

    private static TargetKind kind(String url) {
        return TargetKind.of(url).orElseThrow(() -> new CodedException(PushCode.TARGET_URL));
    }

    /** Looks whether the database answers and the table is free or ours, before anything is asked for it. */
    public void probe() {
        doing(connection -> {
            connection.setAutoCommit(false);
            new TargetTable(connection, kind, target.table()).reserve();
            connection.commit();
            return true;
        });
    }

    /** Outcome of a load. */
    public enum Loaded {
        /** The table holds the rows now, or did already: nothing is changed then. */
        HELD,
        /** The table holds the rows of a later receipt, and is not changed. */
        SUPERSEDED
    }

    /**
     * Makes the table hold the rows of a receipt and no others.
     *
     * @param number that grows with each push: rows of an earlier one never replace those of a later one
     * @throws CodedException {@code TARGET_AWAY}, {@code TARGET_LOGIN}, {@code TABLE_TAKEN}, {@code TARGET_REFUSED}:
     *     the table is what it was
     */
    public Loaded load(String record, long number, RowReader rows) {
        return doing(connection -> {
            connection.setAutoCommit(false);
            TargetTable table = new TargetTable(connection, kind, target.table());
            table.reserve();
            TargetTable.Held held = table.lock();
            if (held.record().equals(record)) {
                connection.rollback();
                return Loaded.HELD;
            }
            if (held.number() > number) {
                connection.rollback();
                return Loaded.SUPERSEDED;
            }
            String shape = shape(rows.columns());
            if (held.shape().equals(shape) && table.exists()) {
                table.empty();
                insert(connection, table.name(), rows);
                table.note(record, number, shape);
                connection.commit();
            } else {
                table.createNext(shape);
                insert(connection, table.next(), rows);
                table.replace(record, number, shape);
            }
            return Loaded.HELD;
        });
    }

    private String shape(List<AnswerColumn> columns) {
        return columns.stream().map(column -> kind.name(column.name()) + " " + kind.type(column.type()))
                .collect(Collectors.joining(", "));
    }

    private void insert(Connection connection, String into, RowReader rows) throws SQLException, IOException {
        List<AnswerColumn> columns = rows.columns();
        String names = columns.stream().map(column -> kind.name(column.name())).collect(Collectors.joining(", "));
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + into + " (" + names + ") values (" + marks + ")")) {
            int waiting = 0;
            for (Optional<List<Object>> row = rows.next(); row.isPresent(); row = rows.next()) {
                set(insert, columns, row.get());
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
    }

    private static void set(PreparedStatement insert, List<AnswerColumn> columns, List<Object> row)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            if (row.get(i) == null) {
                insert.setNull(i + 1, TargetKind.jdbcType(columns.get(i).type()));
            } else {
                insert.setObject(i + 1, row.get(i));
            }
        }
    }

    /** Work on a connection that ends with it: what it did not commit is taken back. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException, IOException;
    }

    private <T> T doing(Work<T> work) {
        Properties login = kind.settings();
        login.setProperty("user", target.user());
        login.setProperty("password", password);
        try (Connection connection = DriverManager.getConnection(TargetKind.driverUrl(target.url()), login)) {
            try {
                return work.on(connection);
            } catch (SQLException | IOException | RuntimeException e) {
                takeBack(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e);
        } catch (IOException e) {
            LOG.error("rows that wait could not be read: {}", e.getClass().getName());
            throw new CodedException(PushCode.ROWS_NOT_KEPT);
        }
    }

    private static void takeBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("a connection that broke takes back by itself, state {}", e.getSQLState());
        }
    }

    /** The database's words may quote values: only its state goes on. */
    private CodedException failure(SQLException failure) {
        SQLException cause = failure.getNextException() == null ? failure : failure.getNextException();
        String state = Optional.ofNullable(cause.getSQLState()).orElse("-----");
        LOG.warn("target {} failed with state {}", target.id(), state);
        if (state.startsWith("28")) {
            return new CodedException(PushCode.TARGET_LOGIN, target.id());
        }
        boolean away = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")
                || state.startsWith("---");
        return away ? new CodedException(PushCode.TARGET_AWAY, target.id())
                : new CodedException(PushCode.TARGET_REFUSED, target.id(), state);
    }

    /** @return a statement's single text, where there is a row */
    static Optional<String> text(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }
}
