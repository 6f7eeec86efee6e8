package org.shuqiao.nifi.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;
import org.shuqiao.standards.source.Hours;

class SourceLoadTest {

    private static final int RATE = 100;

    @Test
    void slicesOfFewRowsAreNoFasterThanOneOfMany() {
        long begin = System.nanoTime();

        for (int slice = 0; slice < 20; slice++) {
            read("small", 4); // a pull looks after five
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(750));
    }

    @Test
    void twoPullsOfOneServerShareItsRows() {
        long begin = System.nanoTime();

        List<CompletableFuture<Void>> pulls = Stream.of("gongan", "minzheng").map(database ->
                CompletableFuture.runAsync(() -> read("jdbc:postgresql://db.example/" + database, 30))).toList();
        pulls.forEach(CompletableFuture::join);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(590));
    }

    @Test
    void aSliceIsBrokenOffWhenTheHoursEndAndGoesOnWithinTheNext() {
        Ticking clock = new Ticking(() -> { });
        Optional<SourceLoad.Open> open = Optional.of(new SourceLoad.Open(Hours.of("12:00-13:00").orElseThrow(), clock));
        try (SourceLoad load = SourceLoad.enter("closing", 1, 0, open, Duration.ZERO)) {
            rows(load, 2500);
            clock.set("13:00");
            assertThatThrownBy(() -> rows(load, 1000)).isInstanceOfSatisfying(CodedException.class, e -> {
                assertThat(e.code()).isEqualTo(CollectCode.HOURS_ENDED);
                assertThat(e).hasMessageContaining("12:00-13:00 of closing").hasMessageContaining("3000 rows");
            });
        }
        clock.set("12:30");
        try (SourceLoad load = SourceLoad.enter("closing", 1, 0, open, Duration.ZERO)) {
            rows(load, 2500);
        }
    }

    @Test
    void aSliceHasAMinutesRowsAtMost() {
        try (SourceLoad slow = SourceLoad.enter("slices", 9, 3, Optional.empty(), Duration.ZERO);
                SourceLoad fast = SourceLoad.enter("slices", 9, Integer.MAX_VALUE, Optional.empty(), Duration.ZERO);
                SourceLoad free = SourceLoad.enter("slices", 9, 0, Optional.empty(), Duration.ZERO)) {
            assertThat(slow.slice(50_000)).isEqualTo(180);
            assertThat(fast.slice(50_000)).isEqualTo(50_000);
            assertThat(free.slice(50_000)).isEqualTo(50_000);
        }
    }

    private static void read(String source, int rows) {
        try (SourceLoad load = SourceLoad.enter(source, 2, RATE, Optional.empty(), Duration.ofMinutes(1))) {
            rows(load, rows);
        }
    }

    private static void rows(SourceLoad load, int count) {
        for (int i = 0; i < count; i++) {
            load.row();
        }
    }
}
