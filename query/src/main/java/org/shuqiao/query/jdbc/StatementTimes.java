package org.shuqiao.query.jdbc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/**
 * Clock of the connections that set a time for their statements. The driver keeps a statement's own query time-out to
 * itself; a connection has one in the property, or in its address, {@code timeout}, in seconds.
 */
final class StatementTimes {

    private static final int MOST_SECONDS = 24 * 3_600;
    private static final long TICK_MILLIS = 200;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("jdbc-clock").daemon(true).factory());

    /** @return nothing where it is blank or 0, which stands for no time but the platform's own */
    static Optional<Duration> read(String seconds) {
        if (seconds.isBlank() || seconds.strip().equals("0")) {
            return Optional.empty();
        }
        try {
            int given = Integer.parseInt(seconds.strip());
            if (given < 1 || given > MOST_SECONDS) {
                throw new CodedException(QueryCode.TIMEOUT_UNUSABLE, MOST_SECONDS);
            }
            return Optional.of(Duration.ofSeconds(given));
        } catch (NumberFormatException e) {
            throw new CodedException(QueryCode.TIMEOUT_UNUSABLE, e, MOST_SECONDS);
        }
    }

    /** Runs work, and stops the statement when its time is over before. */
    <T> T within(Optional<Duration> time, RunningStatement running, Supplier<T> work) {
        long begun = System.nanoTime();
        Future<?> ticks = clock.scheduleAtFixedRate(() -> {
            time.filter(limit -> System.nanoTime() - begun >= limit.toNanos()).ifPresent(limit ->
                    running.stop(new CodedException(QueryCode.TIME_OVER, limit.toSeconds())));
            running.enforce();
        }, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            ticks.cancel(false);
        }
    }
}
