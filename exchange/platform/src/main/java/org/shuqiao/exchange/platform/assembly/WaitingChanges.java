package org.shuqiao.exchange.platform.assembly;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.exchange.domain.task.TaskGuard;
import org.shuqiao.exchange.domain.webhook.Announcer;

/** Has waiting changes announced every few seconds, beside the other tasks: whoever answers slowly holds up no one. */
final class WaitingChanges implements AutoCloseable {

    private static final int SECONDS = 2;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r ->
            new Thread(r, "announce"));

    WaitingChanges(Announcer announcer) {
        timer.scheduleWithFixedDelay(() -> TaskGuard.run("announcing waiting changes", announcer::run), SECONDS,
                SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.close(); // waits for the calls under way, each of which takes some seconds at most
    }
}
