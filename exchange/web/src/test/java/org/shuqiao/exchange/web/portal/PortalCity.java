package org.shuqiao.exchange.web.portal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.contracts.run.QualityFormula;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.RunningStore;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.ShuqiaoServer;
import org.shuqiao.query.lake.LocalFileIO;
import org.shuqiao.standards.source.Mapping;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

/** Running server with accounts and, on request, a small lake of three datasets. */
final class PortalCity implements AutoCloseable {

    static final String PASSWORD = "yunzhou-2026-pass";

    private static final List<String> SOURCES = List.of("gongan/rk", "jiaotong/road", "weijian/patient");

    private final Home home;
    private final Path folder;
    private final ShuqiaoServer server;

    private PortalCity(Path folder) throws IOException {
        this.folder = folder;
        copy("conf/departments.yaml");
        for (String source : SOURCES) {
            copy("sources/" + source + ".yaml");
        }
        Files.writeString(folder.resolve("conf/shuqiao.yaml"), "server: {port: 0, jdbc-port: 0}\nreach: {hosts: "
                + "{'*': [127.0.0.1]}, variables: [YUNZHOU_DB, YUNZHOU_HTTP, YUNZHOU_DROP]}\n"
                + "city: {zh: 云州市, en: Yunzhou, origin: yunzhou}\n");
        for (String file : new String[] {"pack.yaml", "divisions.csv"}) {
            copy("demo-city/packs/yunzhou-2026.1/" + file, "conf/packs/yunzhou-2026.1/" + file);
        }
        this.home = new Home(folder, folder.resolve("var"));
        this.server = ShuqiaoServer.start(home, 0, 0, SystemClock.beijing(), TestInstallation.PASSWORDS);
    }

    static PortalCity start(Path folder) throws IOException {
        PortalCity city = new PortalCity(folder);
        city.account("reviewer", "shuju", "authority");
        city.account("auditor", "shuju", "auditor");
        city.account("gongan-officer", "gongan", "officer");
        city.account("jiaotong-officer", "jiaotong", "officer");
        city.account("weijian-officer", "weijian", "officer");
        city.account("minzheng-user", "minzheng", "requester");
        return city;
    }

    URI url() {
        return server.url();
    }

    /** Writes the population into the lake and tells the catalogue of a run over the three datasets. */
    void standardize() throws IOException, SQLException {
        writePopulation();
        try (Catalog catalog = Catalog.open(RunningStore.of(home), folder.resolve("index-of-test"), Clock.systemUTC(),
                ZoneId.of("Asia/Shanghai"))) {
            for (SourceFile file : SourceFiles.readAll(folder.resolve("sources"))) {
                if (SOURCES.contains(file.department() + "/" + file.dataset())) {
                    catalog.datasets().record(facts(file));
                }
            }
        }
    }

    private static DatasetFacts facts(SourceFile file) {
        List<Mapping.Column> columns = file.mapping().columns();
        return new DatasetFacts(file.id(), file.department(), file.title().zh(), file.title().en(),
                UpdateCycle.DAILY, "20261101-080000-1", Instant.now(), true, new RowCounts(5, 3, 1, 1, 2),
                Optional.of("1"), Optional.of("2"), "yunzhou-2026.1", Optional.of(Instant.now()),
                columns.stream().map(c -> new DatasetColumn(c.to(), ItemType.TEXT,
                        Optional.of(c.element()).filter(e -> !e.isBlank()), 0, 0)).toList(),
                Arrays.stream(Dimension.values())
                        .map(d -> new QualityScore(d, 0.8, QualityFormula.CELLS_FILLED.id(), 4, 5)).toList(),
                columns.stream().map(c -> new ColumnLineage(c.to(), c.from().stream().map(ColumnRef::source).toList(),
                        c.element())).toList(),
                List.of());
    }

    private void writePopulation() throws IOException, SQLException {
        Path file = folder.resolve("rk.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("copy (select * from (values"
                    + " ('990102198503071235', '王小明', '1'), ('990103194910010024', '李四', '2'),"
                    + " ('990102200001010010', '欧阳娜娜', '2')) t(citizen_number, name, sex)) to '" + file
                    + "' (format parquet)");
        }
        try (JdbcCatalog lake = new JdbcCatalog()) {
            PGSimpleDataSource store = RunningStore.of(home);
            lake.initialize("lake", Map.of("uri", store.getURL(), "jdbc.user", store.getUser(), "jdbc.password",
                    store.getPassword(), "jdbc.schema-version", "V1", "warehouse", home.lake().toUri().toString(),
                    "io-impl", LocalFileIO.class.getName()));
            lake.createNamespace(Namespace.of("standard"));
            Table table = lake.createTable(TableIdentifier.of("standard", "gongan_rk"), new Schema(
                    Types.NestedField.optional(1, "citizen_number", Types.StringType.get()),
                    Types.NestedField.optional(2, "name", Types.StringType.get()),
                    Types.NestedField.optional(3, "sex", Types.StringType.get())));
            table.newAppend().appendFile(DataFiles.builder(table.spec()).withPath("file://" + file)
                    .withFileSizeInBytes(Files.size(file)).withRecordCount(3).withFormat("parquet").build()).commit();
        }
    }

    /** Copies a file that the project ships. */
    private void copy(String name) throws IOException {
        copy(name, name);
    }

    private void copy(String name, String target) throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve(name))) {
            at = at.getParent();
        }
        Files.createDirectories(folder.resolve(target).getParent());
        Files.copy(at.resolve(name), folder.resolve(target));
    }

    /** One administrator proposes it, the other approves; each gives half of the password. */
    private void account(String login, String department, String role) throws IOException {
        int half = PASSWORD.length() / 2;
        Caller.Answer proposed = administrator("admin").post("/api/v1/accounts", """
                {"login": "%s", "person": "%1$s", "department": "%s", "roles": ["%s"], "password": "%s"}"""
                .formatted(login, department, role, PASSWORD.substring(0, half)));
        approve(proposed, PASSWORD.substring(half));
    }

    private void approve(Caller.Answer proposed, String half) throws IOException {
        Caller.Answer approved = administrator("admin2").post("/api/v1/changes/"
                + proposed.body().path("id").asText() + "/approve", """
                {"digest": "%s", "password": "%s"}""".formatted(proposed.body().path("digest").asText(), half));
        if (approved.status() != 200) {
            throw new IllegalStateException(proposed + ", " + approved);
        }
    }

    private Caller administrator(String login) throws IOException {
        return new Caller(url(), login, Files.readString(home.secrets().resolve("account-" + login)).strip(), "en");
    }

    @Override
    public void close() {
        server.close();
    }
}
