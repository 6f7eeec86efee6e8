package org.shuqiao.standards.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowMapperSpeedTest {

    private static final int ROWS = 200_000;
    /** By the processor's clock, so that a busy machine does not fail the build. */
    private static final double LEAST_ROWS_A_SECOND = 100_000;

    @Test
    void mappingIsNotWhatTheLakeWaitsFor() {
        RowMapper mapper = Samples.mapper(Samples.population());
        Map<String, String> plain = Samples.row("gmsfhm", "990102198503071235", "xm", "王明", "xb", "1", "csrq", "19850307");
        Map<String, String> wide = Samples.row("gmsfhm", "９９０１０２８５０３０７１２３", "xm", "王　明", "xb", "2", "csrq", "1985/3/7");
        run(mapper, plain, wide, ROWS / 4);

        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        int published = run(mapper, plain, wide, ROWS);
        double rate = ROWS / ((thread.getCurrentThreadCpuTime() - start) / 1e9);

        assertThat(published).isEqualTo(ROWS);
        assertThat(rate).isGreaterThan(LEAST_ROWS_A_SECOND);
    }

    private static int run(RowMapper mapper, Map<String, String> plain, Map<String, String> wide, int rows) {
        int published = 0;
        for (int i = 0; i < rows; i++) {
            published += mapper.map(i % 4 == 0 ? wide : plain) instanceof Standard ? 1 : 0;
        }
        return published;
    }
}
