package org.shuqiao.exchange.platform.assembly;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.exchange.domain.task.TaskGuard;
import org.shuqiao.exchange.platform.jobs.schedule.DueJobs;

/** Looks every few seconds for jobs that are due, and for what became of those that ran. */
final class ScheduledJobs implements AutoCloseable {

    private static final int SECONDS = 2;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r ->
            new Thread(r, "schedules"));

    ScheduledJobs(DueJobs due) {
        timer.scheduleWithFixedDelay(() -> TaskGuard.run("starting scheduled jobs", due::run), SECONDS, SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.close();
    }
}
