package org.shuqiao.catalog.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.atlas.testkit.TestClock;
import org.shuqiao.catalog.error.CatalogCode;

/** The circuit breaker: readers do not wait for a server that failed a moment ago. */
class AtlasCircuitBreakerTest {

    private final TestClock clock = new TestClock();
    private final AtlasCircuitBreaker reach = new AtlasCircuitBreaker(clock);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aServerThatAnswersIsAskedEachTime() {
        assertThat(reach.callOrFailFast(this::answered)).isEqualTo("answer");
        assertThat(reach.callOrFailFast(this::answered)).isEqualTo("answer");

        assertThat(asked).hasValue(2);
        assertThat(reach.answered()).contains(clock.instant());
        assertThat(reach.failedSince()).isEmpty();
        assertThat(reach.failure()).isEmpty();
    }

    @Test
    void afterAFailureReadersAreToldSoAtOnceWithoutAsking() {
        CodedException failure = fails(CatalogCode.ATLAS_UNREACHABLE);
        clock.pass(Duration.ofSeconds(14));

        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> reach.callOrFailFast(this::answered))
                .isSameAs(failure);

        assertThat(asked).hasValue(1);
    }

    @Test
    void afterItsPauseTheServerIsAskedAgain() {
        fails(CatalogCode.ATLAS_UNREACHABLE);
        clock.pass(Duration.ofSeconds(15));

        assertThat(reach.callOrFailFast(this::answered)).isEqualTo("answer");

        assertThat(reach.failedSince()).isEmpty();
    }

    @Test
    void aFailureAfterThePauseBeginsAnother() {
        Instant first = clock.instant();
        fails(CatalogCode.ATLAS_UNREACHABLE);
        clock.pass(Duration.ofSeconds(15));
        fails(CatalogCode.ATLAS_FAILED);
        clock.pass(Duration.ofSeconds(14));

        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> reach.callOrFailFast(this::answered))
                .matches(e -> e.code() == CatalogCode.ATLAS_FAILED);

        assertThat(asked).hasValue(2);
        assertThat(reach.failedSince()).contains(first);
    }

    @Test
    void whoPublishesAsksAllTheSameAndFindsOutThatItIsBack() {
        fails(CatalogCode.ATLAS_UNREACHABLE);

        assertThat(reach.call(this::answered)).isEqualTo("answer");

        assertThat(reach.callOrFailFast(this::answered)).isEqualTo("answer");
        assertThat(reach.failure()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ATLAS_REFUSED", "ATLAS_ALTERED"})
    void aServerThatRefusesOrSaysSomethingElseIsThere(CatalogCode code) {
        fails(code);

        assertThat(reach.failedSince()).isEmpty();
        assertThat(reach.answered()).contains(clock.instant());
        assertThat(reach.callOrFailFast(this::answered)).isEqualTo("answer");
    }

    @ParameterizedTest
    @EnumSource(names = {"ATLAS_UNREACHABLE", "ATLAS_LOGIN", "ATLAS_FAILED", "ATLAS_UNTRUSTED"})
    void aServerThatCannotBeUsedFails(CatalogCode code) {
        CodedException failure = fails(code);

        assertThat(reach.failedSince()).contains(clock.instant());
        assertThat(reach.failure()).containsSame(failure);
        assertThat(reach.answered()).isEmpty();
    }

    private String answered() {
        asked.incrementAndGet();
        return "answer";
    }

    private CodedException fails(CatalogCode code) {
        CodedException failure = new CodedException(code, "http://127.0.0.1:21000", "shuqiao");
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> reach.callOrFailFast(() -> {
            asked.incrementAndGet();
            throw failure;
        })).isSameAs(failure);
        return failure;
    }
}
