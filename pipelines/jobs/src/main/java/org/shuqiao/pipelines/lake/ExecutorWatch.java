package org.shuqiao.pipelines.lake;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watchdog that cancels all Spark jobs when the cluster grants no executor for too long. Spark itself would wait for
 * ever.
 */
final class ExecutorWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorWatch.class);
    private static final int LOOK_SECONDS = 2;

    private final SparkContext spark;
    private final Duration patience;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("executor-watch").factory());
    private long withSince = System.nanoTime();
    private volatile boolean lost;

    /** @param patience how long the work waits for an executor */
    ExecutorWatch(SparkContext spark, Duration patience) {
        this.spark = spark;
        this.patience = patience;
        timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        // the driver is listed among them
        if (spark.statusTracker().getExecutorInfos().length > 1) {
            withSince = System.nanoTime();
        } else if (System.nanoTime() - withSince > patience.toNanos()) {
            lost = true;
            LOG.error("no executor for {} s, giving the work up", patience.toSeconds());
            spark.cancelAllJobs();
        }
    }

    /** @throws CodedException once the work was given up */
    void check() {
        if (lost) {
            throw new CodedException(PipelinesCode.NO_EXECUTORS, spark.master(), patience.toSeconds());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
