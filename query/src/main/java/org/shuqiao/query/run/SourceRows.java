package org.shuqiao.query.run;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enumerator over the rows of one statement, in Calcite's internal value representation. Values take the planner's own
 * form: dates as days and times as milliseconds since 1970, reckoned without any time zone, so that no day before 1970
 * or in a year of summer time is moved.
 */
final class SourceRows implements Enumerator<Object[]> {

    private static final Logger LOG = LoggerFactory.getLogger(SourceRows.class);

    private final Source source;
    private final List<ColumnType> types;
    private final RunningQuery watch;
    private final Connection connection;
    private Statement statement;
    private ResultSet rows;
    private Object[] current;

    SourceRows(Source source, String sql, List<ColumnType> types, RunningQuery watch) {
        this.source = source;
        this.types = types;
        this.watch = watch;
        this.connection = watch.borrow(source);
        boolean open = false;
        try {
            statement = connection.createStatement();
            statement.setEscapeProcessing(false); // braces are the engine's own
            statement.setFetchSize(source.fetchSize());
            watch.register(statement);
            rows = statement.executeQuery(sql);
            open = true;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            if (!open) {
                close();
            }
        }
    }

    @Override
    public Object[] current() {
        return current;
    }

    @Override
    public boolean moveNext() {
        try {
            if (!rows.next()) {
                return false;
            }
            Object[] values = new Object[types.size()];
            long texts = 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = value(i + 1, types.get(i));
                texts += values[i] instanceof String text ? text.length() : 0;
            }
            watch.countRow(texts);
            current = values;
            return true;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private Object value(int at, ColumnType type) throws SQLException {
        Object value = switch (type) {
            case TEXT -> rows.getString(at);
            case INTEGER -> integer(at);
            case DECIMAL -> source.flavour().decimal(rows, at);
            case DOUBLE -> rows.getDouble(at);
            case BOOLEAN -> rows.getBoolean(at);
            case DATE -> days(source.flavour().date(rows, at));
            case TIMESTAMP -> millis(source.flavour().timestamp(rows, at));
        };
        return rows.wasNull() ? null : value;
    }

    /** Sums of integers come wider than they went in; one that does not fit is an overflow, not a wrong number. */
    private Object integer(int at) throws SQLException {
        Object value = rows.getObject(at);
        return switch (value) {
            case null -> null;
            case BigInteger big -> exact(new BigDecimal(big));
            case BigDecimal decimal -> exact(decimal);
            case Double real -> exact(BigDecimal.valueOf(real).setScale(0, RoundingMode.DOWN));
            case Number number -> number.longValue();
            default -> rows.getLong(at);
        };
    }

    private Object exact(BigDecimal value) {
        try {
            return value.setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException e) {
            throw new CodedException(QueryCode.VALUE_DOES_NOT_FIT);
        }
    }

    private static Object days(LocalDate date) {
        return date == null ? null : (Object) Math.toIntExact(date.toEpochDay());
    }

    private static Object millis(LocalDateTime time) {
        return time == null ? null : (Object) time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private CodedException failure(SQLException e) {
        return watch.reason().orElseGet(() -> source.failure(e));
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException("a pass is read once");
    }

    @Override
    public void close() {
        if (statement != null) {
            watch.deregister(statement);
        }
        try {
            if (statement != null) {
                statement.close();
            }
        } catch (SQLException e) {
            LOG.debug("a statement did not close, state {}", e.getSQLState()); // its connection ends it
        } finally {
            watch.giveBack(connection);
        }
    }
}
