package org.shuqiao.bench.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.shuqiao.query.lake.LakeCatalog;

/**
 * Generates the benchmark tables: persons in four districts of ten streets, and their houses. They are made once and
 * kept.
 */
final class SyntheticRegister {

    private static final int FILES = 8;
    private static final int PERSONS = 4_000_000;
    private static final int HOUSES = 1_000_000;

    private SyntheticRegister() { }

    static void write(LakeCatalog.Store place, Path warehouse) throws SQLException {
        JdbcCatalog catalog = new JdbcCatalog();
        catalog.initialize(LakeCatalog.NAME, place.properties());
        try {
            Namespace standard = Namespace.of("standard");
            if (catalog.namespaceExists(standard) && catalog.tableExists(TableIdentifier.of(standard, "house"))) {
                return;
            }
            if (!catalog.namespaceExists(standard)) {
                catalog.createNamespace(standard);
            }
            table(catalog, warehouse, "rk", PERSONS, new Schema(
                    Types.NestedField.optional(1, "person_id", Types.LongType.get()),
                    Types.NestedField.optional(2, "citizen_number", Types.StringType.get()),
                    Types.NestedField.optional(3, "name", Types.StringType.get()),
                    Types.NestedField.optional(4, "sex", Types.StringType.get()),
                    Types.NestedField.optional(5, "birth_date", Types.DateType.get()),
                    Types.NestedField.optional(6, "division", Types.StringType.get()),
                    Types.NestedField.optional(7, "street", Types.StringType.get())), """
                    SELECT i AS person_id, d || strftime(b, '%%Y%%m%%d') || lpad((i %% 10000)::VARCHAR, 4, '0') AS \
                    citizen_number,
                      ['王', '李', '张', '刘', '陈', '欧阳'][i %% 6 + 1] || ['伟', '秀英', '娜', '建国', '小明'][i %% 5 + 1] AS name,
                      (1 + i // 3 %% 2)::VARCHAR AS sex, b AS birth_date, d AS division,
                      d || lpad((1 + i // 4 %% 10)::VARCHAR, 3, '0') AS street
                    FROM (SELECT i, DATE '1930-01-01' + (i * 7919 %% 33000)::INTEGER AS b,
                      ['990103', '990104', '990105', '990102'][i %% 4 + 1] AS d FROM range(%d, %d) r(i))""");
            table(catalog, warehouse, "house", HOUSES, new Schema(
                    Types.NestedField.optional(1, "house_id", Types.LongType.get()),
                    Types.NestedField.optional(2, "owner", Types.LongType.get()),
                    Types.NestedField.optional(3, "square_metres", Types.LongType.get())),
                    "SELECT i AS house_id, i * 7919 %% " + PERSONS
                            + " AS owner, 30 + i %% 170 AS square_metres FROM range(%d, %d) r(i)");
        } finally {
            catalog.close();
        }
    }

    /** In one commit, so that a table is there whole or not at all. */
    private static void table(JdbcCatalog catalog, Path warehouse, String name, int rows, Schema schema,
            String select) throws SQLException {
        catalog.dropTable(TableIdentifier.of("standard", name), false);
        Table table = catalog.createTable(TableIdentifier.of("standard", name), schema);
        var append = table.newAppend();
        for (int file = 0; file < FILES; file++) {
            Path parquet = folder(warehouse, name).resolve("data-" + file + ".parquet");
            try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duckdb.createStatement()) {
                statement.execute("SET memory_limit = '512MiB'");
                statement.execute("COPY (" + select.formatted(rows / FILES * (long) file, rows / FILES * (file + 1L))
                        + ") TO '" + parquet
                        + "' (FORMAT parquet, COMPRESSION zstd)");
            }
            append.appendFile(DataFiles.builder(table.spec()).withPath("file://" + parquet.toAbsolutePath())
                    .withFileSizeInBytes(parquet.toFile().length()).withFormat("parquet")
                    .withMetrics(new Metrics((long) rows / FILES, null, counts(schema, rows / FILES), null, null))
                    .build());
        }
        append.commit();
    }

    /** As Spark tells of the files that it writes. */
    private static Map<Integer, Long> counts(Schema schema, long rows) {
        return schema.columns().stream().collect(Collectors.toMap(Types.NestedField::fieldId, column -> rows));
    }

    private static Path folder(Path warehouse, String name) {
        try {
            return Files.createDirectories(warehouse.resolve("written").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
