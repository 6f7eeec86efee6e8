package org.shuqiao.pipelines.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

class LandingZoneTest {

    private static final SourceFile SOURCE = SourceFiles.parse(Path.of("rk.yaml"), """
            dataset: rk
            department: gongan
            title: {zh: 测试, en: Test}
            owner: 测试
            update: daily
            source: {kind: table, url: "jdbc:postgresql://127.0.0.1/x", table: x, slice: {mode: snapshot}}
            contract:
              - {column: a, type: text}
            mapping:
              key: []
              keep: []
              columns:
                - {from: a, to: a, element: text, level: should}
            """);

    @TempDir
    Path landing;

    private LandingWriter writer() {
        return new LandingWriter(landing, "gongan", "rk", List.of("a"));
    }

    @Test
    void batchesComeInTheOrderInWhichTheyLandedAndUnfinishedOnesAreNone() throws IOException {
        LandingWriter writer = writer();
        for (int i = 0; i < 12; i++) {
            writer.rows(List.of(List.of("x" + i)));
        }
        Path whole = landing.resolve("gongan/rk");
        Files.createDirectories(whole.resolve(".tmp-1-2"));
        Files.createDirectories(whole.resolve("0123"));

        List<ManifestSummary> batches = new LandingZoneReader(landing).batches(SOURCE);

        assertThat(batches).extracting(ManifestSummary::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"format\" : 1 | \"format\" : 2 | SQ-PIP-0003",
        "\"name\" : \"a\" | \"name\" : \"_row\" | SQ-PIP-0006",
        "\"name\" : \"a\" | \"name\" : \" \" | SQ-PIP-0006"})
    void refusesAManifestThatCannotBeTrusted(String part, String wrong, String code) throws IOException {
        Path manifest = writer().rows(List.of(List.of("secret"))).resolve("manifest.json");
        String text = Files.readString(manifest);
        assertThat(text).contains(part);
        Files.writeString(manifest, text.replace(part, wrong));

        assertThatThrownBy(() -> new LandingZoneReader(landing).batches(SOURCE)).isInstanceOf(CodedException.class)
                .hasMessageStartingWith(code);
    }
}
