package org.shuqiao.exchange.platform.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.exchange.platform.testkit.LandingSample;

class LandedBatchesTest {

    @TempDir
    private Path landing;

    @Test
    void thePageShowsTheNewestBatchesFirst() throws IOException {
        LandingSample sample = new LandingSample(landing);
        sample.land("{\"no\":\"1\"}");
        sample.land("{\"no\":\"1\"}", "{\"no\":\"2\"}");
        ManifestSummary newest = sample.land("{\"no\":\"3\"}");

        assertThat(new LandedBatches(landing).of(LandingSample.SOURCE, 2))
                .extracting(LandedBatches.Batch::sequence, LandedBatches.Batch::rows)
                .containsExactly(tuple(3L, 1L), tuple(2L, 2L));
        assertThat(new LandedBatches(landing).of(LandingSample.SOURCE, 1)).singleElement()
                .satisfies(batch -> assertThat(batch.id()).isEqualTo(newest.batch()));
    }

    @Test
    void aBatchThatIsStillBeingWrittenIsNotShown() throws IOException {
        LandingSample sample = new LandingSample(landing);
        ManifestSummary batch = sample.land("{\"no\":\"1\"}");
        sample.halfLand(batch);

        assertThat(new LandedBatches(landing).of(LandingSample.SOURCE, 20)).extracting(LandedBatches.Batch::id)
                .containsExactly(batch.batch());
    }
}
