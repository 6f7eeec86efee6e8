package org.shuqiao.catalog.atlas.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.testkit.Recorded;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.published.PublishedDataset;

/** A dataset as an Atlas tells it. */
class DatasetReaderTest {

    private static final String LOOK_UP = "GET v2/entity/uniqueAttribute/type/shuqiao_dataset";
    private static final String READ = "GET v2/entity/bulk";

    private final SimulatedAtlas atlas = SimulatedAtlas.start();
    private final AtlasConnection connection = atlas.connect();
    private final DatasetReader datasets = new DatasetReader(connection);

    @AfterEach
    void stop() {
        connection.close();
        atlas.close();
    }

    @Test
    void aDatasetIsReadWithItsColumnsInOrderAndItsScores() {
        atlas.answer(LOOK_UP, Recorded.answer("dataset-gongan_rk"));
        atlas.answer(READ, Recorded.answer("columns-gongan_rk"));

        assertThat(datasets.read("gongan_rk")).contains(new PublishedDataset("gongan_rk", "gongan", "人口基本信"
                + "息", "Population register",
                UpdateCycle.DAILY, "run-1", Instant.ofEpochMilli(1795136400000L), new RowCounts(5100, 5000, 60, 40, 12),
                        "yunzhou-2026.1",
                List.of(new DatasetColumn("citizen_number", ItemType.TEXT, Optional.of("citizen-number"), 0, 0),
                        new DatasetColumn("name", ItemType.TEXT, Optional.of("person-name"), 0, 3),
                        new DatasetColumn("birth_date", ItemType.DATE, Optional.empty(), 4, 0)),
                Map.of(Dimension.COMPLETENESS, 0.998, Dimension.ACCURACY, 1.0)));
    }

    @Test
    void itsColumnsAreAskedForInOneCallWithoutWhatWasTakenAway() {
        atlas.answer(LOOK_UP, Recorded.answer("dataset-gongan_rk"));
        atlas.answer(READ, Recorded.answer("columns-gongan_rk"));

        datasets.read("gongan_rk");

        assertThat(atlas.calls(LOOK_UP)).singleElement()
                .satisfies(call -> assertThat(call.parameter("attr:qualifiedName")).isEqualTo("dataset:gongan_rk"));
        assertThat(atlas.calls(READ)).singleElement()
                .satisfies(call -> assertThat(call.query().get("guid")).containsExactly("c-birth", "c-name", "c-number",
                        "c-sex"));
    }

    @Test
    void aDatasetOfWhichOnlyTheNameIsKnownHasNoColumnsAndNoScores() {
        atlas.answer(LOOK_UP, Recorded.answer("dataset-named"));

        assertThat(datasets.read("gongan_rk")).hasValueSatisfying(dataset -> {
            assertThat(dataset.titleZh()).isEqualTo("人口");
            assertThat(dataset.columns()).isEmpty();
            assertThat(dataset.scores()).isEmpty();
        });
        assertThat(atlas.calls(READ)).isEmpty();
    }

    @Test
    void aDatasetThatAtlasDoesNotHaveIsNotFound() {
        assertThat(datasets.read("none")).isEmpty();
    }
}
