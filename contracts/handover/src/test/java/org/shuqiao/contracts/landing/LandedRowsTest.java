package org.shuqiao.contracts.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;

class LandedRowsTest {

    @TempDir
    private Path landing;

    private Lander lander;

    @BeforeEach
    void open() {
        lander = new Lander(landing);
    }

    @Test
    void aLineIsItsCellsByColumn() {
        ManifestSummary batch = lander.land(List.of(), "2",
                "{\"gmsfhm\":\"1\",\"xm\":\"甲\"}", "{\"xm\":\"\",\"gmsfhm\":null}").batch();

        List<LandedRow> rows = rows(batch);

        assertThat(rows.get(0).byColumn()).isEqualTo(Map.of("gmsfhm", "1", "xm", "甲"));
        assertThat(rows.get(1).byColumn()).containsEntry("gmsfhm", null).containsEntry("xm", "");
        assertThat(rows).allMatch(row -> row.shape().isEmpty());
    }

    @Test
    void aLineOfAnotherShapeIsARowThatSaysSo() {
        ManifestSummary batch = lander.land(List.of(), "2",
                "{\"gmsfhm\":\"1\",\"_cells\":\"1\"}", "{\"gmsfhm\":\"1\",\"xm\":\"甲\",\"_surplus\":\"乙\"}",
                "{\"gmsfhm\":{\"a\":1}}", "{\"gmsfhm\":\"1\",\"gmsfhm\":\"2\"}", "{\"other\":\"1\"}", "{\"gmsfhm\"",
                        "").batch();

        assertThat(rows(batch)).extracting(row -> row.shape().orElse("")).containsExactly("cells", "surplus", "nested",
                "twice", "column", "unreadable", "unreadable");
    }

    @Test
    void aFileThatChangedAfterItLandedIsRefusedWhenItIsVerifiedAndWhenItIsRead() throws IOException {
        ManifestSummary batch = lander.land(List.of(), "1", "{\"gmsfhm\":\"1\"}").batch();
        Files.write(batch.folder().resolve("data-00000.jsonl.gz"), Lander.gzip("{\"gmsfhm\":\"2\"}"));

        assertThatThrownBy(batch::verify).isInstanceOf(CodedException.class).hasMessageStartingWith("SQ-PIP-0002");
        assertThatThrownBy(() -> rows(batch)).isInstanceOf(CodedException.class).hasMessageStartingWith("SQ-PIP-0002");
    }

    @Test
    void filesPackedByZstandardAreReadAndACutOrReplacedOneIsRefused() throws IOException {
        ManifestSummary batch = lander.landZstd("{\"gmsfhm\":\"1\"}", "{\"gmsfhm\":\"乙\"}").batch();
        assertThat(rows(batch)).extracting(row -> row.byColumn().get("gmsfhm")).containsExactly("1", "乙");
        Path second = batch.folder().resolve("data-00001.jsonl.zst");
        byte[] whole = Files.readAllBytes(second);

        for (byte[] other : List.of(Arrays.copyOf(whole, whole.length - 3), Lander.zstd("{\"gmsfhm\":\"丙\"}"),
                Lander.gzip("{\"gmsfhm\":\"乙\"}"), new byte[0])) {
            Files.write(second, other);
            assertThatThrownBy(() -> rows(batch)).isInstanceOf(CodedException.class)
                    .hasMessageStartingWith("SQ-PIP-0002");
        }
    }

    @Test
    void aFileThatIsGoneWasChanged() throws IOException {
        ManifestSummary batch = lander.land(List.of(), "1", "{\"gmsfhm\":\"1\"}").batch();
        Files.delete(batch.folder().resolve("data-00000.jsonl.gz"));

        assertThatThrownBy(batch::verify).hasMessageStartingWith("SQ-PIP-0002");
        assertThatThrownBy(() -> rows(batch)).hasMessageStartingWith("SQ-PIP-0002");
    }

    @Test
    void aFileThatLandedWithOtherRowsThanItsManifestSaysIsTheCollectorsFault() throws IOException {
        ManifestSummary batch = lander.land(List.of(), "1", "{\"gmsfhm\":\"1\"}").batch();
        Path manifest = batch.folder().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"rows\" : 1", "\"rows\" : 2"));
        ManifestSummary wrong = new Lander(landing).reader().batches().getFirst();

        wrong.verify();

        assertThatThrownBy(() -> rows(wrong)).hasMessageStartingWith("SQ-PIP-0004");
    }

    private static List<LandedRow> rows(ManifestSummary batch) {
        List<LandedRow> rows = new ArrayList<>();
        for (LandedFile file : batch.files()) {
            try (LandedRowIterator open = file.open()) {
                open.forEachRemaining(rows::add);
            }
        }
        return rows;
    }
}
