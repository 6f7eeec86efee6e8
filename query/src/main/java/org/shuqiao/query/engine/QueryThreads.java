package org.shuqiao.query.engine;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
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

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(MOST, MOST, IDLE.toSeconds(), TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING), QueryThreads::thread);

    QueryThreads() {
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "query", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** @return what the work gives; every failure of it, an Error too, is a {@link CodedException} here */
    <T> T call(Supplier<T> work, RunningQuery watch, Duration time) {
        Future<T> running;
        try {
            running = threads.submit(() -> {
                try (watch) {
                    watch.throwIfStopped(); // while it waited
                    return work.get();
                } catch (Throwable e) { // nothing that a consumer's statement sets off may escape its record
                    throw Failures.coded(e, watch);
                }
            });
        } catch (RejectedExecutionException e) {
            watch.close();
            throw new CodedException(threads.isShutdown() ? QueryCode.STOPPED : QueryCode.TOO_MANY_QUERIES);
        }
        try {
            return running.get(time.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CodedException coded ? coded : Failures.coded(e.getCause(), watch);
        } catch (TimeoutException e) {
            LOG.warn("a query did not end within {} ms of its time limit", GRACE.toMillis());
            CodedException over = new CodedException(QueryCode.TIME_OVER, time.toMillis() / 1000.0);
            watch.stop(over);
            running.cancel(false);
            throw watch.reason().orElse(over);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            watch.stop(new CodedException(QueryCode.STOPPED));
            throw new CodedException(QueryCode.STOPPED);
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
