package org.shuqiao.journey;

import java.math.BigDecimal;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.query.lake.LakeFiles;

/** Reads published tables straight from the lake's files, without a grant. */
final class PublishedTables implements AutoCloseable {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final LakeFiles lake;
    private final Connection duckdb;

    PublishedTables(String storeUrl, String user, String password, String warehouse) throws SQLException {
        this.lake = LakeFiles.open(new LakeCatalog.Store(storeUrl, user, password, warehouse));
        this.duckdb = DriverManager.getConnection("jdbc:duckdb:");
    }

    /** @return row id to the row's values in standard form */
    Map<String, Map<String, String>> standard(String dataset) throws SQLException {
        Map<String, Map<String, String>> rows = new HashMap<>();
        List<String> files = lake.plan("standard", dataset).files();
        if (files.isEmpty()) {
            return rows;
        }
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery("select * from " + scan(files))) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, String> row = new HashMap<>();
                for (int c = 1; c <= columns.getColumnCount(); c++) {
                    row.put(columns.getColumnName(c), text(result.getObject(c)));
                }
                rows.put(row.get("_row"), row);
            }
        }
        return rows;
    }

    /** @return the ids of the rows in quarantine */
    Set<String> quarantined(String dataset) throws SQLException {
        Set<String> ids = new HashSet<>();
        List<String> files = lake.plan("quarantine", dataset).files();
        if (files.isEmpty()) {
            return ids;
        }
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery("select _row from " + scan(files))) {
            while (result.next()) {
                ids.add(result.getString(1));
            }
        }
        return ids;
    }

    private static String scan(List<String> files) {
        return files.stream()
                .map(file -> "'" + file.replaceFirst("^file:/+", "/").replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
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
    public void close() throws SQLException {
        duckdb.close();
        lake.close();
    }
}
