package org.shuqiao.bench.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.duckdb.DuckDBConnection;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.lake.ParquetScan;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.limit.Limits;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.RowFilter;
import org.shuqiao.query.policy.TableName;
import org.shuqiao.systems.postgres.PostgresServer;

/** Generated lake of 4 million persons and 1 million houses, with both ways to query it. */
final class QueryCity implements AutoCloseable {

    private static final Limits LIMITS = new Limits(20_000, Duration.ofMinutes(2));
    private static final String DATABASE = "lake";

    private final PostgresServer store;
    private final LakeFiles lake;
    private final QueryEngine engine;
    private final Connection duckdb;

    private QueryCity(PostgresServer store, LakeFiles lake, QueryEngine engine, Connection duckdb) {
        this.store = store;
        this.lake = lake;
        this.engine = engine;
        this.duckdb = duckdb;
    }

    static QueryCity open(Path folder) throws SQLException, IOException {
        PostgresServer store = PostgresServer.start(folder.resolve("postgresql"));
        store.database(DATABASE);
        Path warehouse = Files.createDirectories(folder.resolve("lake"));
        LakeCatalog.Store place = new LakeCatalog.Store(store.url(DATABASE), PostgresServer.USER, store.password(),
                "file://" + warehouse.toAbsolutePath());
        LakeFiles lake = LakeFiles.open(place);
        SyntheticRegister.write(place, warehouse);
        QueryCity city = new QueryCity(store, lake, new QueryEngine(lake, Map.of()),
                DriverManager.getConnection("jdbc:duckdb:"));
        city.views();
        for (BenchmarkQuery query : BenchmarkQuery.values()) {
            city.agree(query);
        }
        return city;
    }

    /**
     * Query of what the grant lets through, spelt out for DuckDB, which gets the threads and the
     * memory that the platform's has.
     */
    private void views() throws SQLException {
        EngineSettings settings = EngineSettings.standard();
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = " + settings.lakeThreads());
            statement.execute("SET memory_limit = '" + settings.lakeMemoryMiB() + "MiB'");
            statement.execute("CREATE VIEW person AS SELECT person_id, left(citizen_number, 9) || '*********' AS "
                    + "citizen_number, "
                    + "left(name, 1) || '*' AS name, sex, birth_date, division, street FROM " + scan("rk")
                    + " WHERE division = '990102'");
            statement.execute("CREATE VIEW house AS SELECT * FROM " + scan("house"));
        }
    }

    private String scan(String table) {
        return ParquetScan.of(lake.plan("standard", table));
    }

    /** Both ways give one answer; where the query leaves open which rows, as many of them. */
    private void agree(BenchmarkQuery query) throws SQLException {
        List<String> ours = ask(query.sql(0), "division = '990102'", Map.of("name", new Mask.PersonName(),
                "citizen_number", new Mask.CitizenNumber())).rows().stream().map(Object::toString).sorted().toList();
        List<String> theirs = direct(query.direct(0)).stream().map(Object::toString).sorted().toList();
        boolean same = query == BenchmarkQuery.LIST ? ours.size() == theirs.size() : ours.equals(theirs);
        if (!same) {
            throw new IllegalStateException(query + ": " + ours.size() + " rows of ours are not the "
                    + theirs.size() + " of DuckDB");
        }
    }

    void granted(String sql, int rows, String filter, Map<String, Mask> masks) {
        expect(rows, ask(sql, filter, masks).rows().size());
    }

    void direct(String sql, int rows) throws SQLException {
        expect(rows, direct(sql).size());
    }

    /** @return what asks DuckDB over a connection of its own */
    DirectConsumer consumer() throws SQLException {
        Connection own = duckdb.unwrap(DuckDBConnection.class).duplicate();
        return new DirectConsumer(own);
    }

    /** One of several that ask one DuckDB at once. */
    record DirectConsumer(Connection connection) implements AutoCloseable {

        void ask(String sql, int rows) throws SQLException {
            expect(rows, rows(connection, sql).size());
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private Answer ask(String sql, String filter, Map<String, Mask> masks) {
        return engine.execute(new Query(ParsedSql.of(sql), List.of(
                rule("gongan", "rk", List.of("person_id", "citizen_number", "name", "sex", "birth_date", "division",
                        "street"), filter, masks),
                rule("zhujian", "house", List.of("house_id", "owner", "square_metres"), "", Map.of())), LIMITS));
    }

    private List<List<Object>> direct(String sql) throws SQLException {
        return rows(duckdb, sql);
    }

    private static List<List<Object>> rows(Connection duckdb, String sql) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    row.add(result.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static AccessRule rule(String department, String table, List<String> columns, String filter,
            Map<String, Mask> masks) {
        return new AccessRule("G-2026-000001", "10101001/000001", 1, new TableName(department, table),
                new Backing.LakeTable("standard", table), columns,
                filter.isEmpty() ? Optional.empty() : Optional.of(RowFilter.of(filter)), masks, OptionalInt.empty());
    }

    private static void expect(int rows, int got) {
        if (rows != got) {
            throw new IllegalStateException(got + " rows where there are " + rows);
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
        engine.close();
        lake.close();
        store.close();
    }
}
