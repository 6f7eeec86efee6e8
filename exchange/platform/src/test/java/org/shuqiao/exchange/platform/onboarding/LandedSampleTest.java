package org.shuqiao.exchange.platform.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.platform.testkit.LandingSample;

class LandedSampleTest {

    @TempDir
    private Path landing;

    @Test
    void aSampleIsTheRowsOfAllBatchesThatLanded() throws IOException {
        LandingSample sample = new LandingSample(landing);
        sample.land("{\"no\":\"1\"}", "{\"no\":null}");
        sample.halfLand(sample.land("{\"no\":\"3\"}"));
        AtomicInteger rows = new AtomicInteger();

        LandedSample.each(landing, LandingSample.SOURCE, row -> rows.incrementAndGet());

        assertThat(rows).hasValue(3);
    }
}
