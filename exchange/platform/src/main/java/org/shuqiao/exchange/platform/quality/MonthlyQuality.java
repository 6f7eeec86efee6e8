package org.shuqiao.exchange.platform.quality;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.exchange.domain.task.TaskGuard;

/** Makes the quality reports of a month once it is over. */
public final class MonthlyQuality implements AutoCloseable {

    private static final long MINUTES = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r ->
            new Thread(r, "monthly-quality"));

    public MonthlyQuality(QualityReports reports) {
        timer.scheduleWithFixedDelay(() -> TaskGuard.run("the monthly quality reports", reports::makeDue), 1, MINUTES,
                TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        timer.close();
    }
}
