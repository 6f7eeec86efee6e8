package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.query.lake.LakePaths;
import org.shuqiao.query.lake.LakeReferences;

/** A delete file names the data files whose rows it marks, so it moves with them. */
final class MovedLakeTest {

    private static final TestCity CITY = TestCity.open();
    private static final Schema ID = new Schema(Types.NestedField.optional(1, "id", Types.LongType.get()));

    @TempDir
    Path folder;

    @Test
    void rowsThatAreMarkedAsGoneStayGoneWhereverTheLakeIsMovedTo() throws IOException, SQLException {
        Path before = folder.resolve("before/lake");
        Table table = table("moving", before);
        String data = write(table, "data.parquet", "SELECT i::BIGINT AS id FROM range(4) t(i)", "{id: 1}");
        table.newAppend().appendFile(DataFiles.builder(table.spec()).withPath(data).withRecordCount(4)
                .withFileSizeInBytes(Files.size(path(data))).withFormat("parquet").build()).commit();
        String marks = write(table, "marks.parquet", "SELECT '" + data + "' AS file_path, 1::BIGINT AS pos",
                "{file_path: 2147483546, pos: 2147483545}"); // as Iceberg has them
        byte[] sealed = Files.readAllBytes(path(marks));
        table.newRowDelta().addDeletes(mark(marks, data)).commit();
        assertThat(ids("moving")).containsExactly(0L, 2L, 3L);

        Path at = before;
        for (String place : List.of("once", "again")) {
            Path next = folder.resolve(place + "/lake");
            Files.createDirectories(next.getParent());
            Files.move(at, next);
            // killed before its end, it is begun anew
            assertThat(new LakePaths(next, at.toString()).rewrite()).isPositive();
            assertThat(new LakePaths(next, at.toString()).rewrite()).isZero();
            String metadata = newest(next);
            CITY.catalog().registerTable(TableIdentifier.of("standard", place), metadata);

            assertThat(ids(place)).as("in " + place).containsExactly(0L, 2L, 3L);
            assertThat(LakeReferences.of(metadata)).allSatisfy((file, length) ->
                    assertThat(LakeReferences.holds(file, length)).as(file.toString()).isTrue());
            assertThat(next.resolve("moving/data/marks.parquet")).as("as it was sealed").hasBinaryContent(sealed);
            at = next;
        }
    }

    private static Table table(String name, Path lake) {
        try {
            CITY.catalog().createNamespace(Namespace.of("standard"));
        } catch (AlreadyExistsException e) {
            // another test was first
        }
        return CITY.catalog().createTable(TableIdentifier.of("standard", name), ID, PartitionSpec.unpartitioned(),
                "file://" + lake.resolve(name), Map.of("format-version", "2"));
    }

    private static List<Long> ids(String table) {
        return CITY.ask("SELECT id FROM t.t ORDER BY id", TestCity.lakeRule("t.t", "standard." + table, "id", "",
                Map.of())).rows().stream().map(row -> (Long) row.getFirst()).toList();
    }

    private static String write(Table table, String name, String select, String fields)
            throws IOException, SQLException {
        Path file = Files.createDirectories(path(table.location()).resolve("data")).resolve(name);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:"); Statement sql = duck.createStatement()) {
            sql.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet, FIELD_IDS " + fields + ")");
        }
        return "file://" + file;
    }

    /** As the writer of the platform's runs describes it. */
    private static DeleteFile mark(String marks, String data) throws IOException {
        int column = MetadataColumns.DELETE_FILE_PATH.fieldId();
        Map<Integer, ByteBuffer> bound = Map.of(column, ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)));
        return FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned()).ofPositionDeletes().withPath(marks)
                .withFileSizeInBytes(Files.size(path(marks))).withFormat("parquet")
                .withMetrics(new Metrics(1L, Map.of(column, 1L), Map.of(column, 1L), Map.of(column, 0L), Map.of(),
                        bound, bound)).build();
    }

    private static String newest(Path lake) throws IOException {
        try (Stream<Path> all = Files.list(lake.resolve("moving/metadata"))) {
            return "file://" + all.filter(file -> file.toString().endsWith(".metadata.json")).sorted()
                    .toList().getLast();
        }
    }

    private static Path path(String location) {
        return Path.of(location.substring("file://".length()));
    }
}
