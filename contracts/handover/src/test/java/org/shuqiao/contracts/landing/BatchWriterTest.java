package org.shuqiao.contracts.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;

class BatchWriterTest {

    private static final String ROW = "{\"gmsfhm\":\"1\",\"xm\":\"甲\"}";

    @TempDir
    private Path landing;

    private Lander lander;

    @BeforeEach
    void open() {
        lander = new Lander(landing);
    }

    @Test
    void aBatchIsItsFilesAndAManifestOfTheDocumentedForm() throws IOException {
        ManifestSummary batch = lander.land(List.of(), "1", ROW).batch();

        byte[] data = Lander.gzip(ROW);
        assertThat(batch.folder().resolve("data-00000.jsonl.gz")).hasBinaryContent(data);
        assertThat(batch.folder().resolve("manifest.json")).content().isEqualTo("""
                {
                  "format" : 1,
                  "batch" : "%s",
                  "department" : "gongan",
                  "dataset" : "rk",
                  "sequence" : 1,
                  "source" : {
                    "kind" : "table",
                    "uri" : "jdbc:postgresql://127.0.0.1/gongan#rk"
                  },
                  "slice" : {
                    "mode" : "keyset",
                    "columns" : [ "gmsfhm" ],
                    "from" : [ ],
                    "to" : [ "1" ]
                  },
                  "rows" : 1,
                  "bytes" : %d,
                  "files" : [ {
                    "name" : "data-00000.jsonl.gz",
                    "rows" : 1,
                    "bytes" : %d,
                    "sha256" : "%s"
                  } ],
                  "schema" : {
                    "columns" : [ {
                      "name" : "gmsfhm",
                      "type" : "text"
                    }, {
                      "name" : "xm",
                      "type" : "text"
                    } ],
                    "fingerprint" : "%s"
                  },
                  "notes" : {
                    "uniqueKey" : 1
                  },
                  "startedAt" : "2026-11-22T23:09:59.000000+08:00",
                  "landedAt" : "2026-11-22T23:10:00.500000+08:00"
                }""".formatted(batch.batch(), data.length, data.length, Sha256.hex(data), Sha256.tagged(
                        "[{\"name\":\"gmsfhm\",\"type\":\"text\"},{\"name\":\"xm\",\"type\":\"text\"}]")));
        assertThat(lander.folder().toFile().list()).containsExactlyInAnyOrder(".lock", batch.batch());
    }

    @Test
    void theSameSliceAgainIsTheBatchThatIsThere() {
        ManifestSummary first = lander.land(List.of(), "1", ROW).batch();

        BatchWriter.Outcome again = lander.land(List.of(), "1", ROW);

        assertThat(again).isEqualTo(new BatchWriter.Outcome(first, true));
        assertThat(lander.folder().toFile().list()).hasSize(2);
    }

    @Test
    void aSliceThatDoesNotBeginWhereTheNewestEndsIsRefused() {
        lander.land(List.of(), "1", ROW);
        assertThat(lander.land(List.of("1"), "2", ROW).batch().sequence()).isEqualTo(2);

        assertThatThrownBy(() -> lander.land(List.of("1"), "3", ROW)).isInstanceOf(CodedException.class)
                .hasMessageStartingWith("SQ-COL-0071");

        assertThat(lander.folder().toFile().list()).hasSize(3);
    }

    @Test
    void aSnapshotThatComesBackAfterAnotherIsANewBatch() {
        Slice old = Slice.ofContent(Slice.Mode.SNAPSHOT, "sha256:a");
        ManifestSummary first = lander.land(old, ROW).batch();
        lander.land(Slice.ofContent(Slice.Mode.SNAPSHOT, "sha256:b"), ROW);

        ManifestSummary third = lander.land(old, ROW).batch();

        assertThat(third.sequence()).isEqualTo(3);
        assertThat(third.batch()).isNotEqualTo(first.batch());
        assertThat(lander.land(old, ROW).duplicate()).isTrue();
    }

    @Test
    void oneWriterAtATimeHasADataset() throws IOException {
        try (BatchWriter first = lander.open()) {
            assertThat(first).isNotNull();

            assertThatThrownBy(() -> lander.land(List.of(), "1", ROW)).isInstanceOf(CodedException.class)
                    .hasMessageStartingWith("SQ-COL-0072");
        }
        assertThat(lander.land(List.of(), "1", ROW).duplicate()).isFalse();
    }

    @Test
    void aWriterThatIsClosedBeforeItsEndLeavesNothing() throws IOException {
        try (BatchWriter writer = lander.open()) {
            writer.file(LandingFolder.dataFile(0), new ByteArrayInputStream(Lander.gzip(ROW)));
        }

        assertThat(lander.folder().toFile().list()).containsExactly(".lock");
    }

    @Test
    void whatAKilledWriterLeftIsSwept() throws IOException {
        Path left = Files.createDirectories(lander.folder().resolve(".tmp-killed"));
        Files.writeString(left.resolve("data-00000.jsonl.gz"), "half");

        lander.land(List.of(), "1", ROW);

        assertThat(left).doesNotExist();
    }

    @Test
    void bytesThatTheBudgetRefusesAreNotWritten() throws IOException {
        try (BatchWriter writer = BatchWriter.open(lander.reader(), bytes -> {
            throw new IllegalStateException("full");
        }, Lander.CLOCK)) {
            assertThatThrownBy(() -> writer.file(LandingFolder.dataFile(0), new ByteArrayInputStream(Lander.gzip(ROW))))
                    .hasMessage("full");
        }

        assertThat(lander.folder().toFile().list()).containsExactly(".lock");
    }
}
