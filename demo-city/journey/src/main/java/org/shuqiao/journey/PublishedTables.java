package org.shuqiao.journey;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.lake.LakeSnapshot;
import org.shuqiao.query.lake.ParquetScan;
import org.shuqiao.standards.mapping.RowId;

/** Reads published tables straight from the lake's files, without a grant, in memory that does not grow with them. */
final class PublishedTables implements AutoCloseable {

    private static final int PUBLISHED_FROM = 4;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final LakeFiles lake;
    private final Path scratch;
    private final Connection duckdb;

    /** @param scratch a folder for what does not fit into memory while rows are compared, gone after {@link #close} */
    PublishedTables(LakeCatalog.Store store, Path scratch) throws SQLException, IOException {
        FolderTree.delete(scratch);
        Files.createDirectories(scratch);
        this.lake = LakeFiles.open(store);
        this.scratch = scratch;
        Properties properties = new Properties();
        properties.put(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        properties.put("memory_limit", "512MB");
        properties.put("temp_directory", scratch.resolve("spilled").toString());
        properties.put("preserve_insertion_order", "false");
        this.duckdb = DriverManager.getConnection("jdbc:duckdb:" + scratch.resolve("truth.duckdb"), properties);
    }

    /** Receives a row of the truth beside what was published of it. */
    interface Comparison {
        /**
         * @param published the row's values in standard form by column, null where it was not published
         * @param again whether the truth has an earlier row of the same id
         */
        void row(TruthRow truth, Map<String, String> published, boolean quarantined, boolean again);
    }

    /** Joins a dataset's truth with its published rows by row id. */
    void compare(String dataset, Path truth, Comparison comparison) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("create or replace table truth (id varchar, ordinal bigint, line varchar)");
            append(dataset, truth);
            try (ResultSet result = statement.executeQuery("""
                    select t.line, t.nth > 1, q._row is not null, s.*
                    from (select *, row_number() over (partition by id order by ordinal) as nth from truth) t
                    left join (select distinct _row from %s) q on q._row = t.id
                    left join %s s on s._row = t.id""".formatted(table("quarantine", dataset),
                    table("standard", dataset)))) {
                String[] columns = columns(result.getMetaData());
                while (result.next()) {
                    comparison.row(TruthRow.of(result.getString(1)), published(result, columns), result.getBoolean(3),
                            result.getBoolean(2));
                }
            }
            statement.execute("drop table truth");
        }
    }

    private void append(String dataset, Path truth) throws SQLException {
        try (DuckDBAppender rows = duckdb.unwrap(DuckDBConnection.class).createAppender("truth");
                Stream<String> lines = TruthRow.lines(truth)) {
            long ordinal = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                rows.beginRow().append(RowId.of(dataset, TruthRow.of(line).cells())).append(ordinal++).append(line)
                        .endRow();
            }
        }
    }

    /** @return names by place in the result; those before {@value #PUBLISHED_FROM} are not of the published row */
    private static String[] columns(ResultSetMetaData result) throws SQLException {
        String[] names = new String[result.getColumnCount() + 1];
        for (int c = PUBLISHED_FROM; c < names.length; c++) {
            names[c] = result.getColumnName(c);
        }
        return names;
    }

    private static Map<String, String> published(ResultSet result, String[] columns) throws SQLException {
        Map<String, String> row = new HashMap<>();
        for (int c = PUBLISHED_FROM; c < columns.length; c++) {
            row.put(columns[c], text(result.getObject(c)));
        }
        return row.get("_row") == null ? null : row;
    }

    private String table(String zone, String dataset) {
        LakeSnapshot snapshot = lake.plan(zone, dataset);
        return snapshot.files().isEmpty() ? "(select null::varchar as _row where false)" : ParquetScan.of(snapshot);
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case OffsetDateTime time -> time(time);
            case Timestamp time -> time(time.toInstant().atOffset(ZoneOffset.UTC));
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    private static String time(OffsetDateTime time) {
        OffsetDateTime here = time.atZoneSameInstant(ZONE).toOffsetDateTime();
        return here.getNano() == 0
                ? here.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx"))
                : here.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    @Override
    public void close() throws SQLException, IOException {
        duckdb.close();
        lake.close();
        FolderTree.delete(scratch);
    }
}
