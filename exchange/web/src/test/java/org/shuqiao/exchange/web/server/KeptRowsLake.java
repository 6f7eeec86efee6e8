package org.shuqiao.exchange.web.server;

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
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.QualityScore;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.dataset.RuleCount;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.contracts.run.QualityFormula;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.RunningStore;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.query.lake.LocalFileIO;

/** Lake tables of the roads as a run leaves them: three rows came, one was published, two are in quarantine. */
final class KeptRowsLake {

    static final String DATASET = "jiaotong_road";

    private final Home home;

    KeptRowsLake(RunningServer running) {
        this.home = running.installation().home();
    }

    /** Writes the raw rows and those in quarantine. */
    void write() throws IOException, SQLException {
        table("raw", List.of("id", "name", "len", "_batch", "_sequence", "_ordinal", "_row", "_shape"), """
                ('R1', '人民路', '1.2', 'b1', 1::bigint, 0::bigint, 'row1', null::varchar),
                ('R2', '解放路', '三公里', 'b1', 1::bigint, 1::bigint, 'row2', null::varchar),
                (null, '=1+1', '0.5', 'b1', 1::bigint, 2::bigint, 'row3', null::varchar)""");
        table("standard", List.of("road_number", "name", "length"),
                "('R1', '人民路', cast(1200 as decimal(18, 3)))");
        table("quarantine", List.of("_row", "_batch", "_sequence", "_ordinal", "column", "rule", "value_digest",
                "reason_zh", "reason_en"), """
                ('row2', 'b1', 1::bigint, 1::bigint, 'length', 'decimal-form', 'sha256:1', '不是数', 'Not a number.'),
                ('row3', 'b1', 1::bigint, 2::bigint, 'road_number', 'required', 'sha256:2', '缺编号',
                    'Has no number.')""");
    }

    /** Replaces the published rows by another run's, or adds to them. @return the file that they are in */
    Path publish(String rows, boolean replacing) throws IOException, SQLException {
        try (JdbcCatalog lake = catalog()) {
            Table table = lake.loadTable(TableIdentifier.of("standard", DATASET));
            Path data = Files.createDirectories(Path.of(URI.create(table.location())).resolve("data"));
            Path file = data.resolve(UUID.randomUUID() + ".parquet");
            parquet(file, List.of("road_number", "name", "length"), rows);
            DataFile written = DataFiles.builder(table.spec()).withPath("file://" + file)
                    .withFileSizeInBytes(Files.size(file)).withRecordCount(rows.lines().count()).withFormat("parquet")
                    .build();
            if (replacing) {
                table.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue()).addFile(written).commit();
            } else {
                table.newAppend().appendFile(written).commit();
            }
            return file;
        }
    }

    /** @return the published rows' snapshots that are there, the oldest first */
    List<Long> snapshots() throws IOException {
        try (JdbcCatalog lake = catalog()) {
            List<Long> ids = new ArrayList<>();
            lake.loadTable(TableIdentifier.of("standard", DATASET)).snapshots()
                    .forEach(snapshot -> ids.add(snapshot.snapshotId()));
            return ids;
        }
    }

    /** @return the files of the published rows at a snapshot */
    List<Path> files(long snapshot) throws IOException {
        try (JdbcCatalog lake = catalog(); CloseableIterable<FileScanTask> tasks = lake.loadTable(TableIdentifier.of(
                "standard", DATASET)).newScan().useSnapshot(snapshot).planFiles()) {
            List<Path> files = new ArrayList<>();
            tasks.forEach(task -> files.add(Path.of(task.file().location().replaceFirst("^file:/+", "/"))));
            return files;
        }
    }

    private JdbcCatalog catalog() throws IOException {
        JdbcCatalog lake = new JdbcCatalog();
        PGSimpleDataSource store = RunningStore.of(home);
        lake.initialize("lake", Map.of("uri", store.getURL(), "jdbc.user", store.getUser(), "jdbc.password",
                store.getPassword(), "jdbc.schema-version", "V1", "warehouse", home.lake().toUri().toString(),
                "io-impl", LocalFileIO.class.getName()));
        return lake;
    }

    private static void parquet(Path file, List<String> columns, String rows) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("copy (select * from (values " + rows + ") t("
                    + String.join(", ", columns.stream().map(each -> '"' + each + '"').toList()) + ")) to '" + file
                    + "' (format parquet)");
        }
    }

    private void table(String zone, List<String> columns, String rows) throws IOException, SQLException {
        Path file = Files.createDirectories(home.var().resolve("test-lake")).resolve(zone + ".parquet");
        parquet(file, columns, rows);
        Types.NestedField[] fields = new Types.NestedField[columns.size()];
        for (int i = 0; i < fields.length; i++) {
            String name = columns.get(i);
            fields[i] = Types.NestedField.optional(i + 1, name, switch (name) {
                case "_sequence", "_ordinal" -> Types.LongType.get();
                case "length" -> Types.DecimalType.of(18, 3);
                default -> Types.StringType.get();
            });
        }
        try (JdbcCatalog lake = catalog()) {
            lake.createNamespace(Namespace.of(zone));
            Table table = lake.createTable(TableIdentifier.of(zone, DATASET), new Schema(fields));
            table.newAppend().appendFile(DataFiles.builder(table.spec()).withPath("file://" + file)
                    .withFileSizeInBytes(Files.size(file))
                    .withRecordCount(zone.equals("standard") ? 1 : zone.equals("raw") ? 3 : 2).withFormat("parquet")
                    .build()).commit();
        }
    }

    /** Writes of a run's result what the run did to the tables. */
    void worked(String run, RunWork work) throws IOException {
        Files.writeString(Files.createDirectories(home.runs().resolve(run)).resolve(DATASET + ".json"),
                RunJson.write(Map.of("work", work)));
    }

    /** Tells the catalogue of a run over the roads with these scores in all dimensions. */
    void ran(String run, Instant at, double score) throws IOException {
        List<DatasetColumn> columns = List.of(
                new DatasetColumn("road_number", ItemType.TEXT, Optional.of("identifier"), 0, 0),
                new DatasetColumn("name", ItemType.TEXT, Optional.of("text"), 0, 0),
                new DatasetColumn("length", ItemType.DECIMAL, Optional.of("decimal"), 0, 0));
        try (Catalog catalog = Catalog.open(RunningStore.of(home), home.var().resolve("index-of-test"),
                Clock.systemUTC(), ZoneId.of("Asia/Shanghai"))) {
            catalog.datasets().record(new DatasetFacts(DATASET, "jiaotong", "道路", "Roads", UpdateCycle.MONTHLY, run, at,
                    true, new RowCounts(3, 1, 2, 0, 0), Optional.of("1"), Optional.of(run), "yunzhou-2026.1",
                    Optional.of(at), columns, Arrays.stream(Dimension.values()).map(dimension -> new QualityScore(
                            dimension, score, QualityFormula.CELLS_FILLED.id(), Math.round(score * 100), 100)).toList(),
                    List.of(lineage("road_number", "id"), lineage("name", "name"), lineage("length", "len")),
                    List.of(new RuleCount("decimal-form", "must", 1), new RuleCount("required", "must", 1),
                            new RuleCount("text-length", "should", 7))));
        }
    }

    /** Enters that two persons had the landing files of a batch of the roads erased. */
    void erasedFromLanding(String batch, OffsetDateTime at) throws IOException {
        String origin = ConfigurationFile.read(home.configuration()).city().origin();
        SecurityLog.open(RunningStore.of(home), SigningKeys.in(home.keys(), origin).securityLog())
                .append(new SecurityEvent(at, SecurityKind.ERASED, "admin", DATASET, Map.of("what", "landing", "name",
                        batch, "batch", batch)));
    }

    private static ColumnLineage lineage(String to, String from) {
        return new ColumnLineage(to, List.of(ColumnRef.source(from)), "");
    }
}
