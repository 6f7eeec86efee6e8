package org.shuqiao.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.RowFilter;
import org.shuqiao.query.policy.TableName;
import org.shuqiao.query.source.LakeEngine;
import org.shuqiao.query.source.duckdb.DuckEngine;

/** Test lake (Iceberg in PostgreSQL, Parquet files) with a departmental database. */
public final class TestCity {

    public static final Limits LIMITS = new Limits(10_000, Duration.ofSeconds(30));
    private static TestCity only;

    private final EmbeddedPostgres postgres;
    private final Path folder;
    private final JdbcCatalog catalog = new JdbcCatalog();
    private final LakeFiles lake;
    private final QueryEngine engine;
    private int files;

    private TestCity() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        folder = Files.createTempDirectory("lake");
        String warehouse = "file://" + folder;
        LakeCatalog.Store store = new LakeCatalog.Store(url(), "postgres", "postgres", warehouse);
        lake = LakeFiles.open(ServiceLoader.load(LakeCatalogUnderTest.class).findFirst()
                .map(other -> other.over(store)).orElse(store));
        catalog.initialize("lake", store.properties());
        engine = new QueryEngine(lake, underTest(warehouse), Map.of("minzheng", department()),
                EngineSettings.standard());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    private LakeEngine underTest(String warehouse) {
        return ServiceLoader.load(LakeEngineUnderTest.class).findFirst()
                .map(other -> other.over(url(), "postgres", "postgres", warehouse))
                .orElseGet(() -> new DuckEngine(EngineSettings.standard()));
    }

    public static synchronized TestCity open() {
        try {
            if (only == null) {
                only = new TestCity();
            }
            return only;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void close() {
        try {
            engine.close();
            lake.close();
            catalog.close();
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public QueryEngine engine() {
        return engine;
    }

    public LakeFiles lake() {
        return lake;
    }

    JdbcCatalog catalog() {
        return catalog;
    }

    public DataSource department() {
        return postgres.getPostgresDatabase();
    }

    private String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** Makes a lake table; nothing happens when it is there. */
    public Table lakeTable(String namespace, String name, Schema schema) {
        try {
            catalog.createNamespace(Namespace.of(namespace));
        } catch (AlreadyExistsException e) {
            // another test was first
        }
        return catalog.createTable(TableIdentifier.of(namespace, name), schema);
    }

    /** Writes the rows of a DuckDB query as one Parquet file and appends it to the table. */
    public void append(Table table, String select) throws SQLException {
        Path file = folder.resolve("data-" + ++files + ".parquet");
        long rows;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            rows = statement.executeUpdate("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
        }
        table.newAppend().appendFile(DataFiles.builder(table.spec()).withPath("file://" + file)
                .withFileSizeInBytes(file.toFile().length()).withRecordCount(rows).withFormat("parquet").build())
                        .commit();
    }

    public void inDepartment(String sql) throws SQLException {
        try (Connection connection = department().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Answer ask(String sql, AccessRule... rules) {
        return engine.execute(new Query(ParsedSql.of(sql), List.of(rules), LIMITS));
    }

    static AccessRule lakeRule(String table, String backing, String columns, String filter, Map<String, Mask> masks) {
        String[] name = table.split("\\.");
        String[] lake = backing.split("\\.");
        return rule(table, new Backing.LakeTable(lake[0], lake[1]), columns, filter, masks, OptionalInt.empty());
    }

    static AccessRule departmentRule(String table, String backing, String columns, String filter,
            Map<String, Mask> masks) {
        return rule(table, new Backing.DepartmentTable("minzheng", "public", backing), columns, filter, masks,
                OptionalInt.empty());
    }

    static AccessRule rule(String table, Backing backing, String columns, String filter, Map<String, Mask> masks,
            OptionalInt minimumGroup) {
        String[] name = table.split("\\.");
        Optional<RowFilter> rows = filter.isEmpty() ? Optional.empty() : Optional.of(RowFilter.of(filter));
        return new AccessRule("G-" + table, "3010101/000001", 1, new TableName(name[0], name[1]), backing,
                List.of(columns.split(" ")), rows, masks, minimumGroup);
    }
}
