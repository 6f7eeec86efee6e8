package org.shuqiao.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    /** The paths that the specification spells out, among them that of tile 1234067. */
    @ParameterizedTest
    @CsvSource({"tile/0/x001/x234/067, 0, 1234067, 256", "tile/0/x001/x234/067.p/8, 0, 1234067, 8",
        "tile/1/x004/820.p/139, 1, 4820, 139", "tile/2/018.p/212, 2, 18, 212", "tile/5/000.p/1, 5, 0, 1",
        "tile/0/000, 0, 0, 256"})
    void hash_tiles_have_the_paths_of_the_specification(String text, int level, long index, int width) {
        assertThat(TilePath.hashes(level, index, width).text()).isEqualTo(text);
        assertThat(TilePath.parse(text)).contains(TilePath.hashes(level, index, width));
    }

    @Test
    void entries_have_their_own_folder() {
        assertThat(TilePath.entries(1_234_067, 9).text()).isEqualTo("tile/entries/x001/x234/067.p/9");
        assertThat(TilePath.parse("tile/entries/000")).contains(TilePath.entries(0, 256));
        assertThat(TilePath.entries(3, 9).leaves()).isEqualTo(3 * 256 + 9);
        assertThat(TilePath.hashes(1, 0, 2).leaves()).isEqualTo(512);
        assertThat(TilePath.parse("tile/5/x999/x999/x999/x999/999").orElseThrow().leaves()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tile/0", "tile/6/000", "tile/0/1", "tile/0/x000/001", "tile/0/001/002",
        "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/257", "tile/0/000.p/01", "tile/0/../000",
        "tile/entries/x1/000"})
    void other_spellings_are_no_tile(String text) {
        assertThat(TilePath.parse(text)).isEmpty();
    }
}
