package org.shuqiao.contracts.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;

class LandingReaderTest {

    private static final String ROW = "{\"gmsfhm\":\"1\",\"xm\":\"甲\"}";

    @TempDir
    private Path landing;

    private Lander lander;

    @BeforeEach
    void open() {
        lander = new Lander(landing);
    }

    @Test
    void aDatasetThatHasNoFolderHasNoBatches() {
        assertThat(lander.reader().batches()).isEmpty();
    }

    @Test
    void batchesComeInTheOrderInWhichTheyLanded() {
        land(12);

        List<ManifestSummary> batches = new Lander(landing).reader().batches();

        assertThat(batches).extracting(ManifestSummary::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(batches.getLast()).satisfies(newest -> {
            assertThat(newest.slice().to()).containsExactly("12");
            assertThat(newest.uniqueKey()).isTrue();
            assertThat(newest.columns()).containsExactly("gmsfhm", "xm");
            assertThat(newest.landedAt()).isEqualTo("2026-11-22T23:10:00.5+08:00");
        });
    }

    @Test
    void whatIsNotFinishedIsNoBatch() throws IOException {
        ManifestSummary batch = lander.land(List.of(), "1", ROW).batch();
        Path unfinished = Files.createDirectory(lander.folder().resolve(".tmp-1"));
        Files.copy(batch.folder().resolve("manifest.json"), unfinished.resolve("manifest.json"));
        Files.createDirectory(lander.folder().resolve("0123"));
        Files.writeString(lander.folder().resolve("README"), "");

        assertThat(lander.reader().batches()).containsExactly(batch);
    }

    @Test
    void aReaderBesideAWriterSeesWholeBatchesFromTheFirstOn() {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> land(60));
        LandingReader reader = new Lander(landing).reader();

        do {
            List<Long> seen = reader.batches().stream().map(ManifestSummary::sequence).toList();
            assertThat(seen).isSubsetOf(LongStream.rangeClosed(1, 60).boxed().toList()).isSorted();
        } while (!writing.isDone());

        writing.join();
        assertThat(reader.batches()).hasSize(60);
    }

    @Test
    void aBatchThatWasTakenAwayIsNoLongerThere() throws IOException {
        ManifestSummary batch = lander.land(List.of(), "1", ROW).batch();
        assertThat(lander.reader().batches()).hasSize(1);

        Files.move(batch.folder(), landing.resolve("elsewhere"));

        assertThat(lander.reader().batches()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"format\" : 1          | \"format\" : 2             | format",
        "\"department\" : \"gongan\" | \"department\" : \"weijian\" | dataset",
        "\"sequence\" : 1        | \"sequence\" : 0           | sequence",
        "\"batch\" : \"          | \"batch\" : \"x            | batch",
        "\"mode\" : \"keyset\"   | \"mode\" : \"sometimes\"   | json",
        "\"to\"                  | \"until\"                  | slice",
        "data-00000.jsonl.gz     | ../data-00000.jsonl.gz     | files",
        "\"rows\" : 1,           | \"rows\" : 7,              | rows",
        "\"schema\"              | \"scheme\"                 | schema",
        "\"landedAt\"            | \"landed\"                 | landedAt",
        "\"sha256\" : \"         | \"sha256\" : \"x           | files",
        "{                       | {format                    | json"})
    void aManifestThatCannotBeTrustedIsRefused(String part, String wrong, String what) throws IOException {
        Path manifest = lander.land(List.of(), "secret", ROW).batch().folder().resolve("manifest.json");
        String text = Files.readString(manifest);
        assertThat(text).contains(part);
        Files.writeString(manifest, text.replaceFirst(Pattern.quote(part), wrong));

        assertThatThrownBy(() -> lander.reader().batches()).isInstanceOf(CodedException.class)
                .hasMessageStartingWith("SQ-PIP-0003").hasMessageContaining(": " + what)
                .hasMessageNotContaining("secret").hasNoCause();
    }

    private void land(int count) {
        for (int i = 1; i <= count; i++) {
            lander.land(i == 1 ? List.of() : List.of(Integer.toString(i - 1)), Integer.toString(i), ROW);
        }
    }
}
