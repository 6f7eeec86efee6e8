package org.shuqiao.nifi.land;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.landing.LandedFile;
import org.shuqiao.contracts.landing.LandedRowIterator;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.nifi.batch.Cell;
import org.shuqiao.nifi.batch.Column;
import org.shuqiao.nifi.batch.ColumnType;
import org.shuqiao.nifi.batch.RowsWriter;
import org.shuqiao.nifi.batch.SliceArchive;
import org.shuqiao.nifi.batch.SliceMetadata;
import org.shuqiao.nifi.pull.Attributes;

class LandBatchTest {

    @TempDir
    private Path landing;

    private TestRunner runner;

    @BeforeEach
    void configure() {
        runner = TestRunners.newTestRunner(LandBatch.class);
        runner.setProperty(LandBatch.LANDING, landing.toString());
    }

    @Test
    void aSliceBecomesABatchWithItsManifest() throws Exception {
        MockFlowFile landed = land(keyset(List.of(), "2"), 3);

        Path batch = folder().resolve(landed.getAttribute(Attributes.BATCH));
        JsonNode manifest = Json.PLAIN.readTree(batch.resolve("manifest.json").toFile());
        byte[] data = Files.readAllBytes(batch.resolve("data-00000.jsonl.zst"));
        assertThat(landed.getAttribute(Attributes.BATCH)).matches("[0-9a-f]{32}");
        assertThat(manifest.path("sequence").asLong()).isEqualTo(1);
        assertThat(manifest.path("rows").asLong()).isEqualTo(3);
        assertThat(manifest.at("/files/0/sha256").asText()).isEqualTo(Sha256.hex(data));
        assertThat(manifest.at("/schema/fingerprint").asText()).startsWith("sha256:");
        assertThat(manifest.at("/slice/to/0").asText()).isEqualTo("2");
        assertThat(names()).containsExactlyInAnyOrder(".lock", batch.getFileName().toString());
    }

    @Test
    void theManifestSaysWhenTheBatchLandedInBeijingTime() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), ZoneId.of("Asia/Shanghai"));
        runner = TestRunners.newTestRunner(new LandBatch(clock));
        runner.setProperty(LandBatch.LANDING, landing.toString());

        MockFlowFile landed = land(keyset(List.of(), "2"), 3);

        Path manifest = folder().resolve(landed.getAttribute(Attributes.BATCH)).resolve("manifest.json");
        assertThat(Json.PLAIN.readTree(manifest.toFile()).path("landedAt").asText())
                .startsWith("2026-11-23T07:30:00").endsWith("+08:00");
    }

    @Test
    void aSnapshotThatShrankIsRefusedUntilSomebodySaysThatItMay() throws Exception {
        land(snapshot("three"), 3);

        assertThat(failure(snapshot("none"), 0)).isEqualTo("SQ-COL-0077");
        assertThat(names()).hasSize(2);

        runner.setProperty(LandBatch.MAY_LOSE, "100");
        assertThat(land(snapshot("none"), 0).getAttribute(Attributes.SEQUENCE)).isEqualTo("2");
    }

    @Test
    void aSnapshotMayLoseHalfOfItsRows() {
        land(snapshot("four"), 4);

        assertThat(land(snapshot("two"), 2).getAttribute(Attributes.SEQUENCE)).isEqualTo("2");
    }

    @Test
    void theSameSliceAgainIsTheSameBatch() {
        MockFlowFile first = land(keyset(List.of(), "2"), 3);
        MockFlowFile again = land(keyset(List.of(), "2"), 3);

        assertThat(again.getAttribute(Attributes.BATCH)).isEqualTo(first.getAttribute(Attributes.BATCH));
        assertThat(again.getAttribute(Attributes.DUPLICATE)).isEqualTo("true");
        assertThat(again.getAttribute(Attributes.SEQUENCE)).isEqualTo("1");
    }

    @Test
    void batchesAreNumberedAndMustContinueTheNewest() {
        land(keyset(List.of(), "2"), 1);
        MockFlowFile second = land(keyset(List.of("2"), "5"), 1);

        assertThat(second.getAttribute(Attributes.SEQUENCE)).isEqualTo("2");
        assertThat(failure(keyset(List.of("4"), "9"))).isEqualTo("SQ-COL-0071");
        assertThat(failure(keyset(List.of(), "9"))).isEqualTo("SQ-COL-0071");
    }

    @Test
    void aSnapshotThatComesBackAfterAnotherIsTheNewestAgain() {
        MockFlowFile first = land(Slice.ofContent(Slice.Mode.SNAPSHOT, "sha256:a"), 1);
        land(Slice.ofContent(Slice.Mode.SNAPSHOT, "sha256:b"), 1);
        MockFlowFile third = land(Slice.ofContent(Slice.Mode.SNAPSHOT, "sha256:a"), 1);
        MockFlowFile again = land(Slice.ofContent(Slice.Mode.SNAPSHOT, "sha256:a"), 1);

        assertThat(third.getAttribute(Attributes.SEQUENCE)).isEqualTo("3");
        assertThat(third.getAttribute(Attributes.BATCH)).isNotEqualTo(first.getAttribute(Attributes.BATCH));
        assertThat(again.getAttribute(Attributes.DUPLICATE)).isEqualTo("true");
    }

    @Test
    void aFullLandingZoneLeavesNothingHalfLanded() throws Exception {
        land(keyset(List.of(), "2"), 10);
        runner.setProperty(LandBatch.QUOTA, Long.toString(size() + 100));

        assertThat(failure(keyset(List.of("2"), "5"), 5000)).isEqualTo("SQ-COL-0070");

        assertThat(names()).hasSize(2).noneMatch(name -> name.startsWith(".tmp-"));
        runner.setProperty(LandBatch.QUOTA, "10000000");
        assertThat(land(keyset(List.of("2"), "5"), 5000).getAttribute(Attributes.SEQUENCE)).isEqualTo("2");
    }

    @Test
    void whatAKilledRunLeftIsSwept() throws Exception {
        Path stale = Files.createDirectories(folder().resolve(".tmp-killed"));
        Files.writeString(stale.resolve("data-00000.jsonl.gz"), "half");

        land(keyset(List.of(), "2"), 1);

        assertThat(stale).doesNotExist();
    }

    @Test
    void anotherProcessOnTheSameDatasetIsRefused() throws Exception {
        Files.createDirectories(folder());
        try (FileChannel channel = FileChannel.open(folder().resolve(".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(failure(keyset(List.of(), "2"))).isEqualTo("SQ-COL-0072");
        }
    }

    @Test
    void aParcelThatIsCutShortIsRefused() throws Exception {
        byte[] whole = parcel(keyset(List.of(), "2"), 2000);
        runner.clearTransferState();
        runner.enqueue(Arrays.copyOf(whole, whole.length / 2), attributes());
        runner.run();

        assertThat(runner.getFlowFilesForRelationship(LandBatch.FAILURE)).singleElement()
                .satisfies(file -> file.assertAttributeEquals(Attributes.ERROR_CODE, "SQ-COL-0075"));
        assertThat(names()).containsExactly(".lock");
    }

    @Test
    void anUnreadableManifestIsAnErrorNotAnEmptyLandingZone() throws Exception {
        Files.writeString(Files.createDirectories(folder().resolve("abc")).resolve("manifest.json"), "{");

        assertThat(failure(keyset(List.of(), "2"))).isEqualTo("SQ-PIP-0003");
    }

    private static Slice keyset(List<String> from, String to) {
        return new Slice(Slice.Mode.KEYSET, List.of("id"), from, List.of(to));
    }

    private static Slice snapshot(String content) {
        return Slice.ofContent(Slice.Mode.SNAPSHOT, "sha256:" + content);
    }

    private MockFlowFile land(Slice slice, int rows) {
        run(slice, rows);
        runner.assertAllFlowFilesTransferred(LandBatch.SUCCESS, 1);
        return runner.getFlowFilesForRelationship(LandBatch.SUCCESS).getFirst();
    }

    private String failure(Slice slice) {
        return failure(slice, 1);
    }

    private String failure(Slice slice, int rows) {
        run(slice, rows);
        runner.assertAllFlowFilesTransferred(LandBatch.FAILURE, 1);
        return runner.getFlowFilesForRelationship(LandBatch.FAILURE).getFirst().getAttribute(Attributes.ERROR_CODE);
    }

    private void run(Slice slice, int rows) {
        runner.clearTransferState();
        runner.enqueue(parcel(slice, rows), attributes());
        runner.run();
    }

    private static Map<String, String> attributes() {
        return Map.of(Attributes.DEPARTMENT, "gongan", Attributes.DATASET, "rk");
    }

    @Test
    void aLargeSliceIsManyFilesWithTheRowsInTheirOrder() throws Exception {
        runner.enqueue(parcel(keyset(List.of(), "2"), 40_000, 200_000), attributes());
        runner.run();

        MockFlowFile landed = runner.getFlowFilesForRelationship(LandBatch.SUCCESS).getFirst();
        LandingReader reader = new LandingReader(LandingFolder.in(landing, "gongan", "rk"));
        ManifestSummary batch = reader.batches().getFirst();
        assertThat(landed.getAttribute(Attributes.ROWS)).isEqualTo("40000");
        assertThat(batch.files()).hasSizeBetween(2, 9);
        int row = 0;
        for (LandedFile file : batch.files()) {
            try (LandedRowIterator rows = file.open()) {
                while (rows.hasNext()) {
                    assertThat(rows.next().byColumn().get("id")).isEqualTo(Long.toHexString(row++
                            * 0x9e3779b97f4a7c15L));
                }
            }
        }
        assertThat(row).isEqualTo(40_000);
    }

    private static byte[] parcel(Slice slice, int rows) {
        return parcel(slice, rows, 1 << 20);
    }

    private static byte[] parcel(Slice slice, int rows, long most) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SliceArchive.Writer parcel = new SliceArchive.Writer(out)) {
            try (RowsWriter writer = parcel.next(most)) {
                for (int i : IntStream.range(0, rows).toArray()) {
                    writer.write(List.of(Cell.of("id", Long.toHexString(i * 0x9e3779b97f4a7c15L))));
                }
            }
            parcel.finish(new SliceMetadata("gongan", "rk", "table", "jdbc:x#rk", slice,
                    List.of(new Column("id", ColumnType.TEXT)), Map.of("nullWatermarks", 0L), OffsetDateTime.now()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private Path folder() {
        return landing.resolve("gongan/rk");
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(folder())) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private long size() throws IOException {
        try (var files = Files.walk(landing)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
