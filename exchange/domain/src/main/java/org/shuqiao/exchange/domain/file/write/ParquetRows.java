package org.shuqiao.exchange.domain.file.write;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;

/**
 * Writer of Parquet by DuckDB, over a database file beside it: rows are on the disk, not in memory. The visible mark is
 * the file's key-value metadata {@code shuqiao}; a value has one form only, so there is no form mark.
 */
public final class ParquetRows implements RowWriter {

    private static final String TABLE = "handed";
    private static final int DIGITS = 38;

    private final OutputStream out;
    private final String comment;
    private final Path database;
    private final Path made;
    private final DuckDBConnection connection;
    private List<AnswerColumn> columns = List.of();
    private int[] whole = {};
    private int[] scale = {};
    private DuckDBAppender appender;

    /** @param work a folder that exists, for files of this writer alone */
    public ParquetRows(OutputStream out, String comment, Path work, String name) throws IOException {
        this.out = out;
        this.comment = comment;
        this.database = work.resolve(name + ".duckdb");
        this.made = work.resolve(name + ".parquet");
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:" + database).unwrap(DuckDBConnection.class);
            execute("SET memory_limit = '256MiB'");
            execute("SET threads = 1");
            execute("SET autoinstall_known_extensions = false");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void columns(List<AnswerColumn> given) throws IOException {
        columns = given;
        whole = new int[given.size()];
        scale = new int[given.size()];
        try {
            List<String> defined = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                defined.add("c" + i + " " + type(given.get(i).type()));
            }
            execute("CREATE TABLE " + TABLE + " (" + String.join(", ", defined) + ")");
            appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case TEXT, DECIMAL -> "VARCHAR"; // how many digits a decimal needs is known when all rows are
            case INTEGER -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
        };
    }

    @Override
    public void row(List<Object> values) throws IOException {
        try {
            appender.beginRow();
            for (int i = 0; i < values.size(); i++) {
                append(i, values.get(i));
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void append(int column, Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case Long number -> appender.append(number.longValue());
            case Double number -> appender.append(number.doubleValue());
            case Boolean truth -> appender.append(truth.booleanValue());
            case LocalDate day -> appender.append(day);
            case LocalDateTime moment -> appender.append(moment);
            case BigDecimal number -> {
                whole[column] = Math.max(whole[column], number.precision() - number.scale());
                scale[column] = Math.max(scale[column], number.scale());
                appender.append(number.toPlainString());
            }
            default -> appender.append(value.toString());
        }
    }

    private String selected(int column) {
        String name = " AS \"" + columns.get(column).name().replace("\"", "\"\"") + '"';
        if (columns.get(column).type() != ColumnType.DECIMAL || whole[column] + scale[column] > DIGITS) {
            return "c" + column + name;
        }
        int digits = Math.max(1, Math.max(whole[column], 0) + scale[column]);
        return "CAST(c" + column + " AS DECIMAL(" + digits + ", " + scale[column] + "))" + name;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (appender != null) {
                appender.close();
                List<String> list = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    list.add(selected(i));
                }
                execute("COPY (SELECT " + list.stream().collect(Collectors.joining(", ")) + " FROM " + TABLE + ") TO "
                        + text(made) + " (FORMAT parquet, KV_METADATA {shuqiao: " + text(comment) + "})");
                Files.copy(made, out);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            end();
        }
    }

    private void end() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(database);
            Files.deleteIfExists(Path.of(database + ".wal"));
        }
    }
}
