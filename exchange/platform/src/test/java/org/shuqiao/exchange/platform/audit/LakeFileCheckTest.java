package org.shuqiao.exchange.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.audit.Finding;
import org.shuqiao.exchange.domain.audit.FindingKind;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeSchema;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.ledger.security.SecurityLogSchema;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.lake.LocalFileIO;

/** Tampering with the files of a real lake, and with the list of their digests. */
final class LakeFileCheckTest {

    private static final TableIdentifier PEOPLE = TableIdentifier.of("standard", "gongan_rk");
    private static final String NAME = "standard.gongan_rk";
    private static final SecurityFilter SEALS = new SecurityFilter(Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.of(SecurityKind.LAKE_SEALED));

    /** PostgreSQL's programs: the library would use a folder that stays for every later server of the process. */
    @TempDir
    private static Path programs;
    private static EmbeddedPostgres server;
    private static int databases;

    @TempDir
    private Path folder;
    private final JdbcCatalog catalog = new JdbcCatalog();
    private LakeCatalog place;
    private LakeFiles lake;
    private ExchangeStore store;
    private SecurityLog log;
    private LakeSeals seals;
    private SecurityJournal journal;
    private Table table;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setOverrideWorkingDirectory(programs.toFile())
                .setServerConfig("fsync", "on").setServerConfig("shared_buffers", "32MB").start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void open() throws SQLException {
        String database = "lake_" + ++databases;
        try (Connection c = server.getPostgresDatabase().getConnection(); Statement statement = c.createStatement()) {
            statement.execute("create database " + database);
        }
        DataSource source = server.getDatabase("postgres", database);
        String url = server.getJdbcUrl("postgres", database);
        String warehouse = "file://" + folder.resolve("lake");
        catalog.initialize("lake", Map.of("uri", url, "jdbc.user", "postgres", "jdbc.password", "postgres",
                "jdbc.schema-version", "V1", "warehouse", warehouse, "io-impl", LocalFileIO.class.getName()));
        catalog.createNamespace(Namespace.of("standard"));
        table = catalog.createTable(PEOPLE, new Schema(
                Types.NestedField.optional(1, "citizen_number", Types.StringType.get()),
                Types.NestedField.optional(2, "name", Types.StringType.get())));
        ExchangeSchema.migrate(source);
        SecurityLogSchema.migrate(source);
        store = new ExchangeStore(source, Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.UTC));
        log = SecurityLog.open(source, SigningKeys.in(folder.resolve("keys"), "yunzhou.shuqiao").securityLog());
        place = new LakeCatalog.Store(url, "postgres", "postgres", warehouse);
        lake = LakeFiles.open(place);
        journal = new SecurityJournal(store, source, log);
        seals = new LakeSeals(store, lake, journal);
    }

    @AfterEach
    void close() {
        lake.close();
        catalog.close();
    }

    @Test
    void whatRunsBroughtIsSealedOnceAndIsAsItWas() throws SQLException {
        run("a");
        run("b");
        seals.seal("standard", "gongan_rk");

        List<Finding> found = new ArrayList<>();
        long compared = new LakeFileCheck(store, lake, log).run(AuditPeriod.ALL, found::add);

        assertThat(found).isEmpty();
        assertThat(compared).isEqualTo(2);
        assertThat(log.find(SEALS, OptionalLong.empty(), 10)).hasSize(2)
                .allSatisfy(entry -> assertThat(entry.event().about()).isEqualTo(NAME));
    }

    @Test
    void aReplacedFileIsFound() throws SQLException {
        Path file = run("a");
        parquet(file, "张三");

        assertThat(seals.altered("standard", "gongan_rk")).as("what is not put together with others")
                .containsExactly(file.toString());
        assertThat(audit(lake)).extracting(Finding::kind, Finding::place)
                .containsExactly(tuple(FindingKind.LAKE_FILE_CHANGED, NAME));
    }

    @Test
    void aReplacedFileWithItsDigestReplacedTooIsFound() throws SQLException {
        Path file = run("a");
        parquet(file, "张三");
        store.sql("update exchange.lake_file set sha256 = :digest").param("digest", LakeSeals.digest(file)).update();

        assertThat(kinds()).containsExactly(FindingKind.LAKE_SEAL_CHANGED);
    }

    @Test
    void aReplacedFileThatTheNextRunSealsAgainIsFound() throws SQLException {
        Path file = run("a");
        parquet(file, "张三");
        store.sql("delete from exchange.lake_file").update();
        run("b");

        assertThat(kinds()).containsExactly(FindingKind.LAKE_SEAL_CHANGED);
    }

    @Test
    void aFileThatNoRunBroughtIsFoundAlsoWithASealOfItsOwn() throws SQLException {
        run("a");
        Path foreign = append("b");

        assertThat(kinds()).containsExactly(FindingKind.LAKE_FILE_NOT_SEALED);

        store.sql("""
                insert into exchange.lake_file (path, table_name, snapshot, sha256, bytes, sealed_at)
                values (:path, :table, '1', :digest, 1, now())""")
                .param("path", foreign.toString()).param("table", NAME).param("digest", LakeSeals.digest(foreign))
                .update();
        assertThat(audit(lake)).extracting(Finding::kind, Finding::detail)
                .containsExactly(tuple(FindingKind.LAKE_SEAL_CHANGED, "snapshot 1"));
    }

    @Test
    void aDeletedFileIsMissing() throws SQLException, IOException {
        Files.delete(run("a"));

        assertThat(kinds()).containsExactly(FindingKind.LAKE_FILE_MISSING);
    }

    @Test
    void aFileOfAnEarlierSnapshotIsThereOrItsErasingIsEntered() throws SQLException, IOException {
        Path first = run("a");
        String snapshot = Long.toString(table.currentSnapshot().snapshotId());
        table.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
        run("b");
        assertThat(kinds()).isEmpty();
        Files.delete(first);

        assertThat(audit(lake)).extracting(Finding::kind, Finding::place)
                .containsExactly(tuple(FindingKind.LAKE_FILE_MISSING, NAME));

        journal.enter(SecurityKind.ERASED, "platform", NAME, Map.of("what", LakeSeals.SNAPSHOTS, "name",
                "1 " + snapshot, "job", "j"));
        assertThat(kinds()).isEmpty();
    }

    @Test
    void aTableThatIsGoneIsMissing() throws SQLException {
        run("a");
        catalog.dropTable(PEOPLE, false);

        assertThat(audit(lake)).extracting(Finding::kind, Finding::place)
                .containsExactly(tuple(FindingKind.LAKE_FILE_MISSING, NAME));
    }

    @Test
    void aTableWhoseMetadataAreGoneIsMissing() throws SQLException, IOException {
        run("a");
        try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
            for (Path file : files.filter(each -> each.getParent().endsWith("metadata")).toList()) {
                Files.delete(file);
            }
        }

        try (LakeFiles afterRestart = LakeFiles.open(place)) {
            assertThat(audit(afterRestart)).extracting(Finding::kind, Finding::place)
                    .containsExactly(tuple(FindingKind.LAKE_FILE_MISSING, NAME));
        }
    }

    private List<FindingKind> kinds() {
        return audit(lake).stream().map(Finding::kind).toList();
    }

    private List<Finding> audit(LakeFiles files) {
        List<Finding> found = new ArrayList<>();
        new LakeFileCheck(store, files, log).run(AuditPeriod.ALL, found::add);
        return found;
    }

    /** Brings one file and seals it, as the import of a run does. */
    private Path run(String name) throws SQLException {
        Path file = append(name);
        seals.seal("standard", "gongan_rk");
        return file;
    }

    private Path append(String name) throws SQLException {
        Path file = folder.resolve(name + ".parquet");
        parquet(file, "李四");
        table.refresh();
        table.newAppend().appendFile(DataFiles.builder(table.spec()).withPath("file://" + file)
                .withFileSizeInBytes(file.toFile().length()).withRecordCount(1).withFormat("parquet").build()).commit();
        return file;
    }

    private static void parquet(Path file, String name) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("copy (select '990103194910010024' citizen_number, '" + name + "' \"name\") to '" + file
                    + "' (format parquet)");
        }
    }
}
