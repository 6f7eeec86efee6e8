package org.shuqiao.query.fuzz;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Copy of the registers in an engine of its own, in which filter and masks were applied by hand. */
final class MaskedCopy implements AutoCloseable {

    private final Connection connection;
    private final boolean postgres;

    MaskedCopy(Connection connection, boolean postgres) throws SQLException {
        this.connection = connection;
        this.postgres = postgres;
        try (Statement statement = connection.createStatement()) {
            if (postgres) {
                statement.execute("SET timezone = 'Asia/Shanghai'");
                statement.execute("SET statement_timeout = '3s'");
            } else {
                statement.execute("SET threads = 1");
                statement.execute("SET integer_division = true");
                statement.execute("SET default_null_order = 'nulls_last_on_asc_first_on_desc'");
            }
            for (Register register : Register.values()) {
                statement.execute("DROP SCHEMA IF EXISTS " + register.schema() + " CASCADE");
                statement.execute("CREATE SCHEMA " + register.schema());
            }
        }
    }

    /** Holds what this policy leaves of a register, in place of what it held before. */
    void load(Policy policy, List<Object[]> shown) throws SQLException {
        List<String> types = policy.columns().stream().map(column -> Literals.copied(column.type(), postgres)).toList();
        String name = policy.register().schema() + "." + policy.register().table();
        String columns = IntStream.range(0, types.size())
                .mapToObj(c -> policy.columns().get(c).name() + " " + types.get(c)).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + name);
            statement.execute("CREATE TABLE " + name + " (" + columns + ")");
            if (!shown.isEmpty()) {
                statement.execute("INSERT INTO " + name + " VALUES " + shown.stream().map(row -> IntStream
                        .range(0, row.length).mapToObj(c -> postgres ? Literals.postgres(row[c], types.get(c))
                                : Literals.duckdb(row[c], types.get(c)))
                        .collect(Collectors.joining(", ", "(", ")"))).collect(Collectors.joining(", ")));
            }
        }
    }

    /** @return the rows that the query has here */
    List<List<Object>> ask(Sql query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(postgres ? query.postgres() : query.duckdb())) {
            ResultSetMetaData columns = rows.getMetaData();
            List<List<Object>> all = new ArrayList<>();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(rows.getObject(i));
                }
                all.add(row);
            }
            return all;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
