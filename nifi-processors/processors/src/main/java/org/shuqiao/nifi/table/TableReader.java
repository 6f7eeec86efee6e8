package org.shuqiao.nifi.table;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Cell;
import org.shuqiao.nifi.batch.ColumnType;
import org.shuqiao.nifi.batch.RecordRules;
import org.shuqiao.nifi.batch.RowsWriter;
import org.shuqiao.nifi.batch.TimeText;
import org.shuqiao.nifi.error.CollectCode;

/** Reader of one table's slices in one transaction. */
final class TableReader {

    /** Time after its watermark within which a row may become visible and still be found. */
    private static final Duration LATEST = Duration.ofDays(1);

    private final Connection connection;
    private final SourceTable table;
    private final SourceLoad load;
    private final Dialect dialect;
    private final SourceClock clock;
    private final RecordRules records;
    private final int fetchSize;
    private Optional<CopyReader> copy = Optional.empty();

    TableReader(Connection connection, SourceTable table, SourceLoad load, int fetchSize, Clock city) {
        this.connection = connection;
        this.table = table;
        this.load = load;
        this.fetchSize = load.fetch(fetchSize);
        dialect = table.dialect();
        clock = new SourceClock(connection, table, city);
        records = new RecordRules(table.landed(), List.of());
    }

    /** Has rows read by COPY where a database and the types of the table allow it. */
    void copyWherePossible(CopyReader.Reason reason) throws SQLException {
        copy = CopyReader.of(connection, table, load, reason);
    }

    /** @param last whether the slice reaches the newest row that may be taken */
    record Bounds(List<String> from, List<String> to, boolean last) { }

    /** @return what was told by the rows that were read */
    RecordRules records() {
        return records;
    }

    /** Fixes the upper bound of the next slice before any row is read; empty if there is nothing behind the lower. */
    Optional<Bounds> bounds(KeysetColumns tuple, List<String> from, int rows, Duration settle) throws SQLException {
        KeysetQuery open = new KeysetQuery(tuple.noneNull());
        if (!from.isEmpty()) {
            open.and(tuple.after(), tuple, from);
        }
        TableColumn watermark = tuple.columns().getFirst();
        if (!settle.isZero() || SourceClock.reads(watermark)) {
            Optional<String> cutoff = clock.cutoff(watermark, settle);
            if (cutoff.isEmpty()) {
                return Optional.empty();
            }
            open.and(tuple.first().upTo(), tuple, cutoff.stream().toList());
        }
        Optional<List<String>> newest = one(open, tuple, tuple.descending(), 0);
        Optional<String> present = newest.isPresent() ? present(watermark, newest.get().getFirst()) : Optional.empty();
        if (present.isPresent()) {
            open.and(tuple.first().upTo(), tuple, present.stream().toList());
            newest = one(open, tuple, tuple.descending(), 0);
        }
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        open.and(tuple.upTo(), tuple, newest.get());
        List<String> to = one(open, tuple, tuple.ascending(), load.slice(rows) - 1L).orElse(newest.get());
        return Optional.of(new Bounds(from, to, to.equals(newest.get())));
    }

    /** @return the present in the form of a time kept as text, where that is later */
    private Optional<String> present(TableColumn watermark, String newest) throws SQLException {
        Optional<LocalDateTime> now = watermark.type() == ColumnType.TEXT ? clock.local() : Optional.empty();
        return now.flatMap(known -> TimeText.nowInFormOf(newest, known));
    }

    /** @return rows whose watermark is later than now */
    long ahead(KeysetColumns tuple) throws SQLException {
        TableColumn watermark = tuple.columns().getFirst();
        Optional<String> now = Optional.empty();
        if (SourceClock.reads(watermark)) {
            now = clock.cutoff(watermark, Duration.ZERO);
        } else if (watermark.type() == ColumnType.TEXT) {
            Optional<List<String>> newest = one(new KeysetQuery(tuple.noneNull()), tuple, tuple.descending(), 0);
            now = newest.isEmpty() ? now : present(watermark, newest.get().getFirst());
        }
        if (now.isEmpty()) {
            return 0;
        }
        KeysetQuery later = new KeysetQuery(tuple.noneNull());
        later.and(tuple.first().after(), tuple, now.stream().toList());
        return count(later);
    }

    /** @return rows at or below a bound, of which those of the last day before it where it is a time */
    long behind(KeysetColumns tuple, List<String> bound) throws SQLException {
        return count(behindQuery(tuple, bound));
    }

    /** @return the rows that wait behind a bound, or all of them */
    long waiting(KeysetColumns tuple, List<String> from) throws SQLException {
        KeysetQuery open = new KeysetQuery(tuple.noneNull());
        if (!from.isEmpty()) {
            open.and(tuple.after(), tuple, from);
        }
        return count(open);
    }

    /** @return all rows of the table */
    long all() throws SQLException {
        return count(new KeysetQuery(""));
    }

    /** @return the rows of a slice, as the database counts them in this transaction */
    long count(KeysetColumns tuple, Bounds bounds) throws SQLException {
        return count(slice(tuple, bounds));
    }

    /** Takes a key of the table. */
    @FunctionalInterface
    interface KeyTaker {
        void take(List<String> key) throws IOException;
    }

    /** @return how many rows the table has; none of a primary key is without its key */
    long eachKey(KeysetColumns key, KeyTaker taker) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + key.list() + " FROM "
                + table.sqlName(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            dialect.stream(statement, fetchSize);
            long rows = 0;
            try (ResultSet result = statement.executeQuery()) {
                for (; result.next(); rows++) {
                    taker.take(values(result, key));
                    load.row();
                }
            }
            return rows;
        }
    }

    private List<String> values(ResultSet result, KeysetColumns tuple) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < tuple.columns().size(); i++) {
            TableColumn column = tuple.columns().get(i);
            values.add(CellText.read(result, i + 1, column, dialect).orElseThrow(
                    () -> new CodedException(CollectCode.BOUND_UNREADABLE, table.name(), column.name())));
        }
        return List.copyOf(values);
    }

    void readBehind(KeysetColumns tuple, List<String> bound, RowsWriter rows) throws SQLException, IOException {
        read(behindQuery(tuple, bound), tuple.ascending(), rows, 0);
    }

    private static KeysetQuery behindQuery(KeysetColumns tuple, List<String> bound) {
        KeysetQuery behind = new KeysetQuery(tuple.noneNull());
        behind.and(tuple.upTo(), tuple, bound);
        SourceClock.earlier(tuple.columns().getFirst(), bound.getFirst(), LATEST)
                .ifPresent(since -> behind.and(tuple.first().after(), tuple, List.of(since)));
        return behind;
    }

    /** @return whether the newest value of the first column is a time kept as text */
    boolean isTimeAsText(KeysetColumns tuple) throws SQLException {
        return one(new KeysetQuery(tuple.noneNull()), tuple, tuple.descending(), 0).map(List::getFirst)
                .filter(TimeText::isTime).isPresent();
    }

    private long count(KeysetQuery query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT COUNT(*) FROM " + table.sqlName() + query.where())) {
            query.bind(statement);
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
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
        read(slice(tuple, bounds), tuple.ascending(), rows, 0);
    }

    private static KeysetQuery slice(KeysetColumns tuple, Bounds bounds) {
        KeysetQuery slice = new KeysetQuery(tuple.noneNull());
        if (!bounds.from().isEmpty()) {
            slice.and(tuple.after(), tuple, bounds.from());
        }
        slice.and(tuple.upTo(), tuple, bounds.to());
        return slice;
    }

    /** Reads the row that a key names, if there is one. */
    void readOne(KeysetColumns key, List<String> values, RowsWriter rows) throws SQLException, IOException {
        KeysetQuery named = new KeysetQuery(key.noneNull());
        named.and(key.same(), key, values);
        read(named, "", rows, 0);
    }

    /** @param most rows to take, 0 for all */
    void readAll(RowsWriter rows, int most) throws SQLException, IOException {
        read(new KeysetQuery(""), "", rows, most);
    }

    private void read(KeysetQuery query, String order, RowsWriter rows, int most) throws SQLException, IOException {
        if (most == 0 && copy.isPresent() && copy.get().read(query, order, rows, records)) {
            return;
        }
        String sql = "SELECT " + table.columnList() + " FROM " + table.sqlName() + query.where() + " " + order;
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
                        cells.add(new Cell(table.landed().get(i), CellText.read(result, i + 1, columns.get(i),
                                dialect)));
                    }
                    records.judge(cells.stream().map(cell -> cell.text().orElse("")).toList())
                            .ifPresent(kind -> cells.add(Cell.of(Cell.RECORD, kind.word())));
                    rows.write(cells);
                    load.row();
                }
            }
        }
    }

    private Optional<List<String>> one(KeysetQuery query, KeysetColumns tuple, String order, long nth)
            throws SQLException {
        String sql = "SELECT " + tuple.list() + " FROM " + table.sqlName() + query.where() + " " + order + " "
                + dialect.nth(nth);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            query.bind(statement);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    return Optional.empty();
                }
                return Optional.of(values(result, tuple));
            }
        }
    }
}
