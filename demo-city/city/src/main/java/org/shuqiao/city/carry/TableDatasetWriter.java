package org.shuqiao.city.carry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.shuqiao.city.table.Cell;
import org.shuqiao.city.table.Column;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;

/** Writer of a PostgreSQL table by COPY in one transaction. */
final class TableDatasetWriter implements DatasetWriter {
    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final Dataset dataset;
    private final String key;
    private final Optional<DatasetFormat.View> view;
    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(BUFFER + 1024);

    TableDatasetWriter(Connection connection, Dataset dataset, DatasetFormat.Table carrier) throws IOException {
        this.connection = connection;
        this.dataset = dataset;
        this.key = carrier.key();
        this.view = carrier.view();
        try {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS " + dataset.name() + " CASCADE");
                statement.execute(dataset.columns().stream().map(column -> column.name() + " " + column.type().sql())
                        .collect(Collectors.joining(", ", "CREATE TABLE " + dataset.name() + " (", ")")));
            }
            this.copy = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("COPY " + dataset.name() + " FROM STDIN (FORMAT csv)");
        } catch (SQLException e) {
            throw new IOException("table " + dataset.id() + " cannot be made", e);
        }
    }

    @Override
    public void add(Row row) throws IOException {
        boolean first = true;
        for (Cell cell : row.cells().values()) {
            if (!first) {
                buffer.append(',');
            }
            first = false;
            switch (cell) {
                case Cell.Text text -> buffer.append('"').append(text.value().replace("\"", "\"\"")).append('"');
                case Cell.Number number -> buffer.append(number.plain());
                case Cell.None none -> { }
            }
        }
        buffer.append('\n');
        if (buffer.length() > BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        try {
            byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            buffer.setLength(0);
        } catch (SQLException e) {
            throw new IOException("table " + dataset.id() + " cannot be filled", e);
        }
    }

    @Override
    public void finish() throws IOException {
        flush();
        try {
            copy.endCopy();
            try (var statement = connection.createStatement()) {
                String table = dataset.name();
                statement.execute("ALTER TABLE " + table + " ADD PRIMARY KEY (" + key + ")");
                for (Column column : dataset.columns()) {
                    if (column.type() == Column.Type.TIMESTAMP) {
                        statement.execute("CREATE INDEX ON " + table + " (" + column.name() + ", " + key + ")");
                    }
                }
                String reader = dataset.department().toLowerCase(Locale.ROOT) + "_reader";
                statement.execute("GRANT SELECT ON " + table + " TO " + reader);
                if (view.isPresent()) {
                    statement.execute("CREATE VIEW " + view.get().name() + " AS SELECT " + view.get().columns()
                            + " FROM " + table);
                    statement.execute("GRANT SELECT ON " + view.get().name() + " TO " + reader);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IOException("table " + dataset.id() + " cannot be finished", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("connection for " + dataset.id() + " cannot be closed", e);
        }
    }
}
