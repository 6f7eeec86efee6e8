package org.shuqiao.catalog.atlas;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.error.CatalogCode;

/**
 * Circuit breaker for Apache Atlas: reads fail fast for 15 seconds after a failed call. After a call that failed,
 * readers are told so at once for a while, so that no page waits for a server that hangs; who publishes finds out when
 * it is back.
 */
public final class AtlasCircuitBreaker {

    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Clock clock;
    private Optional<Instant> failedSince = Optional.empty();
    private Optional<Instant> failedLast = Optional.empty();
    private Optional<CodedException> failure = Optional.empty();
    private Optional<Instant> answered = Optional.empty();

    public AtlasCircuitBreaker(Clock clock) {
        this.clock = clock;
    }

    /** Does a reader's work, unless the server failed a moment ago. */
    public <T> T callOrFailFast(Supplier<T> work) {
        failedLately().ifPresent(before -> {
            throw before;
        });
        return call(work);
    }

    /** Does work and remembers whether the server answered. */
    public <T> T call(Supplier<T> work) {
        try {
            T result = work.get();
            good();
            return result;
        } catch (CodedException e) {
            if (e.code() == CatalogCode.ATLAS_REFUSED || e.code() == CatalogCode.ATLAS_ALTERED) {
                good(); // it answers
            } else {
                bad(e);
            }
            throw e;
        }
    }

    /** @return since when it does not answer; empty where it does, or nobody asked yet */
    public synchronized Optional<Instant> failedSince() {
        return failedSince;
    }

    /** @return when it answered last, since this process began */
    public synchronized Optional<Instant> answered() {
        return answered;
    }

    /** @return with what it failed, as long as it does */
    public synchronized Optional<CodedException> failure() {
        return failure;
    }

    private synchronized Optional<CodedException> failedLately() {
        return failedLast.filter(last -> clock.instant().isBefore(last.plus(PAUSE))).flatMap(last -> failure);
    }

    private synchronized void good() {
        answered = Optional.of(clock.instant());
        failedSince = Optional.empty();
        failedLast = Optional.empty();
        failure = Optional.empty();
    }

    private synchronized void bad(CodedException e) {
        failedLast = Optional.of(clock.instant());
        failedSince = failedSince.or(() -> failedLast);
        failure = Optional.of(e);
    }
}
