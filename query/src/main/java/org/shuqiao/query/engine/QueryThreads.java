package org.shuqiao.query.engine;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.run.RunningQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads with deep stacks on which queries are planned and run, so that a caller has its answer or refusal in time
 * whatever an engine's library does. A query that does not heed its end keeps its thread until it does; those that may
 * run at once are limited, so that such queries cannot take all of the machine. The others wait in the order in which
 * they came, within their own time.
 */
final class QueryThreads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueryThreads.class);
    private static final int MOST = 64;
    private static final int WAITING = 1_000;
    private static final long STACK_BYTES = 16L << 20;
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** How long a query that was stopped may take to notice. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** A query that ended gives back its place before its thread is free again. */
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, 2 * MOST, IDLE.toSeconds(), TimeUnit.SECONDS,
            new SynchronousQueue<>(), QueryThreads::thread);
    private final Semaphore places = new Semaphore(MOST, true);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "query", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** @return what the work gives; every failure of it, an Error too, is a {@link CodedException} here */
    <T> T call(Supplier<T> work, RunningQuery watch, Duration time) {
        long end = System.nanoTime() + time.plus(GRACE).toNanos();
        try {
            place(watch, time);
            Future<T> running = started(work, watch);
            return running.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CodedException coded ? coded : Failures.coded(e.getCause(), watch);
        } catch (TimeoutException e) {
            LOG.warn("a query did not end within {} ms of its time limit", GRACE.toMillis());
            throw over(watch, time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            watch.stop(new CodedException(QueryCode.STOPPED));
            throw new CodedException(QueryCode.STOPPED);
        }
    }

    /** Waits until the query may run. */
    private void place(RunningQuery watch, Duration time) throws InterruptedException {
        if (places.getQueueLength() >= WAITING) {
            watch.close();
            throw new CodedException(QueryCode.TOO_MANY_QUERIES);
        }
        boolean placed = false;
        try {
            placed = places.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!placed) { // the time is over, or the caller was interrupted: no thread will close it
                watch.close();
            }
        }
        if (!placed) {
            throw over(watch, time);
        }
    }

    private static CodedException over(RunningQuery watch, Duration time) {
        CodedException over = new CodedException(QueryCode.TIME_OVER, time.toMillis() / 1000.0);
        watch.stop(over);
        return watch.reason().orElse(over);
    }

    private <T> Future<T> started(Supplier<T> work, RunningQuery watch) {
        try {
            return threads.submit(() -> {
                try (watch) {
                    watch.throwIfStopped(); // while it waited
                    return work.get();
                } catch (Throwable e) { // nothing that a consumer's statement sets off may escape its record
                    throw Failures.coded(e, watch);
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            watch.close();
            throw new CodedException(threads.isShutdown() ? QueryCode.STOPPED : QueryCode.TOO_MANY_QUERIES);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} queries did not end in time", threads.getActiveCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
