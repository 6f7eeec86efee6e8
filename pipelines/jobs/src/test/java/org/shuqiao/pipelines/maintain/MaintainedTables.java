package org.shuqiao.pipelines.maintain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.worker.StandardizationFixture;

/** Tables of the shared lake before and after maintenance: their rows, files and snapshots. */
final class MaintainedTables {

    private MaintainedTables() { }

    /** A table with as many files of about 2 MB that do not compress. */
    static void noise(String name, int files, Path place) {
        StructType schema = new StructType().add("text", DataTypes.StringType)
                .add("division", DataTypes.StringType);
        Random random = new Random(20261130);
        for (int file = 0; file < files; file++) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                byte[] noise = new byte[75];
                random.nextBytes(noise);
                rows.add(RowFactory.create(new String(noise, StandardCharsets.ISO_8859_1),
                        "99010" + i % 10));
            }
            var written = SharedLake.lake().spark().createDataFrame(rows, schema).coalesce(1);
            if (file == 0) {
                SharedLake.lake().spark().sql("CREATE TABLE lake.raw." + name
                        + " (text string, division string) USING iceberg LOCATION 'file://" + place + "'");
            }
            SharedLake.lake().append(written, Zone.RAW, name, Map.of());
        }
    }

    /** @return how many files a filter by division leaves, by the table's metadata */
    static int filesRead(String name, String division) throws IOException {
        try (CloseableIterable<FileScanTask> tasks = table(Zone.RAW, name).newScan()
                .filter(Expressions.equal("division", division)).planFiles()) {
            List<FileScanTask> left = new ArrayList<>();
            tasks.forEach(left::add);
            return left.size();
        }
    }

    static Table table(Zone zone, String name) {
        return SharedLake.lake().find(zone, name).orElseThrow();
    }

    static List<String> rows(Zone zone, String name) {
        return StandardizationFixture.rows(zone, name).stream().map(Row::toString).sorted().toList();
    }

    static List<Path> files(Zone zone, String name) throws IOException {
        Table table = table(zone, name);
        return files(table, table.currentSnapshot());
    }

    static List<Path> files(Table table, Snapshot snapshot) throws IOException {
        List<Path> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
            tasks.forEach(task -> files.add(Path.of(task.file().location().replaceFirst("^file:/+", "/"))));
        }
        return files;
    }

    static List<Snapshot> snapshots(Table table) {
        List<Snapshot> all = new ArrayList<>();
        table.snapshots().forEach(all::add);
        return all;
    }

    static Map<String, String> ours(Snapshot snapshot) {
        return snapshot.summary().entrySet().stream().filter(entry -> entry.getKey().startsWith("shuqiao."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static long count(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        } catch (IOException e) {
            return 0;
        }
    }
}
