package org.shuqiao.exchange.platform.assembly;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.exchange.domain.task.DueTasks;
import org.shuqiao.exchange.domain.task.TaskGuard;
import org.shuqiao.exchange.platform.ledger.CheckpointAnchoring;

/** Background tasks that run every few seconds: expired grants, the outboxes and the log's anchor. */
final class BackgroundTasks implements AutoCloseable {

    private static final int SECONDS = 5;

    private final DueTasks tasks;
    private final CheckpointAnchoring anchoring;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r ->
            new Thread(r, "tend"));

    BackgroundTasks(DueTasks tasks, CheckpointAnchoring anchoring) {
        this.tasks = tasks;
        this.anchoring = anchoring;
        timer.scheduleWithFixedDelay(this::runDueTasks, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    void runDueTasks() {
        tasks.run();
        TaskGuard.run("anchoring the record log", anchoring::anchorIfDue);
    }

    @Override
    public void close() {
        timer.close(); // waits for what is being tended
        anchoring.anchor();
    }
}
