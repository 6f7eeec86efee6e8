package org.shuqiao.exchange.platform.assembly;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.exchange.domain.task.TaskGuard;
import org.shuqiao.exchange.platform.inbox.notice.NoticeSender;

/** Has notices of inboxes sent every few seconds, beside the other tasks: a slow mail server holds up no one. */
final class SentNotices implements AutoCloseable {

    private static final int SECONDS = 3;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r ->
            new Thread(r, "notices"));

    SentNotices(NoticeSender sender) {
        timer.scheduleWithFixedDelay(() -> TaskGuard.run("sending notices of inboxes", sender::run), SECONDS, SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.close(); // waits for what is being sent, some seconds at most
    }
}
