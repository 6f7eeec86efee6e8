package org.shuqiao.pipelines.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuqiao.standards.element.ValueType;
import org.shuqiao.standards.mapping.OutputColumn;

/** Times of the summers in which the clocks of China were an hour ahead. */
class SummerTimeTest {

    private static final Instant MIDNIGHT = Instant.parse("1988-06-30T15:00:00Z");

    @Test
    void aTimeWithoutAnOffsetIsOneOfTheClocksOfItsDay() {
        assertThat(OrderingColumn.time("1988-07-01 00:00:00")).isEqualTo(MIDNIGHT);
        assertThat(OrderingColumn.time("1988-07-01")).isEqualTo(MIDNIGHT);
        assertThat(OrderingColumn.time("1988-06-30T23:00:00+08:00")).isEqualTo(MIDNIGHT);
        assertThat(OrderingColumn.time("1988-12-01 00:00:00")).isEqualTo(Instant.parse("1988-11-30T16:00:00Z"));
        assertThat(OrderingColumn.time("2024-07-01 00:00:00")).isEqualTo(Instant.parse("2024-06-30T16:00:00Z"));
    }

    @Test
    void aStandardTimeOfSuchASummerIsTheSameInstantInTheLake() {
        OutputColumn column = new OutputColumn("at", ValueType.TIMESTAMP, "datetime", List.of("at"), 0, 0);

        assertThat(LakeType.value(column, "1988-07-01T00:00:00+09:00")).isEqualTo(Optional.of(MIDNIGHT));
    }
}
