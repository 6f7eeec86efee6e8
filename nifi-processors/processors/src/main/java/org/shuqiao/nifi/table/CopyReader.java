package org.shuqiao.nifi.table;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.nifi.batch.Cell;
import org.shuqiao.nifi.batch.JsonRow;
import org.shuqiao.nifi.batch.RecordRules;
import org.shuqiao.nifi.batch.RowsWriter;

/**
 * Reader of rows by PostgreSQL's {@code COPY … TO STDOUT}, in the transaction and within the bounds of a slice: the
 * server writes each value once, and its bytes become those of the row without a text or an object in between.
 */
final class CopyReader {

    /** SQLSTATE of a connection that is no more. */
    private static final String BROKEN = "08";
    /** SQLSTATE of a session or statement that somebody ended. */
    private static final String STOPPED = "57";

    private final Connection connection;
    private final ClassLoader driver;
    private final SourceTable table;
    private final SourceLoad load;
    private final List<CopiedForm> forms;
    private final List<byte[]> names;
    private final Reason reason;
    private boolean refused;

    private CopyReader(Connection connection, ClassLoader driver, SourceTable table, SourceLoad load,
            List<CopiedForm> forms, Reason reason) {
        this.reason = reason;
        this.connection = connection;
        this.driver = driver;
        this.table = table;
        this.load = load;
        this.forms = forms;
        names = table.landed().stream().map(JsonRow::name).toList();
    }

    /** Says why a table of PostgreSQL is read by SELECT. */
    @FunctionalInterface
    interface Reason {
        void say(String why);
    }

    /** @return empty for other databases, and for a table with a type that COPY would give otherwise than a query */
    static Optional<CopyReader> of(Connection connection, SourceTable table, SourceLoad load, Reason reason)
            throws SQLException {
        Optional<ClassLoader> driver = table.dialect() == Dialect.STANDARD ? DriverCopy.driver(connection)
                : Optional.empty();
        if (driver.isEmpty() || table.columns().isEmpty()) {
            return Optional.empty();
        }
        List<CopiedForm> forms = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            Optional<CopiedForm> form = CopiedForm.of(column);
            if (form.isEmpty()) {
                reason.say("the column " + column.name() + " is of the type " + column.typeName());
                return Optional.empty();
            }
            forms.add(form.get());
        }
        return Optional.of(new CopyReader(connection, driver.get(), table, load, List.copyOf(forms), reason));
    }

    /** @return whether the rows were read; false before anything was, if they have to be read by a query */
    boolean read(KeysetQuery query, String order, RowsWriter rows, RecordRules records)
            throws SQLException, IOException {
        Optional<DriverCopy> begun = refused ? Optional.empty() : begin(query, order);
        if (begun.isEmpty()) {
            return false;
        }
        CopiedRow row = new CopiedRow(forms);
        JsonRow json = new JsonRow();
        byte[] record = JsonRow.name(Cell.RECORD);
        try (DriverCopy copy = begun.get()) {
            for (byte[] line = copy.next(); line != null; line = copy.next()) {
                row.take(line);
                json.begin();
                for (int i = 0; i < names.size(); i++) {
                    json.name(names.get(i));
                    row.write(i, json);
                }
                records.judge(row).ifPresent(kind -> {
                    json.name(record);
                    json.text(kind.word());
                });
                json.end();
                rows.write(json);
                load.row();
            }
        }
        return true;
    }

    /** What the server refuses, such as one behind a proxy or of another make, costs the transaction nothing. */
    private Optional<DriverCopy> begin(KeysetQuery query, String order) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            Optional<String> kept = settingThatDiffers();
            if (kept.isPresent()) {
                refuse(kept.get());
                return Optional.empty();
            }
            Optional<String> where = query.settings(connection);
            if (where.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(DriverCopy.begin(connection, driver, "COPY (SELECT " + table.columnList(this::selected)
                    + " FROM " + table.sqlName() + where.get() + " " + order + ") TO STDOUT"));
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith(BROKEN) || state.startsWith(STOPPED)) {
                throw e;
            }
            connection.rollback(before);
            refuse("the server refuses it with " + state);
            return Optional.empty();
        }
    }

    private void refuse(String why) {
        refused = true;
        reason.say(why);
    }

    /** Sets what decides how values are written, and looks at what cannot be set. */
    private Optional<String> settingThatDiffers() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL bytea_output TO hex");
            statement.execute("SET LOCAL extra_float_digits TO 3"); // the driver asks for it, and proxies forget it
            statement.execute("SET LOCAL datestyle TO ISO");
            try (ResultSet found = statement.executeQuery("SELECT current_setting('server_encoding'),"
                    + " current_setting('client_encoding'), current_setting('statement_timeout')")) {
                found.next();
                String kept = found.getString(1);
                String given = found.getString(2);
                String ends = found.getString(3);
                if (kept.equals("SQL_ASCII")) {
                    return Optional.of("the database keeps bytes of any character set"); // the driver judges them
                }
                if (!given.equals("UTF8") && !given.equals("UNICODE")) {
                    return Optional.of("the connection is in " + given);
                }
                // a query is many short statements there, COPY is one for all rows
                return ends.equals("0") ? Optional.empty() : Optional.of("the server ends statements after " + ends);
            }
        }
    }

    private String selected(String name, TableColumn column) {
        return CopiedForm.of(column).orElseThrow().selected(name);
    }
}
