package org.shuqiao.ledger.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Binds the parameters of a statement in order, a column of many rows as one array. */
final class Parameters {

    private final Connection connection;
    private final PreparedStatement statement;
    private int set;

    Parameters(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    void add(Object value) throws SQLException {
        statement.setObject(++set, value);
    }

    /** @param type PostgreSQL's name of the elements' type */
    <T> void add(String type, List<T> rows, Function<T, Object> column) throws SQLException {
        add(array(type, rows.stream().map(column).toList()));
    }

    <T> void addBytes(List<T> rows, Function<T, byte[]> column) throws SQLException {
        add(connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new)));
    }

    /**
     * A column of arrays, as the literals that PostgreSQL reads them from: its arrays of arrays are all of one length.
     */
    <T> void addLiterals(List<T> rows, Function<T, Collection<String>> column) throws SQLException {
        List<String> literals = new ArrayList<>();
        for (T row : rows) {
            literals.add(array("text", column.apply(row)).toString());
        }
        add(array("text", literals));
    }

    private Array array(String type, Collection<?> elements) throws SQLException {
        return connection.createArrayOf(type, elements.toArray());
    }
}
