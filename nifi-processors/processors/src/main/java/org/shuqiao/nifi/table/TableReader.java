package org.shuqiao.nifi.table;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Cell;
import org.shuqiao.nifi.batch.RowsWriter;
import org.shuqiao.nifi.error.CollectCode;

/** Reader of one table's slices in one transaction. */
final class TableReader {

    private final Connection connection;
    private final SourceTable table;
    private final Dialect dialect;
    private final int fetchSize;

    TableReader(Connection connection, SourceTable table, int fetchSize) throws SQLException {
        this.connection = connection;
        this.table = table;
        this.fetchSize = fetchSize;
        dialect = Dialect.of(connection);
    }

    /** @param last whether the slice reaches the newest row that may be taken */
    record Bounds(List<String> from, List<String> to, boolean last) { }

    /** Fixes the upper bound of the next slice before any row is read; empty if there is nothing behind the lower. */
    Optional<Bounds> bounds(KeysetColumns tuple, List<String> from, int rows, Duration settle) throws SQLException {
        Query open = new Query(tuple.noneNull());
        if (!from.isEmpty()) {
            open.and(tuple.after(), tuple, from);
        }
        if (!settle.isZero()) {
            Optional<String> cutoff = cutoff(tuple.columns().getFirst(), settle);
            if (cutoff.isEmpty()) {
                return Optional.empty();
            }
            open.and(new KeysetColumns(tuple.columns().subList(0, 1), tuple.quote()).upTo(), tuple,
                    List.of(cutoff.get()));
        }
        Optional<List<String>> newest = one(open, tuple, tuple.descending(), 0);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        open.and(tuple.upTo(), tuple, newest.get());
        List<String> to = one(open, tuple, tuple.ascending(), rows - 1L).orElse(newest.get());
        return Optional.of(new Bounds(from, to, to.equals(newest.get())));
    }

    long nulls(KeysetColumns tuple) throws SQLException {
        if (tuple.columns().stream().noneMatch(TableColumn::nullable)) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT COUNT(*) FROM " + table.sqlName() + " WHERE " + tuple.anyNull());
                ResultSet count = statement.executeQuery()) {
            count.next();
            return count.getLong(1);
        }
    }

    void readSlice(KeysetColumns tuple, Bounds bounds, RowsWriter rows) throws SQLException, IOException {
        Query slice = new Query(tuple.noneNull());
        if (!bounds.from().isEmpty()) {
            slice.and(tuple.after(), tuple, bounds.from());
        }
        slice.and(tuple.upTo(), tuple, bounds.to());
        read("SELECT " + table.columnList() + " FROM " + table.sqlName() + slice.where() + " " + tuple.ascending(),
                slice, rows, 0);
    }

    /** @param most rows to take, 0 for all */
    void readAll(RowsWriter rows, int most) throws SQLException, IOException {
        read("SELECT " + table.columnList() + " FROM " + table.sqlName(), new Query(""), rows, most);
    }

    private void read(String sql, Query query, RowsWriter rows, int most) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY)) {
            dialect.stream(statement, fetchSize);
            statement.setMaxRows(most);
            query.bind(statement);
            try (ResultSet result = statement.executeQuery()) {
                List<TableColumn> columns = table.columns();
                List<Cell> cells = new ArrayList<>(columns.size());
                while (result.next()) {
                    cells.clear();
                    for (int i = 0; i < columns.size(); i++) {
                        cells.add(new Cell(table.landed().get(i), CellText.read(result, i + 1, columns.get(i))));
                    }
                    rows.write(cells);
                }
            }
        }
    }

    private Optional<List<String>> one(Query query, KeysetColumns tuple, String order, long nth) throws SQLException {
        String sql = "SELECT " + tuple.list() + " FROM " + table.sqlName() + query.where() + " " + order + " "
                + dialect.nth(nth);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            query.bind(statement);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    return Optional.empty();
                }
                List<String> values = new ArrayList<>();
                for (int i = 0; i < tuple.columns().size(); i++) {
                    TableColumn column = tuple.columns().get(i);
                    values.add(CellText.read(result, i + 1, column).orElseThrow(
                            () -> new CodedException(CollectCode.BOUND_UNREADABLE, table.name(), column.name())));
                }
                return Optional.of(values);
            }
        }
    }

    /** The database's own clock, held back: what commits late has until then to become visible. Empty without a row. */
    private Optional<String> cutoff(TableColumn watermark, Duration settle) throws SQLException {
        if (!watermark.isTime()) {
            throw new CodedException(CollectCode.SETTLE_NEEDS_TIME, table.name(), watermark.name());
        }
        boolean local = watermark.jdbcType() == Types.TIMESTAMP;
        String clock = local ? "LOCALTIMESTAMP" : "CURRENT_TIMESTAMP";
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT " + clock + " FROM " + table.sqlName())) {
            statement.setMaxRows(1);
            try (ResultSet now = statement.executeQuery()) {
                if (!now.next()) {
                    return Optional.empty();
                }
                return Optional.of(local ? CellText.local(now.getObject(1, LocalDateTime.class).minus(settle))
                        : CellText.offset(now.getObject(1, OffsetDateTime.class).minus(settle)));
            }
        }
    }

    /** Builder of a query with a WHERE clause and its parameters. */
    private static final class Query {

        private record Parameter(TableColumn column, String text) { }

        private String where;
        private final List<Parameter> parameters = new ArrayList<>();

        Query(String where) {
            this.where = where;
        }

        void and(KeysetColumns.Condition condition, KeysetColumns tuple, List<String> values) {
            where += " AND " + condition.sql();
            for (int index : condition.parameters()) {
                parameters.add(new Parameter(tuple.columns().get(index), values.get(index)));
            }
        }

        String where() {
            return where.isEmpty() ? "" : " WHERE " + where;
        }

        void bind(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < parameters.size(); i++) {
                CellText.bind(statement, i + 1, parameters.get(i).column(), parameters.get(i).text());
            }
        }
    }
}
