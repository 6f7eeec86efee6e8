package org.shuqiao.centre.assembly;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.centre.handling.CaseWatch;
import org.shuqiao.exchange.domain.task.TaskGuard;

/** Looks every few seconds for what time brings to the operation centre. */
final class CentreTasks implements AutoCloseable {

    private static final int SECONDS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r ->
            new Thread(r, "centre"));

    CentreTasks(CaseWatch watch) {
        timer.scheduleWithFixedDelay(() -> TaskGuard.run("reminding of cases", watch::tell), SECONDS, SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.close();
    }
}
