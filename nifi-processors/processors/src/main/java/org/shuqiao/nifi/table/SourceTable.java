package org.shuqiao.nifi.table;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Column;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.error.CollectCode;

/**
 * Current schema of a table, checked against its contract.
 *
 * @param name as configured, for messages
 * @param sqlName quoted for SQL
 * @param columns in the table's order
 * @param landed the names under which their values land: the contract's spelling, else the database's
 */
record SourceTable(String name, String sqlName, String quoteMark, Dialect dialect, List<TableColumn> columns,
        List<String> landed, Departures departures) {

    static SourceTable open(Connection connection, Dialect dialect, String name, Contract contract)
            throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        String mark = meta.getIdentifierQuoteString();
        String sqlName = sqlName(connection, name, mark, meta.storesUpperCaseIdentifiers());
        List<TableColumn> columns = columns(connection, dialect, sqlName);
        List<String> landed = columns.stream().map(column -> landedName(column, contract)).toList();
        Departures departures = Departures.of(contract, columns, landed);
        List<TableColumn> taken = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < landed.size(); i++) {
            if (contract.takes(landed.get(i))) {
                taken.add(columns.get(i));
                names.add(landed.get(i));
            }
        }
        for (String gone : departures.missing()) {
            taken.add(TableColumn.absent(gone));
            names.add(gone);
        }
        return new SourceTable(name, sqlName, mark, dialect, List.copyOf(taken), List.copyOf(names), departures);
    }

    /** @return the schema as the manifest states it */
    List<Column> schema() {
        List<Column> schema = new ArrayList<>();
        for (int i = 0; i < landed.size(); i++) {
            schema.add(new Column(landed.get(i), columns.get(i).type()));
        }
        return schema;
    }

    /** The tuple of the named columns, first the watermark. */
    KeysetColumns tuple(List<String> names) {
        List<TableColumn> found = new ArrayList<>();
        for (String wanted : names) {
            int index = landed.indexOf(wanted);
            if (index < 0 || columns.get(index).isAbsent()) {
                throw new CodedException(CollectCode.SLICE_COLUMN_MISSING, name, wanted);
            }
            found.add(columns.get(index));
        }
        return new KeysetColumns(List.copyOf(found), column -> quote(column, quoteMark), dialect);
    }

    /** @throws CodedException {@code KEY_UNORDERED} */
    void requireOrdered(Connection connection, KeysetColumns tuple) throws SQLException {
        Optional<String> query = dialect.unordered();
        if (query.isEmpty()) {
            return;
        }
        String[] parts = name.split("\\.", 2);
        try (PreparedStatement statement = connection.prepareStatement(query.get())) {
            statement.setString(1, parts.length == 2 ? parts[0] : null);
            statement.setString(2, parts[parts.length - 1]);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String column = found.getString(1);
                    if (tuple.columns().stream().anyMatch(each -> each.name().equalsIgnoreCase(column))) {
                        throw new CodedException(CollectCode.KEY_UNORDERED, name, column);
                    }
                }
            }
        }
    }

    /** @return whether the columns hold the table's primary key, so that they name a row; a view has none */
    boolean named(Connection connection, List<String> by) throws SQLException {
        String[] parts = name.split("\\.", 2);
        boolean catalogs = dialect.schemasAreCatalogs();
        String catalog = catalogs && parts.length == 2 ? parts[0] : connection.getCatalog();
        String schema = parts.length == 2 && !catalogs ? parts[0] : connection.getSchema();
        boolean any = false;
        try (ResultSet key = connection.getMetaData().getPrimaryKeys(catalog, schema, parts[parts.length - 1])) {
            while (key.next()) {
                any = true;
                String column = key.getString("COLUMN_NAME");
                if (by.stream().noneMatch(column::equalsIgnoreCase)) {
                    return false;
                }
            }
        }
        return any;
    }

    String columnList() {
        return columnList(dialect::selected);
    }

    /** @param selected the expression by which a column of a quoted name is read */
    String columnList(BiFunction<String, TableColumn, String> selected) {
        return String.join(", ", columns.stream().map(column -> column.isAbsent() ? "NULL"
                : selected.apply(quote(column.name(), quoteMark), column)).toList());
    }

    private static String landedName(TableColumn column, Contract contract) {
        if (contract.find(column.name()).isPresent()) {
            return column.name();
        }
        return contract.promises().stream().map(promise -> promise.column().name())
                .filter(promised -> promised.equalsIgnoreCase(column.name())).findFirst().orElse(column.name());
    }

    private static List<TableColumn> columns(Connection connection, Dialect dialect, String sqlName)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + sqlName + " WHERE 1 = 0")) {
            return TableColumn.of(dialect, none.getMetaData());
        }
    }

    /** Names are quoted as they are written; a database that stores upper case gets its own spelling. */
    private static String sqlName(Connection connection, String name, String mark, boolean upper) throws SQLException {
        String written = quoted(name, mark);
        if (!upper) {
            return written;
        }
        String[] parts = name.split("\\.", 2);
        String schema = parts.length == 2 ? parts[0] : connection.getSchema();
        try (ResultSet found = connection.getMetaData().getTables(null, schema, parts[parts.length - 1], null)) {
            return found.next() ? written : quoted(name.toUpperCase(Locale.ROOT), mark);
        }
    }

    private static String quoted(String name, String mark) {
        return String.join(".", List.of(name.split("\\.", 2)).stream().map(part -> quote(part, mark)).toList());
    }

    private static String quote(String identifier, String mark) {
        return mark.isBlank() ? identifier : mark + identifier.replace(mark, mark + mark) + mark;
    }
}
