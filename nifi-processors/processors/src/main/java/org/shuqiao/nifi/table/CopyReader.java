package org.shuqiao.nifi.table;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
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

    private final Connection connection;
    private final ClassLoader driver;
    private final SourceTable table;
    private final SourceLoad load;
    private final List<CopiedForm> forms;
    private final List<byte[]> names;

    private CopyReader(Connection connection, ClassLoader driver, SourceTable table, SourceLoad load,
            List<CopiedForm> forms) {
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
        if (driver.isEmpty()) {
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
        return Optional.of(new CopyReader(connection, driver.get(), table, load, List.copyOf(forms)));
    }

    /** @return whether the rows were read; false before anything was, if a bound has no form that COPY can take */
    boolean read(KeysetQuery query, String order, RowsWriter rows, RecordRules records)
            throws SQLException, IOException {
        Optional<String> where = query.settings(connection);
        if (where.isEmpty()) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL bytea_output TO hex");
        }
        String sql = "COPY (SELECT " + table.columnList(this::selected) + " FROM " + table.sqlName() + where.get() + " "
                + order + ") TO STDOUT";
        CopiedRow row = new CopiedRow(forms);
        JsonRow json = new JsonRow();
        byte[] record = JsonRow.name(Cell.RECORD);
        try (DriverCopy copy = DriverCopy.begin(connection, driver, sql)) {
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

    private String selected(String name, TableColumn column) {
        return CopiedForm.of(column).orElseThrow().selected(name);
    }
}
