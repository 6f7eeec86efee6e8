package org.shuqiao.exchange.platform.lake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.task.TaskGuard;
import org.shuqiao.exchange.platform.jobs.JobCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the lake once a day, from a set hour on; while another job runs it waits. */
public final class DailyMaintenance implements AutoCloseable {

    private static final long MINUTES = 10;
    private static final Logger LOG = LoggerFactory.getLogger(DailyMaintenance.class);

    private final LakeMaintenance maintenance;
    private final Optional<LocalTime> hour;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r ->
            new Thread(r, "daily-maintenance"));

    /** @param hour from which on it runs; without one it never does */
    public DailyMaintenance(LakeMaintenance maintenance, Optional<LocalTime> hour, Clock clock) {
        this.maintenance = maintenance;
        this.hour = hour;
        this.clock = clock;
        if (hour.isPresent()) {
            timer.scheduleWithFixedDelay(() -> TaskGuard.run("the daily maintenance of the lake", this::runIfDue),
                    MINUTES, MINUTES, TimeUnit.MINUTES);
        }
    }

    /** @return whether it started now */
    synchronized boolean runIfDue() {
        ZonedDateTime now = ZonedDateTime.ofInstant(clock.instant(), ExchangeStore.ZONE);
        LocalDate today = now.toLocalDate();
        boolean due = hour.filter(from -> !now.toLocalTime().isBefore(from)).isPresent();
        if (!due || maintenance.last().map(ExchangeStore::day).filter(today::equals).isPresent()) {
            return false;
        }
        try {
            LOG.info("daily maintenance of the lake: job {}", maintenance.start("platform", List.of()).id());
            return true;
        } catch (CodedException e) {
            if (e.code() == JobCode.BUSY) {
                return false; // looked at again when the timer comes round
            }
            throw e;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
