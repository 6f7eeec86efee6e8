package org.shuqiao.query.fuzz;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.limit.EngineSettings;

/** Lake and departmental database with the engine over them; two sides differ in what policies hide. */
final class Side implements AutoCloseable {

    private static final EngineSettings SETTINGS = new EngineSettings(256, 1, 2_000_000);

    private static final int CONNECTIONS = 12;

    private final HikariDataSource department;
    private final Path folder;
    private final JdbcCatalog catalog = new JdbcCatalog();
    private final LakeFiles lake;
    private final QueryEngine engine;

    Side(EmbeddedPostgres postgres, String database, Path folder) throws IOException, SQLException {
        this.department = pool(postgres, database);
        this.folder = Files.createDirectories(folder);
        LakeCatalog.Store store = new LakeCatalog.Store(postgres.getJdbcUrl("postgres", database), "postgres",
                "postgres", "file://" + folder);
        lake = LakeFiles.open(store);
        catalog.initialize("lake", store.properties());
        catalog.createNamespace(Namespace.of(Policy.NAMESPACE));
        engine = new QueryEngine(lake, Map.of(Policy.SOURCE, department), SETTINGS);
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres, String database) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.getDatabase("postgres", database));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    QueryEngine engine() {
        return engine;
    }

    /** Puts rows where the policy says. */
    void load(Policy policy, String table, List<Object[]> rows) throws SQLException {
        if (policy.inLake()) {
            intoLake(policy.register(), table, rows);
        } else {
            intoDepartment(policy.register(), table, rows);
        }
    }

    private void intoDepartment(Register register, String table, List<Object[]> rows) throws SQLException {
        String columns = register.columns().stream().map(column -> column.name() + " " + column.department())
                .collect(Collectors.joining(", "));
        String values = rows.stream().map(row -> IntStream.range(0, row.length)
                .mapToObj(c -> Literals.postgres(row[c], register.columns().get(c).department()))
                .collect(Collectors.joining(", ", "(", ")"))).collect(Collectors.joining(", "));
        try (Connection connection = department.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (" + columns + ")");
            statement.execute("INSERT INTO " + table + " VALUES " + values);
        }
    }

    private void intoLake(Register register, String name, List<Object[]> rows) throws SQLException {
        Table table = catalog.createTable(TableIdentifier.of(Policy.NAMESPACE, name), register.lakeSchema());
        Path file = folder.resolve(name + ".parquet");
        String names = register.columns().stream().map(Register.Column::name).collect(Collectors.joining(", "));
        String values = rows.stream().map(row -> IntStream.range(0, row.length)
                .mapToObj(c -> Literals.duckdb(row[c], register.columns().get(c).file()))
                .collect(Collectors.joining(", ", "(", ")"))).collect(Collectors.joining(", "));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.executeUpdate("COPY (SELECT * FROM (VALUES " + values + ") t(" + names + ")) TO '" + file
                    + "' (FORMAT parquet)");
        }
        table.newAppend().appendFile(DataFiles.builder(table.spec()).withPath("file://" + file)
                .withFileSizeInBytes(file.toFile().length()).withRecordCount(rows.size()).withFormat("parquet")
                .build()).commit();
    }

    void drop(Policy policy, String table) throws SQLException, IOException {
        if (policy.inLake()) {
            catalog.dropTable(TableIdentifier.of(Policy.NAMESPACE, table), true);
            Files.deleteIfExists(folder.resolve(table + ".parquet"));
            return;
        }
        try (Connection connection = department.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + table);
        }
    }

    @Override
    public void close() throws IOException {
        engine.close();
        lake.close();
        catalog.close();
        department.close();
    }
}
