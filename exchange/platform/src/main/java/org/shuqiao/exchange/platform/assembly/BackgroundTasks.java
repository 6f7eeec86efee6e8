package org.shuqiao.exchange.platform.assembly;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.monitor.Monitoring;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.task.DueTasks;
import org.shuqiao.exchange.domain.task.TaskGuard;
import org.shuqiao.exchange.platform.audit.AccessLog;
import org.shuqiao.exchange.platform.audit.LakeReadLog;
import org.shuqiao.exchange.platform.ledger.CheckpointAnchoring;

/**
 * Background tasks that run every few seconds: expired grants and proposals, the outboxes, the log's anchor, the
 * security log's counts and the monitoring rules.
 */
final class BackgroundTasks implements AutoCloseable {

    private static final int SECONDS = 5;

    private final DueTasks tasks;
    private final CheckpointAnchoring anchoring;
    private final SecurityJournal journal;
    private final Changes changes;
    private final AccessLog access;
    private final LakeReadLog lakeReads;
    private final Monitoring monitoring;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r ->
            new Thread(r, "tend"));

    BackgroundTasks(DueTasks tasks, CheckpointAnchoring anchoring, SecurityJournal journal,
            Changes changes, AccessLog access, LakeReadLog lakeReads, Monitoring monitoring) {
        this.tasks = tasks;
        this.anchoring = anchoring;
        this.journal = journal;
        this.changes = changes;
        this.access = access;
        this.lakeReads = lakeReads;
        this.monitoring = monitoring;
        timer.scheduleWithFixedDelay(this::runDueTasks, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    void runDueTasks() {
        tasks.run();
        TaskGuard.run("anchoring the record log", anchoring::anchorIfDue);
        TaskGuard.run("entering counts into the security log", journal::enterCounts);
        TaskGuard.run("bringing the access log to the disk", access::force);
        TaskGuard.run("bringing the log of the lake's reads to the disk", lakeReads::force);
        TaskGuard.run("evaluating the monitoring rules", monitoring::run);
        TaskGuard.run("closing expired proposals", changes::expire);
    }

    @Override
    public void close() {
        timer.close(); // waits for what is being tended
        anchoring.anchor();
    }
}
