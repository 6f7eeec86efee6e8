package org.shuqiao.exchange.domain.task;

import java.time.Duration;
import org.shuqiao.exchange.domain.basis.BasisWatch;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.file.making.DeliveredFiles;
import org.shuqiao.exchange.domain.grade.GradeWatch;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.domain.quality.StaleWatch;
import org.shuqiao.exchange.domain.subscription.ChangeDeliveries;

/**
 * Does what is due: records that the log does not have, published entries and expired grants of which the ledger was
 * not told, clocks that ran on. Run them every few seconds; it is harmless to repeat them and to run them in several
 * processes. What fails is logged, does not hold up the others, and is due again the next time.
 */
public final class DueTasks {

    /** Longest time that events are sent to the ledger in one run. */
    private static final Duration AT_WORK = Duration.ofSeconds(20);
    private static final Duration AT_START = Duration.ofSeconds(2);

    private final RecordOutbox records;
    private final CatalogEvents catalogEvents;
    private final Grants grants;
    private final EventOutbox outbox;
    private final Emergencies emergencies;
    private final ClockTasks clock;
    private final BasisWatch bases;
    private final GradeWatch grades;
    private final DeliveredFiles files;
    private final ChangeDeliveries changes;
    private final StaleWatch stale;
    private final Pushes pushes;

    public DueTasks(RecordOutbox records, CatalogEvents catalogEvents, Grants grants, EventOutbox outbox,
            Emergencies emergencies, ClockTasks clock, BasisWatch bases, GradeWatch grades, DeliveredFiles files,
            ChangeDeliveries changes, StaleWatch stale, Pushes pushes) {
        this.records = records;
        this.catalogEvents = catalogEvents;
        this.grants = grants;
        this.outbox = outbox;
        this.emergencies = emergencies;
        this.clock = clock;
        this.bases = bases;
        this.grades = grades;
        this.files = files;
        this.pushes = pushes;
        this.changes = changes;
        this.stale = stale;
    }

    public void run() {
        run(AT_WORK);
        TaskGuard.run("telling of bases that have ended", bases::tellOnceADay);
        TaskGuard.run("telling of data that were not renewed in time", stale::tellOnceAnHour);
        TaskGuard.run("telling of items graded below their sources", grades::tell);
    }

    /**
     * Finishes what a process left that died; the start does not wait long for the ledger, and not for what looks at
     * every published entry.
     */
    public void runAtStart() {
        run(AT_START);
        TaskGuard.run("ending files that were being made", files::tendAtStart);
        TaskGuard.run("ending pushes that were being made", pushes::tendAtStart);
    }

    private void run(Duration sending) {
        TaskGuard.run("recovering records", records::recover);
        TaskGuard.run("taking over the catalogue's announcements", catalogEvents::relayNew);
        TaskGuard.run("ending grants that others replaced", grants::endReplaced);
        TaskGuard.run("announcing expired grants", grants::announceExpired);
        TaskGuard.run("telling of emergency grants that nobody reviewed", emergencies::escalate);
        clock.run();
        TaskGuard.run("removing files whose time is over", files::tend);
        TaskGuard.run("removing changes that nobody acknowledged", changes::tend);
        TaskGuard.run("sending events to the ledger", () -> outbox.drain(sending));
    }
}
