package org.shuqiao.city.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {

    @Test
    void aSecondLetsTheRateThroughAndNoMore() {
        var gate = new HttpServices.Gate(10);

        long first = IntStream.range(0, 25).filter(i -> gate.lets(1_000)).count();
        long later = IntStream.range(0, 25).filter(i -> gate.lets(500_001_000L)).count();

        assertThat(first).isEqualTo(10);
        assertThat(later).isEqualTo(5);
    }
}
